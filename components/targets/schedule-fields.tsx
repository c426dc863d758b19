"use client";

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { type Stage, type TargetDefinition } from "@/lib/domain/goal";
import { type Period, periodsOfYear } from "@/lib/domain/period";
import { type ScheduleKind } from "@/lib/domain/target-setup";
import { formatMonth } from "@/lib/format/dates";
import { type typedScheduleInput } from "@/lib/schemas/targets";
import { type LastYearTarget } from "@/lib/server/queries/last-year";
import { type ActionForm } from "../forms/use-action";
import { useMeanwhile } from "../forms/use-meanwhile";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldError, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { LastYearFill } from "./last-year-fill";

/** A schedule as it is typed. */
export type TypedSchedule = z.input<typeof typedScheduleInput>;

/** What a schedule is typed over. */
export interface ScheduleGround {
  readonly year: number;
  readonly unit: string | null;
  readonly kind: ScheduleKind | null;
  /** What holds now for each month, January first: the own schedule or the equal steps. */
  readonly values: readonly string[];
  readonly stages: readonly Stage[];
  /** What it is asked for, and the targets of last year whose shape it may follow; null where that is not offered. */
  readonly lastYear: {
    readonly definition: TargetDefinition;
    readonly candidates: readonly LastYearTarget[];
  } | null;
}

/**
 * The schedule as it is being typed, and what to send of it.
 *
 * @param rate the target of a growth rate or share, by which each month is judged; null for any other
 */
export function useTypedSchedule(
  ground: ScheduleGround,
  kinds: readonly ScheduleKind[],
  rate: string | null,
) {
  const [chosen, setKind] = useState<ScheduleKind | null>(ground.kind);
  const [values, setValues] = useState(ground.values);
  const [stages, setStages] = useState<readonly Stage[]>(
    ground.stages.length > 0 ? ground.stages : [{ name: "", period: `${ground.year}-12` }],
  );
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? "linear");
  const typed: TypedSchedule = {
    kind,
    ...(kind === "custom"
      ? { values: rate === null ? [...values] : values.map((value) => value && rate) }
      : {}),
    ...(kind === "stages" ? { stages: stages.map((stage) => ({ ...stage })) } : {}),
  };
  return { kinds, rate, kind, setKind, values, setValues, stages, setStages, typed };
}

/** Equal steps, a value a month, or the stages of a milestone. */
export function ScheduleFields({
  form,
  ground,
  state,
}: {
  form: Pick<ActionForm<never>, "errorAt">;
  ground: ScheduleGround;
  state: ReturnType<typeof useTypedSchedule>;
}) {
  const t = useTranslations("targets.schedule");
  const words = useTranslations("audit.scheduleKind");
  const { kinds, rate, kind, setKind, values, setValues, stages, setStages } = state;
  const { year, unit, lastYear } = ground;
  const saysNow = useMeanwhile(ground.values);
  return (
    <>
      {kinds.length > 1 && (
        <FieldGroup legend={t("kind")}>
          {kinds.map((value) => (
            <Checkbox
              key={value}
              type="radio"
              name="kind"
              label={words(value)}
              hint={t(rate === null || value === "stages" ? `kindHint.${value}` : `rateKindHint.${value}`)}
              checked={kind === value}
              onChange={() => setKind(value)}
            />
          ))}
          <FieldError>{form.errorAt("kind")}</FieldError>
        </FieldGroup>
      )}
      {kind === "custom" && rate !== null && (
        <RateMonths {...{ form, values, rate, year }} onChange={setValues} />
      )}
      {kind === "custom" && lastYear && <LastYearFill {...lastYear} year={year} fill={setValues} />}
      {kind === "custom" && rate === null && (
        <Months {...{ form, saysNow, values, year, unit }} onChange={setValues} />
      )}
      {kind === "stages" && <Stages {...{ form, stages, year }} onChange={setStages} />}
    </>
  );
}

/** The months in which a growth rate or share has a task: what it is judged by is the target. */
function RateMonths({
  form,
  values,
  rate,
  year,
  onChange,
}: {
  form: Pick<ActionForm<never>, "errorAt">;
  values: readonly string[];
  rate: string;
  year: number;
  onChange: (values: readonly string[]) => void;
}) {
  const t = useTranslations("targets.schedule");
  const locale = useLocale();
  const months = periodsOfYear(year);
  const wrong = months.flatMap((_, index) => form.errorAt(`values.${index}`) ?? [])[0];
  return (
    <FieldGroup legend={t("rateMonths")} hint={t("rateMonthsHint")}>
      <div className="grid grid-cols-3 gap-2 sm:grid-cols-4">
        {months.map((period, index) => (
          <Checkbox
            key={period}
            label={formatMonth(period, locale)}
            checked={values[index] !== ""}
            onChange={(event) => onChange(values.with(index, event.target.checked ? rate : ""))}
          />
        ))}
      </div>
      <FieldError>{wrong}</FieldError>
    </FieldGroup>
  );
}

function Months({
  form,
  saysNow,
  values,
  year,
  unit,
  onChange,
}: {
  form: Pick<ActionForm<never>, "errorAt">;
  saysNow: (month: number) => string | undefined;
  values: readonly string[];
  year: number;
  unit: string | null;
  onChange: (values: readonly string[]) => void;
}) {
  const t = useTranslations("targets.schedule");
  const locale = useLocale();
  return (
    <FieldGroup legend={t("months", { unit: unit ?? "" })} hint={t("monthsHint")}>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {periodsOfYear(year).map((period, index) => (
          <Field
            key={period}
            label={formatMonth(period, locale)}
            hint={saysNow(index)}
            error={form.errorAt(`values.${index}`)}
          >
            {(control) => (
              <Input
                {...control}
                numeric
                value={values[index] ?? ""}
                onChange={(event) => onChange(values.with(index, event.target.value))}
              />
            )}
          </Field>
        ))}
      </div>
    </FieldGroup>
  );
}

function Stages({
  form,
  stages,
  year,
  onChange,
}: {
  form: Pick<ActionForm<never>, "errorAt">;
  stages: readonly Stage[];
  year: number;
  onChange: (stages: readonly Stage[]) => void;
}) {
  const t = useTranslations("targets.schedule");
  const locale = useLocale();
  const set = (index: number, change: Partial<Stage>) =>
    onChange(stages.map((stage, other) => (other === index ? { ...stage, ...change } : stage)));
  const move = (index: number, by: -1 | 1) => {
    const [one, other] = [stages[index], stages[index + by]];
    if (one && other) onChange(stages.with(index, other).with(index + by, one));
  };
  const months = periodsOfYear(year).map((period: Period) => ({
    value: period,
    label: formatMonth(period, locale),
  }));
  return (
    <FieldGroup legend={t("stages")} hint={t("stagesHint")}>
      <FieldError>{form.errorAt("stages")}</FieldError>
      <ol className="space-y-2">
        {stages.map((stage, index) => (
          <li
            key={index}
            className="grid grid-cols-[minmax(0,1fr)_6.5rem] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_6.5rem_auto]"
          >
            <Field
              hideLabel
              label={t("stageName", { number: index + 1 })}
              error={form.errorAt(`stages.${index}.name`)}
            >
              {(control) => (
                <Input
                  {...control}
                  value={stage.name}
                  onChange={(event) => set(index, { name: event.target.value })}
                />
              )}
            </Field>
            <Field
              hideLabel
              label={t("stageMonth", { number: index + 1 })}
              error={form.errorAt(`stages.${index}.period`)}
            >
              {(control) => (
                <Select
                  {...control}
                  value={stage.period}
                  options={months}
                  onChange={(event) => set(index, { period: event.target.value })}
                />
              )}
            </Field>
            <span className="flex">
              <Button
                size="icon"
                variant="quiet"
                aria-label={t("up", { number: index + 1 })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                size="icon"
                variant="quiet"
                aria-label={t("down", { number: index + 1 })}
                disabled={index === stages.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowDown aria-hidden />
              </Button>
              <Button
                size="icon"
                variant="quiet"
                aria-label={t("remove", { number: index + 1 })}
                onClick={() => onChange(stages.filter((_, other) => other !== index))}
              >
                <Trash2 aria-hidden />
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        onClick={() => onChange([...stages, { name: "", period: stages.at(-1)?.period ?? `${year}-12` }])}
      >
        <Plus aria-hidden />
        {t("addStage")}
      </Button>
    </FieldGroup>
  );
}
