import { useTranslations } from "next-intl";
import { type AuditChange } from "@/lib/format/audit-sentence";

/**
 * What an event changed, field by field: as it was, struck through, and as it became. Where nothing had been said
 * before, only what was said.
 */
export function ChangeList({ changes }: { changes: readonly AuditChange[] }) {
  const t = useTranslations("audit.page");
  const nothing = useTranslations("audit")("nothing");
  const told = changes.filter(({ before, after }) => before !== after);
  return (
    <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
      {told.map(({ label, before, after }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="whitespace-pre-wrap">
            {before !== null && before !== nothing && (
              <>
                <span className="sr-only">{t("from")}</span>
                <del className="text-muted">{before}</del>
                <span aria-hidden className="mx-1.5 text-muted">
                  →
                </span>
                <span className="sr-only">{t("becomes")}</span>
              </>
            )}
            <ins className="no-underline">{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
