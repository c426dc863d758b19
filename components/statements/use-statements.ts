"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type StatementState } from "@/lib/domain/vocabulary";
import { type Problem } from "@/lib/server/http/problem";
import { type StatementView } from "@/lib/server/queries/statements";
import { type DecisionResult } from "./statement-actions";

export type Outcome =
  | { readonly ok: true; readonly changed: readonly StatementView[] }
  /** No problem where the server could not be reached at all. */
  | { readonly ok: false; readonly problem: Problem | null };

type ById = ReadonlyMap<string, StatementView>;

const byId = (statements: readonly StatementView[]): ById =>
  new Map(statements.map((statement) => [statement.id, statement]));

/**
 * The statements of an open page. A decision shows at once and is taken back when the server refuses it; after a
 * refusal, and whenever the person comes back to the page, what others have decided is fetched.
 */
export function useStatements(reportId: string, initial: readonly StatementView[]) {
  const router = useRouter();
  const [known, setKnown] = useState<ById>(() => byId(initial));
  const [expected, setExpected] = useState<ReadonlyMap<string, StatementState>>(new Map());
  const changed = useRef(false);

  const reload = useCallback(async () => {
    const answer = await fetch(`/api/reports/${encodeURIComponent(reportId)}/statements`).catch(() => null);
    if (answer?.ok) setKnown(byId((await answer.json()) as StatementView[]));
  }, [reportId]);

  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === "visible") void reload();
    };
    document.addEventListener("visibilitychange", onReturn);
    return () => document.removeEventListener("visibilitychange", onReturn);
  }, [reload]);

  // Decisions render no page anew; the pages that count them must not be shown from the browser's memory.
  useEffect(
    () => () => {
      if (changed.current) router.refresh();
    },
    [router],
  );

  const decide = useCallback(
    async (
      decision: () => Promise<DecisionResult>,
      expect?: { readonly ids: readonly string[]; readonly state: StatementState },
    ): Promise<Outcome> => {
      const expectAll = (state: StatementState | null) =>
        setExpected((before) => {
          const after = new Map(before);
          for (const id of expect?.ids ?? []) {
            if (state === null) after.delete(id);
            else after.set(id, state);
          }
          return after;
        });
      if (expect) expectAll(expect.state);
      const result = await decision().catch(() => null);
      if (result?.ok) {
        changed.current = true;
        setKnown((before) => new Map([...before, ...byId(result.data)]));
      } else await reload();
      if (expect) expectAll(null);
      return result?.ok
        ? { ok: true, changed: result.data }
        : { ok: false, problem: result ? result.problem : null };
    },
    [reload],
  );

  const statements = useMemo(() => {
    const shown = [...known.values()].map((statement) => {
      const state = expected.get(statement.id);
      return state && state !== statement.state ? { ...statement, state } : statement;
    });
    return shown
      .filter(({ state }) => state !== "replaced")
      .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  }, [known, expected]);

  return { statements, decide, isPending: (id: string) => expected.has(id) };
}
