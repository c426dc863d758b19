"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type z } from "zod";
import { type changeNoticeInput, type createNoticeInput } from "@/lib/schemas/notices";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type NoticeDraft, type NoticeSubjectChoice } from "@/lib/server/queries/notice-draft";
import { ActionForm, textOf } from "../forms/action-form";
import { Light } from "../lights/light";
import { Banner } from "../ui/banner";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { newId } from "../ui/new-id";
import { Card } from "../ui/section";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";

type Saved = Promise<ActionResult<{ readonly id: string }>>;

/** The form of a draft, new or stored. The units to choose from are those with a duty in every chosen target. */
export function NoticeForm({
  draft,
  create,
  change,
}: {
  draft: NoticeDraft;
  create: (input: z.input<typeof createNoticeInput>) => Saved;
  change: (input: z.input<typeof changeNoticeInput>) => Saved;
}) {
  const t = useTranslations("notices.form");
  const common = useTranslations("common.action");
  const router = useRouter();
  const [ownId] = useState(newId);
  const [targetIds, setTargetIds] = useState(draft.targetIds);
  const [unitId, setUnitId] = useState(draft.unitId);
  const chosen = draft.choices.filter(({ id }) => targetIds.includes(id));
  const units = commonUnits(chosen);
  const { stored } = draft;
  const namesOf = (ids: readonly string[]) =>
    draft.choices.flatMap(({ id, indicator }) => (ids.includes(id) ? indicator : [])).join("、");
  const toggle = (id: string, on: boolean) =>
    setTargetIds(on ? [...targetIds, id] : targetIds.filter((other) => other !== id));

  return (
    <Card>
      <ActionForm
        action={(fields: Omit<z.input<typeof createNoticeInput>, "id">) =>
          stored
            ? change({ ...fields, ...stored })
            : create({ ...fields, id: ownId, instructionId: draft.instruction?.id })
        }
        read={(form) => ({
          number: textOf(form, "number"),
          title: textOf(form, "title"),
          unitId: textOf(form, "unitId"),
          body: textOf(form, "body"),
          dueOn: textOf(form, "dueOn"),
          targetIds: [...targetIds],
        })}
        done={({ id }) => {
          router.push(`/notices/${id}`);
          return t("saved");
        }}
        submitLabel={t("save")}
        record={{ ...draft, targets: namesOf(draft.targetIds) }}
        cancel={
          <LinkButton href={stored ? `/notices/${stored.id}` : "/notices"}>{common("cancel")}</LinkButton>
        }
      >
        {(errorAt, saysNow) => (
          <>
            {draft.instruction && (
              <Banner tone="info" title={t("ofInstruction", { post: draft.instruction.post })}>
                {draft.instruction.text}
              </Banner>
            )}
            <TargetChoices
              choices={draft.choices}
              targetIds={targetIds}
              toggle={toggle}
              hint={saysNow("targets")}
              error={errorAt("targetIds")}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                label={t("unit")}
                hint={
                  saysNow("unitId", (id) => units.find((unit) => unit.id === id)?.name ?? "") ??
                  t(chosen.length > 0 && units.length === 0 ? "noCommonUnit" : "unitHint")
                }
                error={errorAt("unitId")}
                required
              >
                {(control) => (
                  <Select
                    name="unitId"
                    value={units.some(({ id }) => id === unitId) ? unitId : ""}
                    onChange={(event) => setUnitId(event.target.value)}
                    empty={t("chooseUnit")}
                    options={units.map(({ id, name, lead }) => ({
                      value: id,
                      label: lead ? t("leads", { name }) : t("supports", { name }),
                    }))}
                    {...control}
                  />
                )}
              </Field>
              <Field label={t("dueOn")} hint={saysNow("dueOn")} error={errorAt("dueOn")} required>
                {(control) => <Input type="date" name="dueOn" defaultValue={draft.dueOn} {...control} />}
              </Field>
              <Field
                label={t("number")}
                hint={saysNow("number") ?? t("numberHint")}
                error={errorAt("number")}
                required
              >
                {(control) => <Input name="number" defaultValue={draft.number} {...control} />}
              </Field>
              <Field label={t("title")} hint={saysNow("title")} error={errorAt("title")} required>
                {(control) => <Input name="title" defaultValue={draft.title} {...control} />}
              </Field>
            </div>
            <Field
              label={t("body")}
              hint={saysNow("body") ?? t(draft.body ? "bodyHint" : "bodyFree")}
              error={errorAt("body")}
              required
            >
              {(control) => <Textarea name="body" rows={8} defaultValue={draft.body} {...control} />}
            </Field>
          </>
        )}
      </ActionForm>
    </Card>
  );
}

function TargetChoices({
  choices,
  targetIds,
  toggle,
  hint,
  error,
}: {
  choices: readonly NoticeSubjectChoice[];
  targetIds: readonly string[];
  toggle: (id: string, on: boolean) => void;
  hint?: string;
  error?: string;
}) {
  const t = useTranslations("notices.form");
  const [words, setWords] = useState("");
  const shown = choices.filter(
    ({ id, indicator }) => targetIds.includes(id) || (words !== "" && indicator.includes(words)),
  );
  return (
    <FieldGroup legend={t("targets")} hint={hint ?? t("targetsHint")}>
      <Input
        type="search"
        aria-label={t("findTarget")}
        placeholder={t("findTarget")}
        value={words}
        onChange={(event) => setWords(event.target.value.trim())}
        className="max-w-md"
      />
      <ul className="max-h-64 divide-y overflow-y-auto rounded-md border empty:hidden">
        {shown.map(({ id, number, indicator, light }) => (
          <li key={id} className="flex items-center justify-between gap-3 px-3 py-1.5">
            <Checkbox
              label={`${number}. ${indicator}`}
              checked={targetIds.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            <Light light={light} />
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert" className="text-sm font-medium text-red">
          {error}
        </p>
      )}
    </FieldGroup>
  );
}

/** Units that lead or support every chosen target; `lead` where they lead them all. */
function commonUnits(chosen: readonly NoticeSubjectChoice[]): NoticeSubjectChoice["units"] {
  const [first, ...others] = chosen;
  if (!first) return [];
  return first.units.flatMap((unit) => {
    const duties = others.map(({ units }) => units.find(({ id }) => id === unit.id));
    if (duties.some((duty) => duty === undefined)) return [];
    return { ...unit, lead: unit.lead && duties.every((duty) => duty?.lead) };
  });
}
