import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type AccountItem } from "@/lib/server/queries/accounts";
import { LinkButton } from "../ui/link-button";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

interface Column {
  readonly label: string;
  readonly className?: string;
  readonly cell: (account: AccountItem) => ReactNode;
}

/** Accounts as both administrators see them: who it is, what `columns` say, and what can be done. */
export function AccountList({
  label,
  accounts,
  columns,
  tools,
}: {
  label: string;
  accounts: readonly AccountItem[];
  columns: readonly Column[];
  /** The buttons of a row, before the way to the account's history. */
  tools: (account: AccountItem) => ReactNode;
}) {
  const t = useTranslations("admin.account");
  const common = useTranslations("common.state");
  const history = useTranslations("audit.history");
  return (
    <Table label={label} narrow="cards">
      <Thead>
        <Tr>
          <Th>{t("name")}</Th>
          <Th>{t("account")}</Th>
          <Th>{t("place")}</Th>
          {columns.map((column) => (
            <Th key={column.label}>{column.label}</Th>
          ))}
          <Th>
            <span className="sr-only">{t("tools")}</span>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {accounts.map((account) => (
          <Tr key={account.id}>
            <Th scope="row">{account.name}</Th>
            <Td label={t("account")} className="font-mono">
              {account.account}
            </Td>
            <Td label={t("place")}>{account.post?.title ?? account.unit?.name ?? common("notStated")}</Td>
            {columns.map(({ label: name, className, cell }) => (
              <Td key={name} label={name} className={className}>
                {cell(account)}
              </Td>
            ))}
            <Td className="py-1">
              <span className="flex flex-wrap items-center justify-end gap-1 max-sm:justify-start">
                {tools(account)}
                <LinkButton
                  variant="quiet"
                  size="sm"
                  href={`/history/account/${account.id}`}
                  aria-label={history("openFor", { name: account.name })}
                >
                  {history("open")}
                </LinkButton>
              </span>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
