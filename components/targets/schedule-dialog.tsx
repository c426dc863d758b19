"use client";

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { type Stage, type TargetDefinition } from "@/lib/domain/goal";
import { type Period, periodsOfYear } from "@/lib/domain/period";
import { type ScheduleKind } from "@/lib/domain/target-setup";
import { formatMonth } from "@/lib/format/dates";
import { type scheduleTargetInput } from "@/lib/schemas/targets";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type LastYearTarget } from "@/lib/server/queries/last-year";
import { DialogForm, EditDialog } from "../forms/edit-dialog";
import { type ActionForm, useAction } from "../forms/use-action";
import { useMeanwhile } from "../forms/use-meanwhile";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { LastYearFill } from "./last-year-fill";

type ScheduleInput = z.input<typeof scheduleTargetInput>;
export type ScheduleAction = (input: ScheduleInput) => Promise<ActionResult<void>>;

interface ScheduleDialogProps {
  targetId: string;
  year: number;
  unit: string | null;
  /** The kinds that go with the target's measure. */
  kinds: readonly ScheduleKind[];
  kind: ScheduleKind | null;
  scheduleVersion: number;
  /** What holds now for each month, January first: the own schedule or the equal steps. */
  values: readonly string[];
  stages: readonly Stage[];
  /** What it is asked for, and the targets of last year whose shape it may follow; null where that is not offered. */
  lastYear: { readonly definition: TargetDefinition; readonly candidates: readonly LastYearTarget[] } | null;
  schedule: ScheduleAction;
}

/** Sets the schedule: equal steps, a value a month, or the stages of a milestone. */
export function ScheduleDialog(props: ScheduleDialogProps) {
  const t = useTranslations("targets.schedule");
  return (
    <EditDialog trigger={<Button size="sm">{t("set")}</Button>} title={t("set")}>
      {(close) => <ScheduleForm {...props} close={close} />}
    </EditDialog>
  );
}

function ScheduleForm({ close, ...props }: ScheduleDialogProps & { close: () => void }) {
  const t = useTranslations("targets.schedule");
  const kinds = useTranslations("audit.scheduleKind");
  const [kind, setKind] = useState<ScheduleKind>(props.kind ?? props.kinds[0] ?? "linear");
  const [values, setValues] = useState<readonly string[]>(props.values);
  const [stages, setStages] = useState<readonly Stage[]>(
    props.stages.length > 0 ? props.stages : [{ name: "", period: `${props.year}-12` }],
  );
  const saysNow = useMeanwhile(props.values);
  const form = useAction(props.schedule, () => {
    close();
    return t("saved");
  });
  const submit = () =>
    form.run({
      id: props.targetId,
      scheduleVersion: props.scheduleVersion,
      kind,
      ...(kind === "custom" ? { values: [...values] } : {}),
      ...(kind === "stages" ? { stages: stages.map((stage) => ({ ...stage })) } : {}),
    });
  return (
    <DialogForm form={form} onSubmit={submit}>
      {props.kinds.length > 1 && (
        <FieldGroup legend={t("kind")}>
          {props.kinds.map((value) => (
            <Checkbox
              key={value}
              type="radio"
              name="kind"
              label={kinds(value)}
              hint={t(`kindHint.${value}`)}
              checked={kind === value}
              onChange={() => setKind(value)}
            />
          ))}
        </FieldGroup>
      )}
      {kind === "custom" && props.lastYear && (
        <LastYearFill {...props.lastYear} year={props.year} fill={setValues} />
      )}
      {kind === "custom" && (
        <Months {...{ form, saysNow, values, year: props.year, unit: props.unit }} onChange={setValues} />
      )}
      {kind === "stages" && <Stages {...{ form, stages, year: props.year }} onChange={setStages} />}
    </DialogForm>
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
