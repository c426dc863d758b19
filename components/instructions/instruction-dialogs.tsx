"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { type answerInstructionInput, type giveInstructionInput } from "@/lib/schemas/instructions";
import { type ActionResult } from "@/lib/server/http/define-action";
import { FormDialog, textOf } from "../forms/action-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { newId } from "../ui/new-id";
import { Textarea } from "../ui/textarea";

export type AnswerAction = (input: z.input<typeof answerInstructionInput>) => Promise<ActionResult<void>>;
type GiveAction = (input: z.input<typeof giveInstructionInput>) => Promise<ActionResult<void>>;

/** A leader instructs on a target. */
export function GiveInstruction({ targetId, give }: { targetId: string; give: GiveAction }) {
  const t = useTranslations("instructions");
  const [id, setId] = useState(newId);
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant="primary">
          {t("give")}
        </Button>
      }
      title={t("give")}
      description={t("giveHint")}
      action={give}
      read={(form) => ({ id, targetId, text: textOf(form, "text") })}
      done={() => {
        setId(newId());
        return t("given");
      }}
      submitLabel={t("giveNow")}
    >
      {(errorAt) => (
        <Field label={t("text")} error={errorAt("text")} required>
          {(control) => <Textarea name="text" rows={4} maxLength={500} {...control} />}
        </Field>
      )}
    </FormDialog>
  );
}

/** The unit's head says what was done. */
export function AnswerButton({
  id,
  version,
  answer,
  primary,
}: {
  id: string;
  version: number;
  answer: AnswerAction;
  primary: boolean;
}) {
  const t = useTranslations("instructions");
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant={primary ? "primary" : undefined}>
          {t("answer")}
        </Button>
      }
      title={t("answer")}
      description={t("answerHint")}
      action={answer}
      read={(form) => ({ id, version, text: textOf(form, "text") })}
      done={() => t("answered")}
      submitLabel={t("answer")}
    >
      {(errorAt) => (
        <Field label={t("answerText")} error={errorAt("text")} required>
          {(control) => <Textarea name="text" rows={6} maxLength={2000} {...control} />}
        </Field>
      )}
    </FormDialog>
  );
}
