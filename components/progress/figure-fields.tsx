"use client";

import { useLocale, useTranslations } from "next-intl";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type Judgement, JUDGEMENTS } from "@/lib/domain/vocabulary";
import { formatMonth } from "@/lib/format/dates";
import { formatValue } from "@/lib/format/numbers";
import { type ProgressForm } from "@/lib/schemas/progress";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

/** What is asked for the figure: a value in its unit, the stage of a milestone, or a judgement. */
export function FigureFields({
  definition,
  form,
  understood,
  errors,
  onChange,
}: {
  definition: TargetDefinition;
  form: ProgressForm;
  /** The value as the server understood it, where that differs from what was typed. */
  understood: string | null;
  errors: Readonly<Record<string, string>>;
  onChange: (patch: Partial<ProgressForm>) => void;
}) {
  const t = useTranslations("progress.form");
  const domain = useTranslations("domain");
  const locale = useLocale();

  if (definition.measure === "milestone")
    return (
      <Field label={t("stage")} error={errors.stage} required>
        {(control) => (
          <Select
            {...control}
            value={form.stage ?? ""}
            onChange={({ target }) => onChange({ stage: target.value === "" ? null : Number(target.value) })}
            empty={t("choose")}
            options={[
              { value: "0", label: t("stageNone") },
              ...definition.stages.map(({ name, period }, index) => ({
                value: String(index + 1),
                label: t("stageOption", { number: index + 1, name, period: formatMonth(period, locale) }),
              })),
            ]}
          />
        )}
      </Field>
    );

  if (definition.measure === "qualitative")
    return (
      <Field label={t("judgement")} hint={t("judgementHint")} error={errors.judgement} required>
        {(control) => (
          <Select
            {...control}
            value={form.judgement ?? ""}
            onChange={({ target }) => onChange({ judgement: (target.value || null) as Judgement | null })}
            empty={t("choose")}
            options={JUDGEMENTS.map((value) => ({ value, label: domain(`judgement.${value}`) }))}
          />
        )}
      </Field>
    );

  const reported = domain(`measureReported.${definition.measure}`);
  return (
    <div className="space-y-2">
      <Field
        label={
          <>
            {t("value")}
            {definition.unit && <span className="ms-1 font-normal text-muted">（{definition.unit}）</span>}
          </>
        }
        hint={
          <>
            {understood && (
              <span className="me-2 font-medium text-ink">
                {t("understood", { value: formatValue(understood, definition.unit) })}
              </span>
            )}
            {t("valueHint", { reported, unit: definition.unit ?? domain("term.unit") })}
          </>
        }
        error={errors.value}
        required={!form.notPublished}
      >
        {(control) => (
          <Input
            {...control}
            numeric
            autoComplete="off"
            className="max-w-60"
            value={form.notPublished ? "" : form.value}
            disabled={form.notPublished}
            onChange={({ target }) => onChange({ value: target.value })}
          />
        )}
      </Field>
      <Checkbox
        label={t("notPublishedLabel")}
        hint={form.notPublished ? t("notPublishedHint") : undefined}
        checked={form.notPublished}
        onChange={({ target }) => onChange({ notPublished: target.checked })}
      />
    </div>
  );
}
