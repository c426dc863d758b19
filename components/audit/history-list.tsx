import { useLocale, useTranslations } from "next-intl";
import { type AuditBody } from "@/lib/domain/audit-event";
import { auditSentence } from "@/lib/format/audit-sentence";
import { type Speaker } from "@/lib/format/speaker";

/** The history of a record in words: who did what when, why, and what was before → after. */
export function HistoryList({ events }: { events: readonly AuditBody[] }) {
  const t = useTranslations();
  const speaker = t as unknown as Speaker;
  const locale = useLocale();
  if (events.length === 0) return <p className="text-muted">{t("audit.noHistory")}</p>;
  return (
    <ol className="divide-y text-sm">
      {events.map((event) => {
        const { when, who, deed, reason, changes } = auditSentence(event, speaker, locale);
        const told = changes.filter(({ before, after }) => before !== after);
        return (
          <li key={event.id} className="grid gap-x-4 py-2 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
            <time dateTime={event.at} className="whitespace-nowrap text-muted">
              {when}
            </time>
            <div className="min-w-0">
              <p>
                <span className="font-medium">{who}</span> {deed}
              </p>
              {reason && <p className="text-muted">{t("audit.because", { reason })}</p>}
              {told.length > 0 && (
                <dl className="mt-0.5 text-muted">
                  {told.map(({ label, before, after }) => (
                    <div key={label} className="flex flex-wrap gap-x-1.5">
                      <dt>{t("audit.label", { label })}</dt>
                      <dd className="min-w-0 wrap-anywhere">
                        {before !== null && (
                          <>
                            <del className="no-underline">{before}</del>
                            <span aria-hidden> → </span>
                            <span className="sr-only">{t("audit.becomes")}</span>
                          </>
                        )}
                        <ins className="text-ink no-underline">{after}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
