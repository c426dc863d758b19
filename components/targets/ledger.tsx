import { useTranslations } from "next-intl";
import { type ListPage } from "@/lib/domain/list-page";
import { type Light } from "@/lib/domain/vocabulary";
import { LightLegend } from "../lights/light-legend";
import { Banner } from "../ui/banner";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { Pagination } from "../lists/pagination";
import { type LedgerItem } from "./ledger-row";
import { type LedgerEditing, type LedgerHeads, LedgerTable } from "./ledger-table";

/** The ledger: what is asked of the reader, the filters, and a page of the table; `exports` hold all of its rows. */
export function Ledger({
  rows,
  lights,
  gaps,
  heads,
  hrefFor,
  month,
  unassigned,
  filters,
  exports,
  table,
  check,
  imports,
  editing,
}: {
  rows: ListPage<LedgerItem>;
  /** Of all rows. */
  lights: Readonly<Record<Light, number>>;
  /** How many of all rows still have to be set up. */
  gaps: { readonly assignment: number; readonly schedule: number };
  heads: LedgerHeads;
  /** The address of another page of the same rows. */
  hrefFor: (page: number) => string;
  /** The month whose standing is shown, in words. */
  month: string;
  /** Address of those of the same year and month that nobody is in charge of. */
  unassigned: string;
  filters: React.ReactNode;
  exports?: { readonly xlsx: string; readonly csv: string };
  /** Address of the responsibility table of the same year, for those who may edit it. */
  table?: string;
  /** Address of the check of the whole ledger (台账体检), for those who may mend it. */
  check?: string;
  /** Address of the import of a ledger, for those who may. */
  imports?: string;
  editing?: LedgerEditing;
}) {
  const t = useTranslations("targets");
  return (
    <div className="print-landscape">
      <PageHeader
        title={t("title")}
        purpose={t("purpose", { month, count: rows.total })}
        actions={
          <>
            {table && <LinkButton href={table}>{t("sheet.open")}</LinkButton>}
            {check && <LinkButton href={check}>{t("check.open")}</LinkButton>}
            {imports && <LinkButton href={imports}>{t("import")}</LinkButton>}
            {editing && <LinkButton href="/targets/departments">{t("departments.title")}</LinkButton>}
            {exports && (
              <>
                <a className={buttonClass()} href={exports.xlsx} download>
                  {t("exportXlsx")}
                </a>
                <a className={buttonClass()} href={exports.csv} download>
                  {t("exportCsv")}
                </a>
              </>
            )}
          </>
        }
      />
      {editing && gaps.assignment + gaps.schedule > 0 && (
        <Banner
          tone="warn"
          className="mb-4 print:hidden"
          title={t("asked", gaps)}
          action={
            gaps.assignment > 0 && (
              <LinkButton size="sm" href={unassigned}>
                {t("showUnassigned")}
              </LinkButton>
            )
          }
        />
      )}
      {filters}
      <div className="mb-2">
        <LightLegend counts={lights} />
      </div>
      {rows.total === 0 ? (
        <EmptyState
          title={t("none")}
          action={
            <>
              <LinkButton href="/targets">{t("clear")}</LinkButton>
              {imports && <LinkButton href={imports}>{t("import")}</LinkButton>}
              {editing && (
                <LinkButton variant="primary" href="/reports">
                  {t("toReports")}
                </LinkButton>
              )}
            </>
          }
        >
          {t("noneHint")}
        </EmptyState>
      ) : (
        <div className="rounded-lg border bg-surface print:border-0">
          <LedgerTable rows={rows.items} place={hrefFor(rows.page)} heads={heads} editing={editing} />
          <Pagination page={rows.page} pageSize={rows.pageSize} total={rows.total} hrefFor={hrefFor} />
        </div>
      )}
    </div>
  );
}
