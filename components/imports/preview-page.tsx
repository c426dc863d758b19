import { useTranslations } from "next-intl";
import { type z } from "zod";
import { PREVIEW_SHOWN, type startImportInput } from "@/lib/schemas/ledger-imports";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type ImportPreview } from "@/lib/server/queries/import-preview";
import { type LedgerImportItem } from "@/lib/server/queries/ledger-imports";
import { Banner } from "../ui/banner";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { LinkTabs } from "../ui/link-tabs";
import { Pagination } from "../lists/pagination";
import { PreviewTable } from "./preview-table";
import { StartButton } from "./start-button";

/** The third step: what the import would do, and what keeps it from being done. */
export function PreviewPage({
  item: { id, version },
  preview,
  pageSize,
  start,
}: {
  item: LedgerImportItem;
  preview: ImportPreview;
  pageSize: number;
  start: (input: z.input<typeof startImportInput>) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("imports.preview");
  const { counts, shown, errors, page, rows } = preview;
  const href = (show: string, at = 1) => `/targets/import/${id}?step=preview&show=${show}&page=${at}`;
  const kinds = { created: counts.new, changed: counts.changed, same: counts.same };
  return (
    <div className="print-landscape space-y-4">
      {counts.wrong > 0 ? (
        <Banner
          tone="bad"
          title={t("wrong", { rows: counts.wrong, errors })}
          action={
            <>
              <a className={buttonClass({ size: "sm" })} href={`/api/ledger-imports/${id}/errors`} download>
                {t("download")}
              </a>
              <LinkButton size="sm" href="/targets/import">
                {t("again")}
              </LinkButton>
            </>
          }
        >
          {t("wrongHint")}
        </Banner>
      ) : counts.new + counts.changed === 0 ? (
        <Banner
          tone="info"
          title={t("nothing")}
          action={<LinkButton href="/targets">{t("ledger")}</LinkButton>}
        >
          {t("nothingHint")}
        </Banner>
      ) : (
        <Banner
          tone="good"
          title={t("ready", kinds)}
          action={
            <StartButton input={{ id, version, seen: preview.fingerprint }} counts={kinds} start={start} />
          }
        >
          {t("readyHint")}
        </Banner>
      )}
      <LinkTabs
        label={t("shown")}
        tabs={PREVIEW_SHOWN.map((show) => ({
          href: href(show),
          label: t(`tabs.${show}`, { count: counts[show] }),
          current: show === shown,
        }))}
      />
      <div className="rounded-lg border bg-surface print:border-0">
        {rows.length === 0 ? (
          <EmptyState title={t("none")} action={<LinkButton href={href("all")}>{t("all")}</LinkButton>} />
        ) : (
          <PreviewTable columns={preview.columns} rows={rows} />
        )}
        <Pagination page={page} pageSize={pageSize} total={counts[shown]} hrefFor={(at) => href(shown, at)} />
      </div>
    </div>
  );
}
