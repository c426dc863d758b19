import { type z } from "zod";
import { type SheetField } from "@/lib/domain/sheet-edit";
import { type editTargetsInput } from "@/lib/schemas/targets";
import { type SheetOutcome } from "@/lib/server/commands/edit-targets";
import { type SheetRow } from "@/lib/server/queries/target-sheet";
import { sameValue, type SheetValue } from "./sheet-columns";

/** A cell with what was typed in it; `unread` is the text where it could not be understood, with its problem. */
export interface CellChange {
  readonly id: string;
  readonly field: SheetField;
  readonly value: SheetValue;
  readonly unread?: { readonly text: string; readonly problem: string };
}

type Cells = Readonly<Partial<Record<SheetField, Omit<CellChange, "id" | "field">>>>;

/** What was typed in a row and is not stored yet. */
export interface RowEdit {
  readonly cells: Cells;
  readonly state: "waiting" | "sending" | "refused";
  /** Keys of the `errors` catalogue by cell. */
  readonly problems: Readonly<Partial<Record<SheetField, string>>>;
  /** Who changed the row meanwhile; the row shows what that person made of it. */
  readonly overtakenBy: string | null;
}

/** One stroke of the person: what undo takes back at once. */
export type Step = readonly {
  readonly id: string;
  readonly field: SheetField;
  readonly before: SheetValue;
  readonly after: SheetValue;
}[];

/** The responsibility table as one person works on it. */
export interface SheetState {
  readonly rows: readonly SheetRow[];
  readonly edits: ReadonlyMap<string, RowEdit>;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

export interface Batch {
  readonly input: z.input<typeof editTargetsInput>;
  readonly sent: ReadonlyMap<string, Cells>;
}

const MAX_STEPS = 100;
const MAX_BATCH = 100;

/** What a cell shows: what was typed, else what is stored. */
export function shownValue({ edits }: SheetState, row: SheetRow, field: SheetField): SheetValue {
  const typed = edits.get(row.id)?.cells[field];
  return typed ? typed.value : row[field];
}

/** The table after cells were changed; `remember` keeps the stroke for undo. Cells that say the same stay. */
export function changeCells(state: SheetState, changes: readonly CellChange[], remember = true): SheetState {
  const rows = new Map(state.rows.map((row) => [row.id, row]));
  const edits = new Map(state.edits);
  const step: Step[number][] = [];
  for (const { id, field, value, unread } of changes) {
    const row = rows.get(id);
    if (!row) continue;
    const before = edits.get(id);
    const old = before?.cells[field];
    const shown = old ? old.value : row[field];
    if (!unread && !old?.unread && sameValue(shown, value)) continue;
    if (!unread && !old?.unread) step.push({ id, field, before: shown, after: value });
    const { [field]: _, ...others } = before?.cells ?? {};
    // While the old value is on its way, going back to what is stored is a change like any other.
    const settled = !unread && sameValue(row[field], value) && before?.state !== "sending";
    const cells: Cells = settled ? others : { ...others, [field]: { value, ...(unread ? { unread } : {}) } };
    if (Object.keys(cells).length === 0) edits.delete(id);
    else edits.set(id, waiting(cells, before?.state === "sending"));
  }
  const undo = remember && step.length > 0 ? [...state.undo, step].slice(-MAX_STEPS) : state.undo;
  return { ...state, edits, undo, redo: remember && step.length > 0 ? [] : state.redo };
}

/** What is to be sent next, or null. Cells that could not be read wait for the person. */
export function nextBatch({ rows, edits }: SheetState): Batch | null {
  const sent = new Map<string, Cells>();
  const input: Batch["input"]["rows"] = [];
  for (const row of rows) {
    const edit = edits.get(row.id);
    if (edit?.state !== "waiting" || input.length >= MAX_BATCH) continue;
    sent.set(row.id, readable(edit.cells));
    input.push({
      id: row.id,
      version: row.version,
      assignmentVersion: row.assignmentVersion,
      edit: payload(edit.cells),
    });
  }
  return input.length > 0 ? { input: { rows: input }, sent } : null;
}

export function markSending(state: SheetState, batch: Batch): SheetState {
  return setStates(state, batch, "sending");
}

/** The batch did not arrive: it waits to be sent again. */
export function markUnsent(state: SheetState, batch: Batch): SheetState {
  return setStates(state, batch, "waiting");
}

/** The table after the server's answer; what was typed while the batch was on its way waits for the next one. */
export function receive(state: SheetState, { sent }: Batch, outcome: SheetOutcome): SheetState {
  const now = new Map(outcome.rows.map((row) => [row.id, row]));
  const edits = new Map(state.edits);
  const gone = new Set<string>();
  for (const [id, cells] of sent) {
    const typed = edits.get(id)?.cells ?? {};
    const later = Object.entries(typed).filter(([field, cell]) => cells[field as SheetField] !== cell);
    const refused = outcome.refused[id];
    const by = outcome.overtaken[id];
    if (!refused && !now.has(id)) gone.add(id);
    if (refused || by !== undefined) {
      const kept: RowEdit = {
        cells: typed,
        state: "refused",
        problems: refused ?? {},
        overtakenBy: by ?? null,
      };
      edits.set(id, later.length > 0 && refused ? waiting(typed, false) : kept);
    } else if (later.length > 0) edits.set(id, waiting(Object.fromEntries(later), false));
    else edits.delete(id);
  }
  const rows = state.rows.filter(({ id }) => !gone.has(id)).map((row) => now.get(row.id) ?? row);
  return { ...state, rows, edits };
}

/** The rows as they stand now, with what was typed on top. */
export function withRows(state: SheetState, rows: readonly SheetRow[]): SheetState {
  return { ...state, rows };
}

/** Lets go of what was typed in a row: it shows what is stored. */
export function dropRow(state: SheetState, id: string): SheetState {
  const edits = new Map(state.edits);
  edits.delete(id);
  return { ...state, edits };
}

/** Sends a row again as it was typed, on top of what somebody else made of it. */
export function resendRow(state: SheetState, id: string): SheetState {
  const edit = state.edits.get(id);
  if (!edit) return state;
  return { ...state, edits: new Map(state.edits).set(id, waiting(edit.cells, false)) };
}

/**
 * Takes back the last stroke (or does it again), as new changes. Cells that hold something else by now, because
 * somebody changed them, stay as they are and are counted in `left`.
 */
export function turnBack(state: SheetState, which: "undo" | "redo"): { state: SheetState; left: number } {
  const step = state[which].at(-1);
  if (!step) return { state, left: 0 };
  const [from, to] = which === "undo" ? (["after", "before"] as const) : (["before", "after"] as const);
  const rows = new Map(state.rows.map((row) => [row.id, row]));
  const free = step.filter((cell) => {
    const row = rows.get(cell.id);
    return row !== undefined && sameValue(shownValue(state, row, cell.field), cell[from]);
  });
  const changed = changeCells(
    state,
    free.map((cell) => ({ id: cell.id, field: cell.field, value: cell[to] })),
    false,
  );
  const other = which === "undo" ? "redo" : "undo";
  return {
    state: {
      ...changed,
      [which]: state[which].slice(0, -1),
      [other]: free.length > 0 ? [...state[other], step] : state[other],
    },
    left: step.length - free.length,
  };
}

/** How many rows are not stored yet: still going, or waiting for the person. */
export function unsaved({ edits }: SheetState): { readonly going: number; readonly refused: number } {
  const refused = [...edits.values()].filter(({ state }) => state === "refused").length;
  return { going: edits.size - refused, refused };
}

function waiting(cells: Cells, isSending: boolean): RowEdit {
  const unread = Object.entries(cells).flatMap(([field, cell]) =>
    cell.unread ? [[field, cell.unread.problem]] : [],
  );
  // One cell that can't be read does not hold up its neighbours, but alone there is nothing to send.
  const state = isSending ? "sending" : unread.length === Object.keys(cells).length ? "refused" : "waiting";
  return { cells, state, problems: Object.fromEntries(unread), overtakenBy: null };
}

function setStates(state: SheetState, { sent }: Batch, next: "waiting" | "sending"): SheetState {
  const edits = new Map(state.edits);
  for (const id of sent.keys()) {
    const edit = edits.get(id);
    if (edit) edits.set(id, { ...edit, state: next });
  }
  return { ...state, edits };
}

function readable(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => !cell.unread));
}

function payload(cells: Cells): Batch["input"]["rows"][number]["edit"] {
  return Object.fromEntries(
    Object.entries(readable(cells)).flatMap(([field, { value }]) => {
      if (field === "baseline") return [[field, value ?? ""]];
      // A day can't be taken away on its own: it goes with the assignment.
      return value === null && field === "dueOn" ? [] : [[field, value]];
    }),
  ) as Batch["input"]["rows"][number]["edit"];
}
