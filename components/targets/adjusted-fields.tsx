import { useLocale, useTranslations } from "next-intl";
import { type AdjustableContent } from "@/lib/domain/adjustment";
import { type Stage } from "@/lib/domain/goal";
import { type FieldChange } from "@/lib/domain/history-diff";
import { type Schedule } from "@/lib/domain/schedule";
import { formatDay, formatMonth, formatPeriod } from "@/lib/format/dates";
import { formatDecimal } from "@/lib/format/numbers";

/** What an adjustment (目标调整) may change. */
export type AdjustedField = keyof AdjustableContent;

const isRange = ({ comparator }: AdjustableContent) => comparator === "range";

/** The upper end says nothing of its own where neither definition is a range. */
export function shownChanges(
  changes: readonly FieldChange[],
  from: AdjustableContent,
  to: AdjustableContent,
): readonly FieldChange[] {
  return changes.filter(({ field }) => field !== "high" || isRange(from) || isRange(to));
}

export function useFieldLabel(from: AdjustableContent, to: AdjustableContent) {
  const t = useTranslations("targets.promise");
  const range = isRange(from) || isRange(to);
  const term = useTranslations("domain.term");
  const schedule = useTranslations("targets.schedule");
  return (field: AdjustedField) => {
    if (field === "dueOn" || field === "duePeriod") return term("deadline");
    if (field === "schedule") return term(field);
    if (field === "stages") return schedule("stages");
    return field === "low" && !range ? t("target") : t(field);
  };
}

export function useFieldWords() {
  const t = useTranslations("targets.adjustment");
  const domain = useTranslations("domain");
  const kinds = useTranslations("audit.scheduleKind");
  const locale = useLocale();
  return (field: AdjustedField, value: unknown): string => {
    if (field === "schedule")
      return value === null
        ? kinds("linear")
        : (value as Schedule)
            .map(({ period, expected }) => `${formatMonth(period, locale)} ${formatDecimal(expected)}`)
            .join(" · ");
    if (field === "stages")
      return (value as readonly Stage[])
        .map(({ name, period }) => `${name} (${formatMonth(period, locale)})`)
        .join(" · ");
    if (value === null || value === undefined || value === "") return t("none");
    const text = String(value);
    if (field === "low" || field === "high" || field === "baseline") return formatDecimal(text);
    if (field === "indicator" || field === "unit") return text;
    if (field === "dueOn") return formatDay(text, locale);
    if (field === "duePeriod") return formatPeriod(text, locale);
    return domain(`${field}.${text}` as Parameters<typeof domain>[0]);
  };
}
