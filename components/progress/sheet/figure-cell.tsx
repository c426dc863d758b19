"use client";

import { useLocale, useTranslations } from "next-intl";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { type Judgement, JUDGEMENTS } from "@/lib/domain/vocabulary";
import { formatMonth } from "@/lib/format/dates";
import { formatValue } from "@/lib/format/numbers";
import { type ProgressForm } from "@/lib/schemas/progress";
import { type MonthSheetRow } from "@/lib/server/queries/month-sheet";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { cellPlace } from "./sheet-keys";

/** The figure of a row: a value in its unit, the stage of a milestone, or a judgement. */
export function FigureCell({
  row: { definition, indicator },
  index,
  form,
  refusal,
  onChange,
}: {
  row: MonthSheetRow;
  index: number;
  form: ProgressForm;
  /** What the server said of the figure. */
  refusal: string | undefined;
  onChange: (patch: Partial<ProgressForm>) => void;
}) {
  const t = useTranslations("progress");
  const domain = useTranslations("domain");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const place = { ...cellPlace(index, "figure"), className: "print:hidden" };

  if (definition.measure === "milestone")
    return (
      <Select
        {...place}
        aria-label={t("sheet.cell", { column: t("form.stage"), name: indicator })}
        value={form.stage ?? ""}
        onChange={({ target }) => onChange({ stage: target.value === "" ? null : Number(target.value) })}
        empty={t("form.choose")}
        options={[
          { value: "0", label: t("form.stageNone") },
          ...definition.stages.map(({ name, period }, at) => ({
            value: String(at + 1),
            label: t("form.stageOption", { number: at + 1, name, period: formatMonth(period, locale) }),
          })),
        ]}
      />
    );
  if (definition.measure === "qualitative")
    return (
      <Select
        {...place}
        aria-label={t("sheet.cell", { column: t("form.judgement"), name: indicator })}
        value={form.judgement ?? ""}
        onChange={({ target }) => onChange({ judgement: (target.value || null) as Judgement | null })}
        empty={t("form.choose")}
        options={JUDGEMENTS.map((value) => ({ value, label: domain(`judgement.${value}`) }))}
      />
    );

  const parsed = parseMeasureValue(form.value, definition.unit);
  const problem = parsed.ok || parsed.problem === "empty" ? refusal : errors(parsed.problem);
  return (
    <div className="print:hidden">
      <div className="flex items-center gap-1">
        <Input
          {...place}
          numeric
          autoComplete="off"
          aria-label={t("sheet.cell", { column: t("form.value"), name: indicator })}
          aria-invalid={problem !== undefined && !form.notPublished}
          placeholder={form.notPublished ? t("notPublished") : undefined}
          value={form.notPublished ? "" : form.value}
          // Whoever types a figure has one.
          onChange={({ target }) => onChange({ value: target.value, notPublished: false })}
        />
        {definition.unit && <span className="shrink-0 text-xs text-muted">{definition.unit}</span>}
      </div>
      {problem && !form.notPublished ? (
        <p className="text-sm text-red">{problem}</p>
      ) : (
        parsed.ok &&
        !form.notPublished &&
        parsed.value !== form.value.trim() && (
          <p className="text-xs text-muted">
            {t("form.understood", { value: formatValue(parsed.value, definition.unit) })}
          </p>
        )
      )}
      <label className="flex min-h-6 items-center gap-1.5 text-xs text-muted">
        <input
          type="checkbox"
          className="size-4"
          aria-label={t("sheet.cell", { column: t("notPublished"), name: indicator })}
          checked={form.notPublished}
          onChange={({ target }) => onChange({ notPublished: target.checked })}
        />
        {t("notPublished")}
      </label>
    </div>
  );
}
