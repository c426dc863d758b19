"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { type Problem } from "@/lib/server/http/problem";
import { toast } from "../ui/toast";

type FormProblem = Pick<Problem, "code" | "message" | "fields">;

/** What a form's action answers: a server action's result, or what the form found itself before it asked. */
export type FormResult<Data> =
  { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly problem: FormProblem };

/** What a form needs of its action: run it once, say how it went, show problems at their fields. */
export interface ActionForm<Input> {
  readonly run: (input: Input) => void;
  readonly pending: boolean;
  readonly problem: FormProblem | null;
  /** The sentence to show at a field, if there is one. */
  readonly errorAt: (field: string) => string | undefined;
  readonly reset: () => void;
}

/**
 * Runs a server action from a form. What was typed stays in the form's own state whatever happens; a lost
 * connection is told like any other problem.
 *
 * @param done called with the result after success; its text, if it returns one, is shown as a short note
 */
export function useAction<Input, Data>(
  action: (input: Input) => Promise<FormResult<Data>>,
  done: (data: Data) => string | void,
): ActionForm<Input> {
  const t = useTranslations("common.form");
  const [pending, start] = useTransition();
  const [problem, setProblem] = useState<ActionForm<Input>["problem"]>(null);
  return {
    pending,
    problem,
    errorAt: (field) => problem?.fields?.[field],
    reset: () => setProblem(null),
    run: (input) => {
      if (pending) return;
      start(async () => {
        const result = await action(input).catch(() => null);
        if (result?.ok) {
          setProblem(null);
          const note = done(result.data);
          if (note) toast.success(note);
        } else setProblem(result?.problem ?? { code: "FAULT", message: t("unreachable") });
      });
    },
  };
}
