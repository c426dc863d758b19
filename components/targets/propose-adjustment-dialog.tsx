"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CATEGORIES, COMPARATORS, DIRECTIONS, MEASURES, METRICS } from "@/lib/domain/vocabulary";
import { isRate } from "@/lib/domain/goal";
import { scheduleKindsFor } from "@/lib/domain/target-setup";
import { type ProposeAdjustmentForm } from "@/lib/schemas/targets";
import { type ActionResult } from "@/lib/server/http/define-action";
import { EVIDENCE_LIMIT_BYTES } from "@/lib/domain/evidence";
import { DialogForm, EditDialog } from "../forms/edit-dialog";
import { ontoVersion } from "../forms/meanwhile";
import { sendFile } from "../forms/send-file";
import { type FormResult, useAction } from "../forms/use-action";
import { useMeanwhile } from "../forms/use-meanwhile";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { FileDrop } from "../ui/file-drop";
import { Input } from "../ui/input";
import { newId } from "../ui/new-id";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";
import { ScheduleFields, type ScheduleGround, useTypedSchedule } from "./schedule-fields";

export type ProposeAction = (input: ProposeAdjustmentForm) => Promise<ActionResult<void>>;
type Definition = Omit<
  ProposeAdjustmentForm,
  "reason" | "document" | "adjustmentId" | "evidenceId" | "dueOn" | "schedule"
>;

interface ProposeAdjustmentDialogProps {
  /** The definition in force, as it would be typed. */
  definition: Definition;
  /** 完成时限; null where nobody is in charge, who it would be set with. */
  dueOn: string | null;
  ground: ScheduleGround;
  propose: ProposeAction;
}

/** 目标调整: a new definition with its reason and document, for a second person to confirm. */
export function ProposeAdjustmentDialog(props: ProposeAdjustmentDialogProps) {
  const t = useTranslations("targets.adjust");
  return (
    <EditDialog trigger={<Button size="sm">{t("title")}</Button>} title={t("title")} description={t("hint")}>
      {(close) => <ProposeForm {...props} close={close} />}
    </EditDialog>
  );
}

function ProposeForm({
  definition,
  dueOn,
  ground,
  propose,
  close,
}: ProposeAdjustmentDialogProps & { close: () => void }) {
  const t = useTranslations("targets.promise");
  const own = useTranslations("targets.adjust");
  const domain = useTranslations("domain");
  const term = useTranslations("domain.term");
  const [typed, setTyped] = useState<ProposeAdjustmentForm>(() => ({
    ...definition,
    reason: "",
    document: "",
    adjustmentId: newId(),
    evidenceId: newId(),
  }));
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const saysNow = useMeanwhile(definition);
  const schedule = useTypedSchedule(
    ground,
    scheduleKindsFor(typed.measure),
    isRate(typed) ? typed.low : null,
  );
  const [setsSchedule, setSetsSchedule] = useState(false);
  const form = useAction(sendWithFile, () => {
    close();
    return own("saved");
  });
  const set = (change: Partial<ProposeAdjustmentForm>) => setTyped((before) => ({ ...before, ...change }));

  /** The file goes first: a proposal without its document is none. Sent again after a refusal, it is known by its id. */
  async function sendWithFile(input: ProposeAdjustmentForm): Promise<FormResult<void>> {
    const refuse = (message: string): FormResult<void> => ({
      ok: false,
      problem: { code: "INVALID", message: own("fileRefused"), fields: { evidenceId: message } },
    });
    if (!file) return refuse(own("fileMissing"));
    setPercent(0);
    const query = new URLSearchParams({ evidenceId: input.evidenceId });
    const sent = await sendFile(`/api/targets/${input.id}/documents?${query}`, file, setPercent);
    setPercent(null);
    return sent.ok ? propose(input) : refuse(sent.message || own("cut"));
  }

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
    <DialogForm
      form={form}
      submitLabel={own("submit")}
      onSubmit={() =>
        form.run({
          ...ontoVersion(typed, definition),
          ...(setsSchedule && schedule.kinds.length > 0 ? { schedule: schedule.typed } : {}),
        })
      }
    >
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
        {dueOn !== null && (
          <Field label={term("deadline")} error={form.errorAt("dueOn")}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={typed.dueOn ?? dueOn}
                onChange={(event) => set({ dueOn: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      {schedule.kinds.length > 0 && (
        <Checkbox
          label={own("setsSchedule")}
          hint={own("setsScheduleHint")}
          checked={setsSchedule}
          onChange={(event) => setSetsSchedule(event.target.checked)}
        />
      )}
      {setsSchedule && <ScheduleFields form={form} ground={ground} state={schedule} />}
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
      <FileDrop
        label={file ? own("chosen", { name: file.name }) : own("file")}
        hint={own("fileHint")}
        error={form.errorAt("evidenceId")}
        maxBytes={EVIDENCE_LIMIT_BYTES}
        value={percent}
        onFiles={([chosen]) => {
          if (!chosen) return;
          setFile(chosen);
          // Another file is another piece of evidence.
          set({ evidenceId: newId() });
        }}
      />
    </DialogForm>
  );
}
