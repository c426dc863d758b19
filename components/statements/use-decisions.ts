"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type ProposedTraits } from "@/lib/domain/target";
import { type StatementState } from "@/lib/domain/vocabulary";
import { type TextSpan } from "@/lib/format/marked-text";
import { type StatementForm } from "@/lib/schemas/statements";
import { type StatementView } from "@/lib/server/queries/statements";
import { formOf } from "./statement-fieldset";
import { type DecisionResult, type StatementActions } from "./statement-actions";
import { type Outcome, type useStatements } from "./use-statements";

/** What was just done or refused; it is shown and read out. */
export interface Notice {
  readonly tone: "good" | "bad";
  readonly text: string;
  /** The statement that a refusal is about; it stays in sight, whatever it has become meanwhile. */
  readonly about?: string | undefined;
}

interface UndoStep {
  /** The statement to come back to. */
  readonly id: string;
  readonly run: () => Promise<DecisionResult>;
}

interface Step {
  readonly run: () => Promise<DecisionResult>;
  readonly expect?: { readonly ids: readonly string[]; readonly state: StatementState };
  /** What the person is told. */
  readonly done: (changed: readonly StatementView[]) => string;
  /** What a refusal is about: its name, and the statement where it is about one. */
  readonly about: string;
  readonly aboutId?: string;
  readonly undo?: (changed: readonly StatementView[]) => UndoStep;
}

interface NewPart {
  readonly id: string;
  readonly fields: StatementForm;
}

const refs = (statements: readonly StatementView[]) => statements.map(({ id, version }) => ({ id, version }));

/** Makes decisions, tells what came of them, and keeps the way back. */
export function useDecisions(
  actions: StatementActions,
  { decide }: Pick<ReturnType<typeof useStatements>, "decide">,
) {
  const t = useTranslations("statements");
  const [notice, setNotice] = useState<Notice | null>(null);
  const [undoable, setUndoable] = useState(0);
  const undoSteps = useRef<UndoStep[]>([]);

  const perform = async ({ run, expect, done, about, aboutId, undo }: Step): Promise<Outcome> => {
    const outcome = await decide(run, expect);
    if (outcome.ok) {
      if (undo) setUndoable(undoSteps.current.push(undo(outcome.changed)));
      setNotice({ tone: "good", text: done(outcome.changed) });
    } else {
      const message = outcome.problem?.message ?? t("dialog.unreachable");
      setNotice({ tone: "bad", text: t("done.refused", { about, message }), about: aboutId });
    }
    return outcome;
  };

  /** The way back from a split or a merge names what it made. */
  const unreplace = (id: string) => (changed: readonly StatementView[]) => ({
    id,
    run: () => actions.unreplace({ statements: refs(changed.filter(({ state }) => state === "proposed")) }),
  });

  return {
    notice,
    undoable: undoable > 0,
    tell: setNotice,

    confirm: (statement: StatementView, traits: ProposedTraits | undefined) =>
      perform({
        run: () => actions.confirm({ ...pick(statement), traits }),
        expect: { ids: [statement.id], state: "confirmed" },
        done: ([now]) =>
          now?.target
            ? t("done.confirmed", { indicator: now.indicator, number: now.target.number })
            : t("done.accepted", { indicator: statement.indicator }),
        about: statement.indicator,
        aboutId: statement.id,
        undo: (changed) => ({
          id: statement.id,
          run: () => actions.restore({ statements: refs(changed) }),
        }),
      }),

    confirmAll: (statements: readonly StatementView[]) =>
      perform({
        run: () => actions.confirmAll({ statements: refs(statements) }),
        expect: { ids: statements.map(({ id }) => id), state: "confirmed" },
        done: (changed) => t("done.confirmedAll", { count: changed.length }),
        about: t("bulk.about", { count: statements.length }),
        undo: (changed) => ({
          id: changed[0]?.id ?? "",
          run: () => actions.restore({ statements: refs(changed) }),
        }),
      }),

    reject: (statement: StatementView, reason: string) =>
      perform({
        run: () => actions.reject({ ...pick(statement), reason }),
        done: () => t("done.rejected", { indicator: statement.indicator }),
        about: statement.indicator,
        aboutId: statement.id,
        undo: (changed) => ({
          id: statement.id,
          run: () => actions.restore({ statements: refs(changed) }),
        }),
      }),

    restore: (statement: StatementView) =>
      perform({
        run: () => actions.restore({ statements: [pick(statement)] }),
        expect: { ids: [statement.id], state: "proposed" },
        done: () => t("done.restored", { indicator: statement.indicator }),
        about: statement.indicator,
        aboutId: statement.id,
      }),

    edit: (statement: StatementView, fields: StatementForm) =>
      perform({
        run: () => actions.edit({ ...pick(statement), fields }),
        done: ([now]) => t("done.edited", { indicator: now?.indicator ?? statement.indicator }),
        about: statement.indicator,
        aboutId: statement.id,
        undo: (changed) => ({
          id: statement.id,
          run: () =>
            actions.edit({
              id: statement.id,
              version: changed[0]?.version ?? statement.version,
              fields: formOf(statement),
            }),
        }),
      }),

    split: (statement: StatementView, parts: readonly NewPart[]) =>
      perform({
        run: () => actions.split({ ...pick(statement), parts: [...parts] }),
        done: () => t("done.split", { indicator: statement.indicator, count: parts.length }),
        about: statement.indicator,
        aboutId: statement.id,
        undo: unreplace(statement.id),
      }),

    merge: (pair: readonly [StatementView, StatementView], merged: NewPart) =>
      perform({
        run: () => actions.merge({ statements: refs(pair), merged }),
        done: () => t("done.merged", { indicator: merged.fields.indicator }),
        about: pair[0].indicator,
        aboutId: pair[0].id,
        undo: unreplace(pair[0].id),
      }),

    add: (reportId: string, id: string, span: TextSpan, fields: StatementForm) =>
      perform({
        run: () => actions.add({ id, reportId, ...span, fields }),
        done: () => t("done.added", { indicator: fields.indicator }),
        about: fields.indicator,
        undo: (changed) => ({
          id,
          run: () =>
            actions.reject({ id, version: changed[0]?.version ?? 1, reason: t("undo.addedByMistake") }),
        }),
      }),

    /** Takes the last decision of this page back. Returns the statement to come back to. */
    undo: async (): Promise<string | null> => {
      const step = undoSteps.current.pop();
      setUndoable(undoSteps.current.length);
      if (!step) return null;
      const outcome = await perform({
        run: step.run,
        done: () => t("done.undone"),
        about: t("undo.about"),
      });
      return outcome.ok ? step.id : null;
    },
  };
}

const pick = ({ id, version }: StatementView) => ({ id, version });
