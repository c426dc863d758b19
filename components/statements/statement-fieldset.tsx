"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { COMPARATORS, HORIZONS, METRICS, STATEMENT_KINDS } from "@/lib/domain/vocabulary";
import { type StatementForm } from "@/lib/schemas/statements";
import { type StatementView } from "@/lib/server/queries/statements";

/** What stands in the form for a statement as it is. */
export function formOf(statement: StatementView): StatementForm {
  const { kind, indicator, metric, comparator, low, high, unit, horizon } = statement;
  return { kind, indicator, metric, comparator, low: low ?? "", high: high ?? "", unit: unit ?? "", horizon };
}

/** The fields of one statement. What the comparator leaves no room for is not asked. */
export function StatementFieldset({
  value,
  onChange,
  errors,
  prefix,
  autoFocus,
}: {
  value: StatementForm;
  onChange: (value: StatementForm) => void;
  /** Sentences by path, such as `fields.low`. */
  errors?: Readonly<Record<string, string>>;
  /** The path of these fields in the input, such as `parts.0.fields`. */
  prefix: string;
  /** The first field takes the focus when the form opens. */
  autoFocus?: boolean;
}) {
  const t = useTranslations("statements.field");
  const domain = useTranslations("domain");
  const set = <Key extends keyof StatementForm>(key: Key, typed: StatementForm[Key]) =>
    onChange({ ...value, [key]: typed });
  const error = (key: keyof StatementForm) => errors?.[`${prefix}.${key}`];
  const choices = <Key extends string>(keys: readonly Key[], label: (key: Key) => string) =>
    keys.map((key) => ({ value: key, label: label(key) }));
  const numeric = value.comparator !== "qualitative";

  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-6">
      <Field label={t("indicator")} error={error("indicator")} required className="col-span-full">
        {(control) => (
          <Input
            {...control}
            autoFocus={autoFocus}
            value={value.indicator}
            maxLength={80}
            onChange={(event) => set("indicator", event.target.value)}
          />
        )}
      </Field>
      <Field label={t("kind")} className="sm:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={value.kind}
            options={choices(STATEMENT_KINDS, (key) => domain(`statementKind.${key}`))}
            onChange={(event) => set("kind", event.target.value as StatementForm["kind"])}
          />
        )}
      </Field>
      <Field label={t("metric")} className="sm:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={value.metric}
            options={choices(METRICS, (key) => domain(`metric.${key}`))}
            onChange={(event) => set("metric", event.target.value as StatementForm["metric"])}
          />
        )}
      </Field>
      <Field label={t("horizon")} className="sm:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={value.horizon}
            options={choices(HORIZONS, (key) => t(`horizons.${key}`))}
            onChange={(event) => set("horizon", event.target.value as StatementForm["horizon"])}
          />
        )}
      </Field>
      <Field label={t("comparator")} className="sm:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={value.comparator}
            options={choices(COMPARATORS, (key) => domain(`comparator.${key}`))}
            onChange={(event) => set("comparator", event.target.value as StatementForm["comparator"])}
          />
        )}
      </Field>
      {numeric && (
        <>
          <Field
            label={value.comparator === "range" ? t("low") : t("value")}
            error={error("low")}
            required
            className={value.comparator === "range" ? "" : "sm:col-span-2"}
          >
            {(control) => (
              <Input
                {...control}
                numeric
                value={value.low}
                onChange={(event) => set("low", event.target.value)}
              />
            )}
          </Field>
          {value.comparator === "range" && (
            <Field label={t("high")} error={error("high")} required>
              {(control) => (
                <Input
                  {...control}
                  numeric
                  value={value.high}
                  onChange={(event) => set("high", event.target.value)}
                />
              )}
            </Field>
          )}
          <Field label={t("unit")} error={error("unit")} required className="sm:col-span-2">
            {(control) => (
              <Input
                {...control}
                value={value.unit}
                maxLength={20}
                onChange={(event) => set("unit", event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </div>
  );
}
