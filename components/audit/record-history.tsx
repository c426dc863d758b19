import { useTranslations } from "next-intl";
import { type AuditBody } from "@/lib/domain/audit-event";
import { Section } from "../ui/section";
import { HistoryList } from "./history-list";

/** As many as a reader takes in at a glance; the rest waits behind a line that says how many there are. */
const AT_ONCE = 10;

/** What happened to the record of this page, in words; the latest first. */
export function RecordHistory({ events, className }: { events: readonly AuditBody[]; className?: string }) {
  const t = useTranslations("audit.history");
  const earlier = events.slice(AT_ONCE);
  return (
    <Section title={t("title")} description={t("hint")} className={className}>
      <HistoryList events={events.slice(0, AT_ONCE)} />
      {earlier.length > 0 && (
        <details className="border-t pt-2">
          <summary className="min-h-6 w-fit text-sm text-accent">
            {t("earlier", { count: earlier.length })}
          </summary>
          <HistoryList events={earlier} />
        </details>
      )}
    </Section>
  );
}
