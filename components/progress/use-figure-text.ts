import { useLocale, useTranslations } from "next-intl";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type ProgressContent } from "@/lib/domain/progress";
import { type ApprovedValue } from "@/lib/domain/standing";
import { formatMonth } from "@/lib/format/dates";
import { formatScheduled, formatValue, NO_FIGURE } from "@/lib/format/numbers";

export type Figure = Pick<ProgressContent, "value" | "notPublished" | "stage" | "judgement">;
type Measured = Pick<TargetDefinition, "measure" | "unit" | "stages">;

/** Says what a report reports, in one way for every list and page; what is missing is a dash, never 0. */
export function useFigureText() {
  const t = useTranslations("progress");
  const judgement = useTranslations("domain.judgement");
  const locale = useLocale();

  function figure(definition: Measured, content: Figure | null): string {
    if (!content) return NO_FIGURE;
    if (content.notPublished) return t("notPublished");
    if (definition.measure === "qualitative")
      return content.judgement ? judgement(content.judgement) : NO_FIGURE;
    if (definition.measure === "milestone") return stage(definition, content.stage);
    return formatValue(content.value, definition.unit);
  }

  function stage({ stages }: Measured, reached: number | null): string {
    if (reached === null) return NO_FIGURE;
    const name = stages[reached - 1]?.name;
    return name ? t("stageReached", { stage: reached, total: stages.length, name }) : t("stageNone");
  }

  /** An approved figure with its month: `8月：2.8万人`. */
  function approved(definition: Measured, entry: ApprovedValue | null): string {
    if (!entry) return NO_FIGURE;
    return t("lastOf", {
      month: formatMonth(entry.period, locale),
      figure: figure(definition, figureOf(definition, entry)),
    });
  }

  /** What the schedule expects by the month's end. */
  function expected(definition: Measured, value: string | null): string {
    if (definition.measure === "milestone") return stage(definition, value === null ? null : Number(value));
    return formatScheduled(value, definition.unit);
  }

  return { figure, approved, expected };
}

function figureOf({ measure }: Measured, entry: ApprovedValue): Figure {
  const none: Figure = { value: null, notPublished: false, stage: null, judgement: null };
  if (entry.kind === "not_published") return { ...none, notPublished: true };
  if (entry.kind === "judgement") return { ...none, judgement: entry.judgement };
  return measure === "milestone" ? { ...none, stage: Number(entry.value) } : { ...none, value: entry.value };
}
