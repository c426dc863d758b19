import { getTranslations } from "next-intl/server";
import { AccountSearch } from "@/components/admin/account-search";
import { RoleTable } from "@/components/admin/role-table";
import { PageHeader } from "@/components/ui/page-header";
import { accountSearchSchema } from "@/lib/schemas/accounts";
import { requireViewer } from "@/lib/server/http/page";
import { accountPage } from "@/lib/server/queries/accounts";
import { grant, unlock } from "./actions";

export default async function RolesPage({ searchParams }: PageProps<"/admin/roles">) {
  const viewer = await requireViewer("role.grant");
  const search = accountSearchSchema.parse(await searchParams);
  const [t, { items, ...place }] = await Promise.all([
    getTranslations("admin.roles"),
    accountPage(viewer, "role.grant", search),
  ]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <AccountSearch path="/admin/roles" q={search.q} place={place}>
        <RoleTable accounts={items} total={place.total} ownId={viewer.userId} actions={{ grant, unlock }} />
      </AccountSearch>
    </>
  );
}
