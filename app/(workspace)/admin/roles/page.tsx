import { getTranslations } from "next-intl/server";
import { AccountSearch } from "@/components/admin/account-search";
import { RoleProposals } from "@/components/admin/role-proposals";
import { RoleTable } from "@/components/admin/role-table";
import { PageHeader } from "@/components/ui/page-header";
import { mayEver } from "@/lib/domain/access";
import { accountSearchSchema } from "@/lib/schemas/accounts";
import { requireViewer } from "@/lib/server/http/page";
import { accountPage } from "@/lib/server/queries/accounts";
import { openRoleProposals } from "@/lib/server/queries/role-proposals";
import { grant, propose, refuse, take, takeFactor, unlock, withdraw } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("roles");

export default async function RolesPage({ searchParams }: PageProps<"/admin/roles">) {
  const viewer = await requireViewer("role.propose");
  const search = accountSearchSchema.parse(await searchParams);
  const [t, { items, ...place }, proposals] = await Promise.all([
    getTranslations("admin.roles"),
    accountPage(viewer, "role.propose", search),
    openRoleProposals(viewer),
  ]);
  return (
    <div className="space-y-5">
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <RoleProposals proposals={proposals} actions={{ grant, refuse, withdraw }} />
      <div>
        <AccountSearch path="/admin/roles" q={search.q} place={place}>
          <RoleTable
            accounts={items}
            total={place.total}
            ownId={viewer.userId}
            waiting={new Set(proposals.map(({ accountId }) => accountId))}
            rights={{ take: mayEver(viewer, "role.grant"), unlock: mayEver(viewer, "account.unlock") }}
            actions={{ propose, take, takeFactor, unlock }}
          />
        </AccountSearch>
      </div>
    </div>
  );
}
