import { useLocale, useTranslations } from "next-intl";
import { type DueState } from "@/lib/domain/reporting-period";
import { formatDate } from "@/lib/format/dates";
import { Badge } from "../ui/badge";

const tones = { not_open: "neutral", open: "info", due_soon: "warn", overdue: "bad" } as const;

/** A month's deadline, how pressing it is, and the days that are left or gone. */
export function DeadlineNote({
  deadline,
  dueState,
  days,
}: {
  deadline: Date;
  dueState: DueState;
  /** Whole days until the deadline day; negative when it has passed. */
  days: number;
}) {
  const t = useTranslations("progress");
  const locale = useLocale();
  return (
    <span className="inline-flex flex-wrap items-center gap-2 text-sm">
      <Badge tone={tones[dueState]}>{t(`due.${dueState}`)}</Badge>
      <span className="text-muted tabular-nums">
        {formatDate(deadline, locale)}
        {dueState !== "not_open" && (
          <span className="ms-1.5">
            {days < 0 ? t("daysLate", { days: -days }) : t("daysLeft", { days })}
          </span>
        )}
      </span>
    </span>
  );
}
