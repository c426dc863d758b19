"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LIGHTS, type Light } from "@/lib/domain/vocabulary";
import { type ActionResult } from "@/lib/server/http/define-action";
import { DialogForm, EditDialog } from "../forms/edit-dialog";
import { useAction } from "../forms/use-action";
import { LightShape } from "../lights/light-shape";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/textarea";

type ReasonedAction<Input> = (input: Input) => Promise<ActionResult<void>>;

/** Sets the light of a month by hand (rule 7). */
export function SetLightDialog({
  targetId,
  period,
  current,
  light,
  setLight,
}: {
  targetId: string;
  period: string;
  /** Id of the light set by hand that is replaced, null where there is none. */
  current: string | null;
  light: Light;
  setLight: ReasonedAction<{
    id: string;
    targetId: string;
    period: string;
    light: Light;
    reason: string;
    current: string | null;
  }>;
}) {
  const t = useTranslations("targets.light");
  const domain = useTranslations("domain.light");
  const [chosen, setChosen] = useState(light);
  return (
    <ReasonDialog
      label={t("set")}
      description={t("setHint")}
      saved={t("saved")}
      action={(reason, id) => setLight({ id, targetId, period, light: chosen, reason, current })}
    >
      <FieldGroup legend={t("choose")}>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {LIGHTS.map((value) => (
            <Checkbox
              key={value}
              type="radio"
              name="light"
              checked={chosen === value}
              onChange={() => setChosen(value)}
              label={
                <span className="inline-flex items-center gap-1.5">
                  <LightShape light={value} />
                  {domain(value)}
                </span>
              }
            />
          ))}
        </div>
      </FieldGroup>
    </ReasonDialog>
  );
}

/** Lifts the light set by hand, so that the computed one shows again. */
export function LiftLightDialog({
  id,
  lift,
}: {
  id: string;
  lift: ReasonedAction<{ id: string; reason: string }>;
}) {
  const t = useTranslations("targets.light");
  return (
    <ReasonDialog
      label={t("lift")}
      description={t("liftHint")}
      saved={t("lifted")}
      action={(reason) => lift({ id, reason })}
    />
  );
}

/** Withdraws the target (撤销). */
export function WithdrawDialog({
  id,
  version,
  withdraw,
}: {
  id: string;
  version: number;
  withdraw: ReasonedAction<{ id: string; version: number; reason: string }>;
}) {
  const t = useTranslations("targets.withdraw");
  return (
    <ReasonDialog
      danger
      label={t("title")}
      description={t("hint")}
      saved={t("saved")}
      action={(reason) => withdraw({ id, version, reason })}
    />
  );
}

/** Takes the split over units (分解) back. */
export function TakeBackDialog({
  id,
  version,
  takeBack,
}: {
  id: string;
  version: number;
  takeBack: ReasonedAction<{ id: string; version: number; reason: string }>;
}) {
  const t = useTranslations("targets.split");
  return (
    <ReasonDialog
      label={t("takeBack")}
      description={t("takeBackHint")}
      saved={t("takenBack")}
      action={(reason) => takeBack({ id, version, reason })}
    />
  );
}

/** A step that needs a reason; the id for what it creates is made on opening, so that a double click creates once. */
function ReasonDialog({
  label,
  description,
  saved,
  danger,
  action,
  children,
}: {
  label: string;
  description: string;
  saved: string;
  danger?: boolean;
  action: (reason: string, id: string) => Promise<ActionResult<void>>;
  children?: React.ReactNode;
}) {
  return (
    <EditDialog
      trigger={
        <Button size="sm" variant={danger ? "danger" : "secondary"}>
          {label}
        </Button>
      }
      title={label}
      description={description}
    >
      {(close) => <ReasonForm {...{ label, saved, danger, action, close }}>{children}</ReasonForm>}
    </EditDialog>
  );
}

function ReasonForm({
  label,
  saved,
  danger,
  action,
  close,
  children,
}: Pick<Parameters<typeof ReasonDialog>[0], "label" | "saved" | "danger" | "action" | "children"> & {
  close: () => void;
}) {
  const t = useTranslations("common.form");
  const [reason, setReason] = useState("");
  const [id] = useState(() => crypto.randomUUID());
  const form = useAction(
    (input: { reason: string }) => action(input.reason, id),
    () => {
      close();
      return saved;
    },
  );
  return (
    <DialogForm
      form={form}
      onSubmit={() => form.run({ reason })}
      submitLabel={label}
      variant={danger ? "danger" : "primary"}
    >
      {children}
      <Field label={t("reason")} required error={form.errorAt("reason")}>
        {(control) => (
          <Textarea
            {...control}
            required={false}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </DialogForm>
  );
}
