import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import { type ProgressStep } from "@/lib/server/queries/progress-history";
import { Section } from "../ui/section";

/** Who did what with a month's report and why, the latest first. */
export function StepList({ steps }: { steps: readonly ProgressStep[] }) {
  const t = useTranslations("progress.history");
  const locale = useLocale();
  return (
    <Section title={t("title")}>
      {steps.length === 0 ? (
        <p className="text-sm text-muted">{t("empty")}</p>
      ) : (
        <ol className="space-y-2.5 text-sm">
          {steps.map(({ id, action, at, actorName, principalName, revision, reason }) => (
            <li key={id}>
              <p className="flex flex-wrap gap-x-3">
                <span className="font-medium">
                  {t(`step.${stepKey(action)}`, {
                    name: principalName
                      ? t("inPlaceOf", { name: actorName, principal: principalName })
                      : actorName,
                  })}
                </span>
                <span className="text-muted tabular-nums">{formatDateTime(at, locale)}</span>
                {revision > 1 && <span className="text-muted">{t("revision", { revision })}</span>}
              </p>
              {reason && <p className="text-muted">{t("reason", { reason })}</p>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function stepKey(action: ProgressStep["action"]) {
  const keys = {
    "progress.handed_over": "handed_over",
    "progress.returned_to_reporter": "returned",
    "progress.correction_requested": "correction_requested",
    "progress.correction_refused": "correction_refused",
    "progress.submitted": "submitted",
    "progress.returned": "returned",
    "progress.approved": "approved",
    "progress.correction_opened": "correction_opened",
  } as const;
  return keys[action];
}
