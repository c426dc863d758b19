"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type Problem } from "@/lib/server/http/problem";
import { toast } from "../ui/toast";

/** What a form needs of its action: run it once, say how it went, show problems at their fields. */
export interface ActionForm<Input> {
  readonly run: (input: Input) => void;
  readonly pending: boolean;
  readonly problem: Pick<Problem, "code" | "message" | "fields"> | null;
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
  action: (input: Input) => Promise<ActionResult<Data>>,
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
