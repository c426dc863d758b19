"use client";

import { useTranslations } from "next-intl";
import { type z } from "zod";
import { type ScheduleKind } from "@/lib/domain/target-setup";
import { type scheduleTargetInput } from "@/lib/schemas/targets";
import { type ActionResult } from "@/lib/server/http/define-action";
import { DialogForm, EditDialog } from "../forms/edit-dialog";
import { useAction } from "../forms/use-action";
import { Button } from "../ui/button";
import { ScheduleFields, type ScheduleGround, useTypedSchedule } from "./schedule-fields";

export type ScheduleAction = (input: z.input<typeof scheduleTargetInput>) => Promise<ActionResult<void>>;

interface ScheduleDialogProps {
  targetId: string;
  scheduleVersion: number;
  /** The kinds that go with the target's measure. */
  kinds: readonly ScheduleKind[];
  ground: ScheduleGround;
  /** The target of a growth rate or share; null for any other. */
  rate: string | null;
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

function ScheduleForm({
  close,
  targetId,
  scheduleVersion,
  kinds,
  ground,
  rate,
  schedule,
}: ScheduleDialogProps & { close: () => void }) {
  const t = useTranslations("targets.schedule");
  const state = useTypedSchedule(ground, kinds, rate);
  const form = useAction(schedule, () => {
    close();
    return t("saved");
  });
  return (
    <DialogForm form={form} onSubmit={() => form.run({ id: targetId, scheduleVersion, ...state.typed })}>
      <ScheduleFields {...{ form, ground, state }} />
    </DialogForm>
  );
}
