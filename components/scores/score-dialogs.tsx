"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type z } from "zod";
import {
  type adjustScoreInput,
  type answerObjectionInput,
  type discardAssessmentInput,
  type makeAssessmentInput,
  type publishAssessmentInput,
  type raiseObjectionInput,
} from "@/lib/schemas/scores";
import { type ActionResult } from "@/lib/server/http/define-action";
import { FormDialog, textOf } from "../forms/action-form";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { newId } from "../ui/new-id";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";

type Action<Schema extends z.ZodType, Data = void> = (input: z.input<Schema>) => Promise<ActionResult<Data>>;
type MakeAction = Action<typeof makeAssessmentInput, { readonly id: string }>;
export type PublishAction = Action<typeof publishAssessmentInput>;
export type DiscardAction = Action<typeof discardAssessmentInput>;
export type AdjustAction = Action<typeof adjustScoreInput>;
export type ObjectAction = Action<typeof raiseObjectionInput>;
export type AnswerAction = Action<typeof answerObjectionInput>;

/** Makes the scores of a snapshot. The id is made once a page, so that a double click makes them once. */
export function MakeAssessment({
  snapshots,
  make,
}: {
  snapshots: readonly { readonly id: string; readonly name: string }[];
  make: MakeAction;
}) {
  const t = useTranslations("scores");
  const router = useRouter();
  const [id, setId] = useState(newId);
  const first = snapshots[0];
  if (!first) return <p className="text-sm text-muted">{t("noSnapshot")}</p>;
  return (
    <FormDialog
      trigger={<Button variant="primary">{t("make")}</Button>}
      title={t("make")}
      description={t("makeHint")}
      action={make}
      read={(form) => ({ id, name: textOf(form, "name"), snapshotId: textOf(form, "snapshotId") })}
      done={(made) => {
        setId(newId());
        router.push(`/scores/${made.id}`);
        return t("made");
      }}
      submitLabel={t("makeNow")}
    >
      {(errorAt) => (
        <>
          <Field label={t("snapshot")} error={errorAt("snapshotId")} required>
            {(control) => (
              <Select
                {...control}
                name="snapshotId"
                defaultValue={first.id}
                options={snapshots.map((one) => ({ value: one.id, label: one.name }))}
              />
            )}
          </Field>
          <Field label={t("name")} error={errorAt("name")} required>
            {(control) => (
              <Input {...control} name="name" defaultValue={t("nameOf", { snapshot: first.name })} />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

/** Publishes, after a question. */
export function PublishButton({
  id,
  version,
  days,
  publish,
}: {
  id: string;
  version: number;
  days: number;
  publish: PublishAction;
}) {
  const t = useTranslations("scores");
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{t("publish")}</Button>}
      title={t("publish")}
      confirmLabel={t("publish")}
      action={async () => {
        const result = await publish({ id, version });
        if (!result.ok) return { error: result.problem.message };
      }}
    >
      {t("publishText", { days })}
    </ConfirmDialog>
  );
}

/** Discards the draft, with a reason, and goes back to the list. */
export function DiscardButton({
  id,
  version,
  discard,
}: {
  id: string;
  version: number;
  discard: DiscardAction;
}) {
  const t = useTranslations("scores");
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button variant="danger">{t("discard")}</Button>}
      title={t("discard")}
      confirmLabel={t("discard")}
      danger
      reason={{ label: t("reason"), maxLength: 500 }}
      action={async (form) => {
        const result = await discard({ id, version, reason: textOf(form, "reason") });
        if (!result.ok) return { error: result.problem.message };
        router.push("/scores");
      }}
    >
      {t("discardText")}
    </ConfirmDialog>
  );
}

/** Adds points by hand, or takes some off, with reason and document. */
export function AdjustButton({
  of,
  adjust,
}: {
  of: { assessmentId: string; unitId: string; revision: number };
  adjust: AdjustAction;
}) {
  const t = useTranslations("scores");
  return (
    <FormDialog
      trigger={<Button>{t("adjust")}</Button>}
      title={t("adjust")}
      description={t("adjustHint")}
      action={adjust}
      read={(form) => ({
        ...of,
        points: textOf(form, "points"),
        reason: textOf(form, "reason"),
        document: textOf(form, "document"),
      })}
      done={() => t("adjustDone")}
    >
      {(errorAt) => (
        <>
          <Field label={t("pointsField")} error={errorAt("points")} required>
            {(control) => <Input {...control} name="points" numeric />}
          </Field>
          <Field label={t("reason")} error={errorAt("reason")} required>
            {(control) => <Textarea {...control} name="reason" rows={3} maxLength={500} />}
          </Field>
          <Field label={t("document")} error={errorAt("document")} required>
            {(control) => <Input {...control} name="document" maxLength={120} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

/** The head of the unit objects. */
export function ObjectButton({ assessmentId, object }: { assessmentId: string; object: ObjectAction }) {
  const t = useTranslations("scores");
  const [id, setId] = useState(newId);
  return (
    <FormDialog
      trigger={<Button variant="primary">{t("object")}</Button>}
      title={t("object")}
      description={t("objectHint")}
      action={object}
      read={(form) => ({ id, assessmentId, text: textOf(form, "text") })}
      done={() => {
        setId(newId());
        return t("objectDone");
      }}
      submitLabel={t("object")}
    >
      {(errorAt) => (
        <Field label={t("objectText")} error={errorAt("text")} required>
          {(control) => <Textarea {...control} name="text" rows={6} maxLength={2000} />}
        </Field>
      )}
    </FormDialog>
  );
}

/** The supervisor answers: accepted by some points, or refused. */
export function AnswerButton({ of, answer }: { of: { id: string; version: number }; answer: AnswerAction }) {
  const t = useTranslations("scores");
  const [accepted, setAccepted] = useState(false);
  return (
    <FormDialog
      trigger={<Button variant="primary">{t("answer")}</Button>}
      title={t("answer")}
      description={t("answerHint")}
      action={answer}
      read={(form) => ({
        ...of,
        accepted,
        answer: textOf(form, "answer"),
        points: accepted ? textOf(form, "points") : "",
      })}
      done={() => t("answerDone")}
      submitLabel={t("answer")}
    >
      {(errorAt) => (
        <>
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            <Checkbox
              type="radio"
              name="accepted"
              label={t("refuse")}
              checked={!accepted}
              onChange={() => setAccepted(false)}
            />
            <Checkbox
              type="radio"
              name="accepted"
              label={t("accept")}
              checked={accepted}
              onChange={() => setAccepted(true)}
            />
          </div>
          {accepted && (
            <Field label={t("pointsField")} error={errorAt("points")} required>
              {(control) => <Input {...control} name="points" numeric />}
            </Field>
          )}
          <Field label={t("answerText")} error={errorAt("answer")} required>
            {(control) => <Textarea {...control} name="answer" rows={5} maxLength={2000} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
