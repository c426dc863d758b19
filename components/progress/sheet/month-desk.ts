import { type ProgressForm } from "@/lib/schemas/progress";
import { type ProgressRecord } from "@/lib/server/queries/progress-record";
import { type AutosaveState, createAutosave, type Identity, type SaveAnswer } from "../autosave";
import { type KeptForm } from "../draft-safe";
import { sameForm } from "../kept-draft";
import { formOf } from "../progress-form";

/** A target of the month as far as saving it goes. */
export interface DeskTarget {
  readonly targetId: string;
  readonly report: ProgressRecord | null;
  readonly newId: string;
  readonly editable: boolean;
}

export interface DeskRow extends AutosaveState<ProgressForm> {
  /** Text on this machine that can't be stored any more: the report was handed over or approved meanwhile. */
  readonly leftover: ProgressForm | null;
}

export type DeskRows = ReadonlyMap<string, DeskRow>;

export interface DeskChange {
  readonly targetId: string;
  readonly patch: Partial<ProgressForm>;
}

interface DeskOptions {
  /** Rejects when the server can't be reached. */
  readonly save: (targetId: string, form: ProgressForm, identity: Identity) => Promise<SaveAnswer>;
  readonly read: (targetId: string) => Promise<KeptForm | null>;
  readonly keep: (targetId: string, kept: KeptForm | null) => void;
}

/**
 * A unit's month as one person fills it in: each row saves itself, and what could not be stored yet lies on this machine
 * until it is.
 */
export function createMonthDesk(targets: readonly DeskTarget[], { save, read, keep }: DeskOptions) {
  const listeners = new Set<() => void>();
  const saves = new Map<string, ReturnType<typeof createAutosave<ProgressForm>>>();
  let rows = new Map<string, DeskRow>();
  let restored = 0;

  const set = (targetId: string, change: Partial<DeskRow>) => {
    const row = rows.get(targetId);
    if (row) rows = new Map(rows).set(targetId, { ...row, ...change });
    for (const listener of listeners) listener();
  };
  const add = ({ targetId, report, newId }: DeskTarget) => {
    const autosave = createAutosave<ProgressForm>({
      form: formOf(report),
      identity: { id: report?.id ?? newId, version: report?.version ?? null },
      save: (form, identity) => save(targetId, form, identity),
      keep: (form, identity) => keep(targetId, form && { form, identity }),
    });
    saves.set(targetId, autosave);
    rows.set(targetId, { ...autosave.getState(), leftover: null });
    autosave.subscribe(() => set(targetId, autosave.getState()));
  };
  for (const target of targets) add(target);

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getRows: (): DeskRows => rows,
    isDirty: () => [...saves.values()].some((autosave) => autosave.isDirty()),
    change(changes: readonly DeskChange[]) {
      for (const { targetId, patch } of changes) saves.get(targetId)?.change(patch);
    },
    /** Sends all that is not stored; resolves to whether everything is. */
    async flush(): Promise<boolean> {
      const stored = await Promise.all([...saves.values()].map((autosave) => autosave.flush()));
      return stored.every(Boolean);
    },
    /** Stores one row; `force` makes a draft of an untouched one. Resolves to whether it is stored. */
    flushRow(targetId: string, force: boolean): Promise<boolean> {
      const autosave = saves.get(targetId);
      const untouched = autosave?.getState().identity.version === null;
      return autosave?.flush(force && untouched) ?? Promise.resolve(false);
    },
    /** Ends a row's conflict with the other's version: goes on with `form` on top of it, saved at once if `dirty`. */
    resolve(targetId: string, form: ProgressForm, theirs: Identity, dirty: boolean) {
      saves.get(targetId)?.resolve(form, { id: theirs.id, version: theirs.version }, dirty);
    },
    /**
     * Takes up what an earlier visit left unsaved on this machine and sends it. The server tells whether somebody else
     * changed the report since.
     */
    async restore(current: readonly DeskTarget[]): Promise<void> {
      const found = await Promise.all(current.map(({ targetId }) => read(targetId)));
      for (const [index, { targetId, editable }] of current.entries()) {
        const kept = found[index];
        const row = rows.get(targetId);
        if (!kept || !row || saves.get(targetId)?.isDirty()) continue;
        if (sameForm(kept.form, row.form)) {
          keep(targetId, null);
          continue;
        }
        restored += 1;
        if (editable) saves.get(targetId)?.resolve(kept.form, kept.identity, true);
        else set(targetId, { leftover: kept.form });
      }
    },
    /** How many rows an earlier visit had left something of. */
    getRestored: () => restored,
    /** Takes over what the page was given anew; what is typed and not stored stays. */
    adopt(given: readonly DeskTarget[]) {
      for (const target of given) {
        const { targetId, report, editable } = target;
        const autosave = saves.get(targetId);
        if (!autosave) add(target);
        else if (autosave.isDirty()) {
          if (editable || autosave.getState().status.kind === "saving") continue;
          set(targetId, { leftover: autosave.getState().form });
          autosave.settle(formOf(report), {
            id: report?.id ?? target.newId,
            version: report?.version ?? null,
          });
        } else if (report && isNewer(report, autosave.getState().identity))
          autosave.resolve(formOf(report), { id: report.id, version: report.version }, false);
      }
    },
    /** Lets go of a text that can't be stored any more. */
    discard(targetId: string) {
      keep(targetId, null);
      set(targetId, { leftover: null });
    },
    stop() {
      for (const autosave of saves.values()) autosave.stop();
    },
  };
}

export type MonthDesk = ReturnType<typeof createMonthDesk>;

/** A page that was rendered before a save ended must not take it back. */
function isNewer(report: ProgressRecord, { id, version }: Identity): boolean {
  return report.id !== id || report.version > (version ?? 0);
}
