import { useTranslations } from "next-intl";
import { type LedgerImportItem } from "@/lib/server/queries/ledger-imports";
import { Banner } from "../ui/banner";
import { LinkButton } from "../ui/link-button";

/** What became of an import that is done, failed or was interrupted, and where to go from there. */
export function ImportOutcome({ item: { id, year, state, result, problem } }: { item: LedgerImportItem }) {
  const t = useTranslations("imports.outcome");
  const counts = useTranslations("imports");
  const errors = useTranslations("errors") as unknown as (key: string) => string;
  if (state === "done" && result)
    return (
      <Banner
        tone="good"
        title={t("done")}
        action={
          <>
            {result.reportId && <LinkButton href={`/reports/${result.reportId}`}>{t("source")}</LinkButton>}
            <LinkButton variant="primary" href={`/targets?year=${year}`}>
              {t("ledger")}
            </LinkButton>
          </>
        }
      >
        {counts("result", { created: result.created, changed: result.changed, same: result.same })}
      </Banner>
    );
  return (
    <Banner
      tone={state === "interrupted" ? "warn" : "bad"}
      title={t(state === "interrupted" ? "interrupted" : "failed")}
      action={
        <LinkButton variant="primary" href={`/targets/import/${id}?step=preview`}>
          {t("preview")}
        </LinkButton>
      }
    >
      {problem ? errors(problem) : t("interruptedHint")}
    </Banner>
  );
}
