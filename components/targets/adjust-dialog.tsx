"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CATEGORIES, COMPARATORS, DIRECTIONS, MEASURES, METRICS } from "@/lib/domain/vocabulary";
import { type AdjustTargetForm } from "@/lib/schemas/targets";
import { type ActionResult } from "@/lib/server/http/define-action";
import { DialogForm, EditDialog } from "../forms/edit-dialog";
import { ontoVersion } from "../forms/meanwhile";
import { useAction } from "../forms/use-action";
import { useMeanwhile } from "../forms/use-meanwhile";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";

export type AdjustAction = (input: AdjustTargetForm) => Promise<ActionResult<void>>;
type Definition = Omit<AdjustTargetForm, "reason" | "document">;

interface AdjustDialogProps {
  /** The definition in force, as it would be typed. */
  definition: Definition;
  adjust: AdjustAction;
}

/** 目标调整: a new definition with its reason and document; the one in force is kept. */
export function AdjustDialog(props: AdjustDialogProps) {
  const t = useTranslations("targets.adjust");
  return (
    <EditDialog trigger={<Button size="sm">{t("title")}</Button>} title={t("title")} description={t("hint")}>
      {(close) => <AdjustForm {...props} close={close} />}
    </EditDialog>
  );
}

function AdjustForm({ definition, adjust, close }: AdjustDialogProps & { close: () => void }) {
  const t = useTranslations("targets.promise");
  const own = useTranslations("targets.adjust");
  const domain = useTranslations("domain");
  const [typed, setTyped] = useState<AdjustTargetForm>({ ...definition, reason: "", document: "" });
  const saysNow = useMeanwhile(definition);
  const form = useAction(adjust, () => {
    close();
    return own("saved");
  });
  const set = (change: Partial<AdjustTargetForm>) => setTyped((before) => ({ ...before, ...change }));
  const counted = typed.measure !== "milestone" && typed.measure !== "qualitative";

  const text = (name: "indicator" | "low" | "high" | "unit" | "baseline", label: string) => (
    <Field label={label} hint={saysNow(name)} error={form.errorAt(name)}>
      {(control) => (
        <Input
          {...control}
          numeric={name === "low" || name === "high" || name === "baseline"}
          value={typed[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const choice = <Name extends "category" | "measure" | "metric" | "comparator" | "direction">(
    name: Name,
    label: string,
    values: readonly Definition[Name][],
    words: (value: Definition[Name]) => string,
  ) => (
    <Field label={label} hint={saysNow(name, words)} error={form.errorAt(name)}>
      {(control) => (
        <Select
          {...control}
          value={typed[name]}
          options={values.map((value) => ({ value, label: words(value) }))}
          onChange={(event) => {
            const chosen = values.find((value) => value === event.target.value);
            if (chosen) set({ [name]: chosen });
          }}
        />
      )}
    </Field>
  );

  return (
    <DialogForm form={form} onSubmit={() => form.run(ontoVersion(typed, definition))}>
      {text("indicator", t("indicator"))}
      <div className="grid gap-4 sm:grid-cols-2">
        {choice("measure", t("measure"), MEASURES, (value) => domain(`measure.${value}`))}
        {choice("comparator", t("comparator"), COMPARATORS, (value) => domain(`comparator.${value}`))}
        {counted && text("low", typed.comparator === "range" ? t("low") : t("target"))}
        {counted && typed.comparator === "range" && text("high", t("high"))}
        {counted && text("unit", t("unit"))}
        {counted && text("baseline", t("baseline"))}
        {choice("metric", t("metric"), METRICS, (value) => domain(`metric.${value}`))}
        {choice("direction", t("direction"), DIRECTIONS, (value) => domain(`direction.${value}`))}
        {choice("category", t("category"), CATEGORIES, (value) => domain(`category.${value}`))}
      </div>
      <Field label={own("reason")} required error={form.errorAt("reason")}>
        {(control) => (
          <Textarea
            {...control}
            required={false}
            rows={2}
            value={typed.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <Field label={own("document")} hint={own("documentHint")} required error={form.errorAt("document")}>
        {(control) => (
          <Input
            {...control}
            required={false}
            value={typed.document}
            onChange={(event) => set({ document: event.target.value })}
          />
        )}
      </Field>
    </DialogForm>
  );
}
