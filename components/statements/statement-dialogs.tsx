"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { locate, readable, type TextSpan } from "@/lib/format/marked-text";
import { type StatementForm } from "@/lib/schemas/statements";
import { type StatementView } from "@/lib/server/queries/statements";
import { newId } from "@/components/ui/new-id";
import { formOf, StatementFieldset } from "./statement-fieldset";
import { Quote, StatementFormDialog } from "./statement-form-dialog";
import { type Outcome } from "./use-statements";

interface DialogProps {
  /** The report's text. */
  readonly text: string;
  readonly onClose: () => void;
}

/** Correct what a statement says. */
export function EditDialog({
  statement,
  text,
  onSubmit,
  onClose,
}: DialogProps & { statement: StatementView; onSubmit: (fields: StatementForm) => Promise<Outcome> }) {
  const t = useTranslations("statements.dialog");
  const [fields, setFields] = useState(() => formOf(statement));
  return (
    <StatementFormDialog
      title={t("edit.title")}
      submitLabel={t("edit.submit")}
      onSubmit={() => onSubmit(fields)}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Quote>{readable(text.slice(statement.start, statement.end))}</Quote>
          <StatementFieldset value={fields} onChange={setFields} errors={errors} prefix="fields" autoFocus />
        </>
      )}
    </StatementFormDialog>
  );
}

interface Part {
  readonly id: string;
  readonly fields: StatementForm;
}

/** Make two of one: each gets its own indicator and value; both keep the place in the report. */
export function SplitDialog({
  statement,
  text,
  onSubmit,
  onClose,
}: DialogProps & { statement: StatementView; onSubmit: (parts: readonly Part[]) => Promise<Outcome> }) {
  const t = useTranslations("statements.dialog");
  const [parts, setParts] = useState<readonly Part[]>(() => {
    const whole = formOf(statement);
    if (whole.comparator !== "range")
      return [whole, { ...whole, low: "", high: "" }].map((fields) => ({ id: newId(), fields }));
    const ends = [whole.low, whole.high];
    return ends.map((low) => ({
      id: newId(),
      fields: { ...whole, comparator: "point", low, high: low },
    }));
  });
  const set = (id: string, fields: StatementForm) =>
    setParts((before) => before.map((part) => (part.id === id ? { id, fields } : part)));
  return (
    <StatementFormDialog
      title={t("split.title")}
      description={t("split.description")}
      submitLabel={t("split.submit")}
      onSubmit={() => onSubmit(parts)}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Quote>{readable(text.slice(statement.start, statement.end))}</Quote>
          {parts.map((part, index) => (
            <fieldset key={part.id} className="space-y-2 border-t pt-3">
              <legend className="pe-2 text-sm font-semibold">{t("split.part", { number: index + 1 })}</legend>
              <StatementFieldset
                value={part.fields}
                onChange={(fields) => set(part.id, fields)}
                errors={errors}
                prefix={`parts.${index}.fields`}
                autoFocus={index === 0}
              />
            </fieldset>
          ))}
        </>
      )}
    </StatementFormDialog>
  );
}

/** Make one of two neighbours that say one thing. */
export function MergeDialog({
  pair,
  text,
  onSubmit,
  onClose,
}: DialogProps & {
  pair: readonly [StatementView, StatementView];
  onSubmit: (merged: Part) => Promise<Outcome>;
}) {
  const t = useTranslations("statements.dialog");
  const [first, second] = pair;
  const [merged, setMerged] = useState<Part>(() => ({ id: newId(), fields: formOf(first) }));
  const start = Math.min(first.start, second.start);
  const end = Math.max(first.end, second.end);
  return (
    <StatementFormDialog
      title={t("merge.title")}
      description={t("merge.description", { first: first.indicator, second: second.indicator })}
      submitLabel={t("merge.submit")}
      onSubmit={() => onSubmit(merged)}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Quote>{readable(text.slice(start, end))}</Quote>
          <StatementFieldset
            value={merged.fields}
            onChange={(fields) => setMerged({ ...merged, fields })}
            errors={errors}
            prefix="merged.fields"
            autoFocus
          />
        </>
      )}
    </StatementFormDialog>
  );
}

/** A statement to add: where it stands and what the form begins with. */
export interface Addition {
  readonly id: string;
  readonly span: TextSpan;
  readonly fields: StatementForm;
}

/** Find the passage of a statement that extraction missed: for whoever can't select text on the screen. */
export function PassageDialog({
  text,
  onSubmit,
  onClose,
}: DialogProps & { onSubmit: (span: TextSpan) => Promise<Outcome> }) {
  const t = useTranslations("statements.dialog");
  const [words, setWords] = useState("");
  const span = locate(text, words);
  const missing = words.trim() !== "" && !span ? t("passage.missing") : undefined;
  return (
    <StatementFormDialog
      title={t("passage.title")}
      description={t("passage.description")}
      submitLabel={t("passage.submit")}
      onSubmit={async () => (span ? onSubmit(span) : { ok: false, problem: null })}
      onClose={onClose}
    >
      {() => (
        <Field label={t("passage.words")} error={missing} required>
          {(control) => (
            <Textarea
              {...control}
              autoFocus
              rows={3}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
      )}
    </StatementFormDialog>
  );
}

/** Add a statement that extraction missed. */
export function AddDialog({
  addition,
  text,
  onSubmit,
  onClose,
}: DialogProps & { addition: Addition; onSubmit: (fields: StatementForm) => Promise<Outcome> }) {
  const t = useTranslations("statements.dialog");
  const [fields, setFields] = useState(addition.fields);
  return (
    <StatementFormDialog
      title={t("add.title")}
      description={t("add.description")}
      submitLabel={t("add.submit")}
      onSubmit={() => onSubmit(fields)}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Quote>{readable(text.slice(addition.span.start, addition.span.end))}</Quote>
          <StatementFieldset value={fields} onChange={setFields} errors={errors} prefix="fields" autoFocus />
        </>
      )}
    </StatementFormDialog>
  );
}
