/** What a save answers: the record and version to name next time, or a problem in words. */
export type SaveAnswer =
  | {
      readonly ok: true;
      readonly data: {
        /** Not the form's own where the month had a record already and that one holds the same. */
        readonly id: string;
        readonly version: number;
        readonly savedAt: Date;
        readonly value: string | null;
      };
    }
  | { readonly ok: false; readonly problem: SaveProblem };

export interface SaveProblem {
  readonly code: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
}

export type SaveStatus =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date; readonly value: string | null }
  /** The form holds what is not stored; null: the server can't be reached, and it is tried again. */
  | { readonly kind: "unsaved"; readonly problem: SaveProblem | null }
  | { readonly kind: "conflict"; readonly problem: SaveProblem };

/** Which record the form stands for, and in which version it was last seen; null before the first save. */
export interface Identity {
  readonly id: string;
  readonly version: number | null;
}

export interface AutosaveState<Form> {
  readonly form: Form;
  readonly identity: Identity;
  readonly status: SaveStatus;
}

export interface AutosaveOptions<Form> {
  readonly form: Form;
  readonly identity: Identity;
  /** Rejects when the server can't be reached. */
  readonly save: (form: Form, identity: Identity) => Promise<SaveAnswer>;
  /** Keeps what is not stored yet on this machine, with what it is meant for; null once everything is stored. */
  readonly keep: (form: Form | null, identity: Identity) => void;
  /** Milliseconds after the last key. */
  readonly delay?: number;
  /** Milliseconds until a failed save is tried again. */
  readonly retryAfter?: number;
}

/** Problems that may pass by themselves. */
const PASSING = ["UNAVAILABLE", "FAULT"];

/**
 * Saves a form as it is typed: one save at a time, the latest text last, and nothing forgotten on the way. A text is kept
 * on this machine from the first key until the server has acknowledged exactly that text.
 */
export function createAutosave<Form extends object>(options: AutosaveOptions<Form>) {
  const { save, keep, delay = 1200, retryAfter = 5000 } = options;
  const listeners = new Set<() => void>();
  let state: AutosaveState<Form> = {
    form: options.form,
    identity: options.identity,
    status: { kind: "idle" },
  };
  let dirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;

  const set = (change: Partial<AutosaveState<Form>>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  };

  async function saveOnce(): Promise<boolean> {
    const { form, identity } = state;
    dirty = false;
    set({ status: { kind: "saving" } });
    const answer = await save(form, identity).catch(() => null);
    if (answer?.ok) {
      const { id, version, savedAt, value } = answer.data;
      if (!dirty) keep(null, { id, version });
      else keep(state.form, { id, version });
      set({ identity: { id, version }, status: { kind: "saved", at: savedAt, value } });
      return true;
    }
    dirty = true;
    const problem = answer?.problem ?? null;
    if (problem?.code === "CONFLICT") set({ status: { kind: "conflict", problem } });
    else set({ status: { kind: "unsaved", problem } });
    if (!problem || PASSING.includes(problem.code)) later(retryAfter);
    return false;
  }

  async function saveAll(): Promise<boolean> {
    do {
      if (!(await saveOnce())) return false;
    } while (dirty);
    return true;
  }

  /** Saves what is not stored yet; resolves to whether everything is stored then. `force` saves an untouched form too. */
  function flush(force = false): Promise<boolean> {
    clearTimeout(timer);
    if (running) return running;
    if (!dirty && !force) return Promise.resolve(true);
    if (state.status.kind === "conflict") return Promise.resolve(false);
    running = saveAll().finally(() => (running = undefined));
    return running;
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getState: () => state,
    /** Whether the form holds something that is not stored. */
    isDirty: () => dirty || running !== undefined,
    change(patch: Partial<Form>) {
      dirty = true;
      set({ form: { ...state.form, ...patch } });
      keep(state.form, state.identity);
      if (state.status.kind !== "conflict") later(delay);
    },
    flush,
    /** Ends a conflict: goes on with this form on top of that version; what is in the form is saved at once if `dirtyNow`. */
    resolve(form: Form, identity: Identity, dirtyNow: boolean) {
      dirty = dirtyNow;
      keep(dirtyNow ? form : null, identity);
      set({ form, identity, status: { kind: "idle" } });
      if (dirtyNow) void flush();
    },
    /** Shows what can no longer be changed; what was typed stays kept on this machine. */
    settle(form: Form, identity: Identity) {
      clearTimeout(timer);
      dirty = false;
      set({ form, identity, status: { kind: "idle" } });
    },
    stop: () => clearTimeout(timer),
  };
}
