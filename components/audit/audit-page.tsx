import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type AuditFilter } from "@/lib/schemas/audit-log";
import { type AuditChoices, type AuditLogPage } from "@/lib/server/queries/audit-log";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { Pagination } from "../lists/pagination";
import { AuditFilters } from "./audit-filters";
import { AuditTabs } from "./audit-tabs";
import { AuditTable } from "./audit-table";

/** 审计日志: the state of the chain, the conditions and the events, the newest first. */
export function AuditPage({
  chain,
  log,
  filter,
  choices,
  whole,
}: {
  chain: ReactNode;
  log: AuditLogPage;
  filter: AuditFilter;
  choices: AuditChoices;
  /** The whole log, or the part of it that is about administration. */
  whole: boolean;
}) {
  const t = useTranslations("audit.page");
  const clear = useTranslations("common.filter");
  const address = (path: string, more: Readonly<Record<string, string>> = {}) => {
    const stated = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
    const query = new URLSearchParams([...stated, ...Object.entries(more)]).toString();
    return query ? `${path}?${query}` : path;
  };
  return (
    <div className="print-landscape">
      <PageHeader
        title={t("title")}
        purpose={t(whole ? "purpose" : "purposeAdministration")}
        actions={
          log.total > 0 && (
            <>
              <a className={buttonClass()} href={address("/api/exports/audit.xlsx")} download>
                {t("exportXlsx")}
              </a>
              <a className={buttonClass()} href={address("/api/exports/audit.csv")} download>
                {t("exportCsv")}
              </a>
            </>
          )
        }
      />
      <AuditTabs current="log" packages={whole} />
      {chain}
      <AuditFilters filter={filter} choices={choices} />
      <div className="rounded-lg border bg-surface print:border-0">
        {log.total === 0 ? (
          <EmptyState title={t("none")} action={<LinkButton href="/audit">{clear("reset")}</LinkButton>}>
            {t("noneHint")}
          </EmptyState>
        ) : (
          <>
            <p className="border-b px-4 py-2 text-sm text-muted tabular-nums print:px-0">
              {t("count", { total: log.total })}
            </p>
            <AuditTable entries={log.items} />
            <Pagination {...log} hrefFor={(page) => address("/audit", { page: String(page) })} />
          </>
        )}
      </div>
    </div>
  );
}
