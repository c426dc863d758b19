"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type SheetOutcome } from "@/lib/server/commands/edit-targets";
import { type SheetRow } from "@/lib/server/queries/target-sheet";
import { toast } from "../../ui/toast";
import {
  type Batch,
  type CellChange,
  changeCells,
  dropRow,
  markSending,
  markUnsent,
  nextBatch,
  receive,
  resendRow,
  type SheetState,
  type Step,
  turnBack,
  withRows,
} from "./sheet-model";

export type EditAction = (input: Batch["input"]) => Promise<ActionResult<SheetOutcome>>;

/** While somebody types or pastes on, changes gather for so long before they are sent. */
const GATHER_MS = 250;

/** The responsibility table of one year: loads it, sends what is typed, takes strokes back. */
export function useSheet(year: number, person: string, edit: EditAction) {
  const t = useTranslations("targets.sheet");
  const say = useTranslations("common.form");
  const router = useRouter();
  const steps = `sheet-steps-${person}-${year}`;
  const [state, setState] = useState<SheetState | null>(null);
  // `message` is null where the server was not reached.
  const [failure, setFailure] = useState<{ readonly message: string | null } | null>(null);
  const changedRef = useRef(false);

  const load = async () => {
    const rows = await fetchRows(year);
    if (rows === null) return setFailure({ message: null });
    setFailure(null);
    setState((before) =>
      before ? withRows(before, rows) : { rows, edits: new Map(), ...storedSteps(steps) },
    );
  };

  useEffect(() => {
    let current = true;
    void fetchRows(year).then((rows) => {
      if (!current) return;
      if (rows) setState({ rows, edits: new Map(), ...storedSteps(steps) });
      else setFailure({ message: null });
    });
    return () => {
      current = false;
    };
  }, [year, steps]);

  useEffect(() => {
    if (state) storeSteps(steps, state);
  }, [steps, state]);

  // One batch at a time: the next one needs the versions that the answer to this one brings.
  useEffect(() => {
    if (!state || failure || [...state.edits.values()].some((row) => row.state === "sending")) return;
    const batch = nextBatch(state);
    if (!batch) return;
    const timer = setTimeout(() => {
      setState((now) => now && markSending(now, batch));
      void edit(batch.input)
        .catch(() => null)
        .then(async (result) => {
          if (result?.ok) {
            changedRef.current = true;
            return setState((now) => now && receive(now, batch, result.data));
          }
          const rows = result?.problem.code === "CONFLICT" ? await fetchRows(year) : null;
          setState((now) => now && markUnsent(rows ? withRows(now, rows) : now, batch));
          if (!rows) setFailure({ message: result?.problem.message ?? null });
        });
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [state, failure, edit, year]);

  const isUnsaved = state !== null && state.edits.size > 0;
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);

  // The other pages were rendered before these changes.
  useEffect(
    () => () => {
      if (changedRef.current) router.refresh();
    },
    [router],
  );

  const back = (which: "undo" | "redo") => {
    if (!state) return;
    const turned = turnBack(state, which);
    setState(turned.state);
    if (turned.left > 0) toast.warning(t("undoLeft", { count: turned.left }));
  };

  return {
    state,
    failure: failure && (failure.message ?? say("unreachable")),
    retry: () => {
      setFailure(null);
      if (!state) void load();
    },
    change: (changes: readonly CellChange[]) => setState((now) => now && changeCells(now, changes)),
    undo: () => back("undo"),
    redo: () => back("redo"),
    drop: (id: string) => setState((now) => now && dropRow(now, id)),
    resend: (id: string) => setState((now) => now && resendRow(now, id)),
  };
}

export type Sheet = ReturnType<typeof useSheet>;

async function fetchRows(year: number): Promise<readonly SheetRow[] | null> {
  const answer = await fetch(`/api/targets/table?year=${year}`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as readonly SheetRow[]) : null;
}

/** What this person did in this session can be taken back after a look at another page, too. */
function storedSteps(key: string): Pick<SheetState, "undo" | "redo"> {
  try {
    const stored = sessionStorage.getItem(key);
    return stored
      ? (JSON.parse(stored) as { undo: readonly Step[]; redo: readonly Step[] })
      : { undo: [], redo: [] };
  } catch {
    return { undo: [], redo: [] };
  }
}

function storeSteps(key: string, { undo, redo }: SheetState): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ undo, redo }));
  } catch {
    // Full or forbidden: undo then lasts as long as the page.
  }
}
