import { getTranslations } from "next-intl/server";
import { LeaderPosts } from "@/components/admin/leader-posts";
import { UnitTable } from "@/components/admin/unit-table";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/server/http/page";
import { organization } from "@/lib/server/queries/units";
import { change, changePost, create, createPost, move, setActive } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("units");

export default async function UnitsPage() {
  const viewer = await requireViewer("unit.manage");
  const [t, { units, posts }] = await Promise.all([getTranslations("admin.units"), organization(viewer)]);
  return (
    <>
      <PageHeader title={t("page")} purpose={t("purpose")} />
      <div className="space-y-6">
        <UnitTable units={units} actions={{ create, change, move, setActive }} />
        <LeaderPosts posts={posts} actions={{ create: createPost, change: changePost }} />
      </div>
    </>
  );
}
