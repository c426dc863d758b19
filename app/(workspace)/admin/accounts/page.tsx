import { getTranslations } from "next-intl/server";
import { AccountSearch } from "@/components/admin/account-search";
import { AccountTable } from "@/components/admin/account-table";
import { PageHeader } from "@/components/ui/page-header";
import { accountSearchSchema } from "@/lib/schemas/accounts";
import { requireViewer } from "@/lib/server/http/page";
import { accountPage, placeChoices } from "@/lib/server/queries/accounts";
import { change, create, disable, enable, reset } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("accounts");

const PATH = "/admin/accounts";

export default async function AccountsPage({ searchParams }: PageProps<"/admin/accounts">) {
  const viewer = await requireViewer("account.manage");
  const search = accountSearchSchema.parse(await searchParams);
  const [t, { items, ...place }, places] = await Promise.all([
    getTranslations("admin.accounts"),
    accountPage(viewer, "account.manage", search),
    placeChoices(viewer),
  ]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <AccountSearch path={PATH} q={search.q} place={place}>
        <AccountTable
          accounts={items}
          total={place.total}
          ownId={viewer.userId}
          places={places}
          actions={{ create, change, disable, enable, resetPassword: reset }}
        />
      </AccountSearch>
    </>
  );
}
