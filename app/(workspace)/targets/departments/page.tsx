import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LeadTableForm } from "@/components/targets/lead-table-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/server/http/page";
import { leadTable } from "@/lib/server/queries/lead-table";
import { change } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets.departments"))("title") };
}

export default async function LeadTablePage() {
  const viewer = await requireViewer("target.manage");
  const [table, t] = await Promise.all([leadTable(viewer), getTranslations("targets")]);
  return (
    <>
      <PageHeader
        back={{ href: "/targets", label: t("title") }}
        title={t("departments.title")}
        purpose={t("departments.purpose")}
      />
      {/* What somebody else has saved replaces the form; nothing of theirs is overwritten unseen. */}
      <LeadTableForm key={table.latest} table={table} change={change} />
    </>
  );
}
