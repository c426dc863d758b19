import { getTranslations } from "next-intl/server";
import { AccountSearch } from "@/components/admin/account-search";
import { RoleTable } from "@/components/admin/role-table";
import { PageHeader } from "@/components/ui/page-header";
import { accountSearchSchema } from "@/lib/schemas/accounts";
import { requireViewer } from "@/lib/server/http/page";
import { accountPage, ACCOUNTS_PER_PAGE } from "@/lib/server/queries/accounts";
import { grant, unlock } from "./actions";

export default async function RolesPage({ searchParams }: PageProps<"/admin/roles">) {
  const viewer = await requireViewer("role.grant");
  const search = accountSearchSchema.parse(await searchParams);
  const [t, { items, total }] = await Promise.all([
    getTranslations("admin.roles"),
    accountPage(viewer, "role.grant", search),
  ]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <AccountSearch path="/admin/roles" search={search} pageSize={ACCOUNTS_PER_PAGE} total={total}>
        <RoleTable accounts={items} total={total} ownId={viewer.userId} actions={{ grant, unlock }} />
      </AccountSearch>
    </>
  );
}
