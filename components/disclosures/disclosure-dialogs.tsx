"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { formatPeriod } from "@/lib/format/dates";
import { publicText } from "@/lib/format/public/public-text";
import { type Speaker } from "@/lib/format/speaker";
import { type switchDisclosureInput, type wordDisclosureInput } from "@/lib/schemas/disclosures";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type DisclosureItem } from "@/lib/server/queries/disclosures";
import { DialogForm, EditDialog } from "../forms/edit-dialog";
import { useAction } from "../forms/use-action";
import { useMeanwhile } from "../forms/use-meanwhile";
import { Light } from "../lights/light";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Textarea } from "../ui/textarea";

export type WordAction = (input: z.input<typeof wordDisclosureInput>) => Promise<ActionResult<void>>;
export type SwitchAction = (input: z.input<typeof switchDisclosureInput>) => Promise<ActionResult<void>>;

/** The words for citizens, beside what the unit reported; below them what the public page will say. */
export function WordDialog({
  item,
  period,
  word,
}: {
  item: DisclosureItem;
  period: string;
  word: WordAction;
}) {
  const t = useTranslations("disclosures");
  const locale = useLocale();
  return (
    <EditDialog
      trigger={
        <Button size="sm" aria-label={t("editOf", { name: item.project.name })}>
          {t("edit")}
        </Button>
      }
      title={t("edit")}
      description={t("editHint", { month: formatPeriod(period, locale) })}
    >
      {(close) => <WordForm {...{ item, period, word, close }} />}
    </EditDialog>
  );
}

function WordForm({
  item,
  period,
  word,
  close,
}: {
  item: DisclosureItem;
  period: string;
  word: WordAction;
  close: () => void;
}) {
  const t = useTranslations("disclosures");
  const [name, setName] = useState(item.project.name);
  const [text, setText] = useState(item.text ?? "");
  const form = useAction(word, () => {
    close();
    return t("saved");
  });
  const { targetId, version, approved } = item;
  const saysNow = useMeanwhile({ name: item.project.name, text: item.text ?? "" });
  return (
    <DialogForm form={form} onSubmit={() => form.run({ targetId, version, name, period, text })}>
      <Field label={t("name")} hint={saysNow("name")} required error={form.errorAt("name")}>
        {(control) => (
          <Input
            {...control}
            required={false}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="text-sm">
        <p className="font-medium">{t("reported")}</p>
        <p className="mt-1 max-h-40 overflow-y-auto rounded-md border bg-sunken p-2 whitespace-pre-line">
          {approved === null ? t("noReport") : approved || t("reportedNothing")}
        </p>
        {approved && (
          <Button size="sm" className="mt-2" onClick={() => setText(approved.slice(0, 500))}>
            {t("takeOver")}
          </Button>
        )}
      </div>
      <Field label={t("text")} hint={saysNow("text") ?? t("textHint")} error={form.errorAt("text")}>
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Seen item={item} period={period} name={name} text={text.trim()} />
    </DialogForm>
  );
}

/** What citizens will read, while it is being written. */
function Seen({
  item: { project },
  period,
  name,
  text,
}: {
  item: DisclosureItem;
  period: string;
  name: string;
  text: string;
}) {
  const t = useTranslations("disclosures");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  // Without words for this month the latest earlier ones stay.
  const earlier = project.wording?.period === period ? null : project.wording;
  const wording = text === "" ? earlier : { period, text };
  const said = publicText({ ...project, wording }, period, speaker, locale);
  return (
    <section className="rounded-md border p-3 text-sm" aria-label={t("seen")}>
      <p className="text-muted">{t("seen")}</p>
      <p className="mt-1 flex flex-wrap items-center justify-between gap-x-3 text-base font-medium">
        {name}
        <Light light={said.light} word={said.lightWord} />
      </p>
      <p>
        <span className="text-muted">{t("page.promise")}</span> {project.promise}
      </p>
      <p className="tabular-nums">
        {[said.goal, said.actual, said.attainment, said.fulfilment]
          .filter((fact) => fact !== null)
          .join(" · ")}
      </p>
      {said.progress !== null && (
        <p className="whitespace-pre-line">
          <span className="text-muted">
            {said.progressOf === null ? t("page.progress") : t("page.progressOf", { month: said.progressOf })}
          </span>{" "}
          {said.progress}
        </p>
      )}
    </section>
  );
}

/** Puts a project on the public page, or takes it off, after a question. */
export function SwitchButton({ item, switchOn }: { item: DisclosureItem; switchOn: SwitchAction }) {
  const t = useTranslations("disclosures");
  const { shown, targetId, version } = item;
  const { name } = item.project;
  return (
    <ConfirmDialog
      trigger={
        <Button
          size="sm"
          variant={shown ? "secondary" : "primary"}
          aria-label={t(shown ? "hideOf" : "showOf", { name })}
        >
          {t(shown ? "hide" : "show")}
        </Button>
      }
      title={t(shown ? "hideOf" : "showOf", { name })}
      confirmLabel={t(shown ? "hide" : "show")}
      action={async () => {
        const result = await switchOn({ targetId, version, shown: !shown });
        if (!result.ok) return { error: result.problem.message };
      }}
    >
      {t(shown ? "hideText" : "showText")}
    </ConfirmDialog>
  );
}
