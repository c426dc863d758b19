import { type ProgressForm } from "@/lib/schemas/progress";
import { type Identity } from "./autosave";

/** Unsaved text on this machine, and the record and version that it was typed upon. */
export interface KeptForm {
  readonly form: ProgressForm;
  readonly identity: Identity;
}

/** What lies under a key; null where nothing does. */
export function readKept(key: string): KeptForm | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<KeptForm> | null;
    return found?.form && found.identity ? { form: found.form, identity: found.identity } : null;
  } catch {
    // Storage may be switched off; then there is nothing to offer.
    return null;
  }
}

/** Keeps a text under a key, or forgets what lies there. */
export function writeKept(key: string, kept: KeptForm | null): void {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // Full or switched off: the server's copy is the one that counts.
  }
}

/**
 * Unsaved text of one form on this machine. What lay there when the page was opened stays on offer until the person
 * has chosen, though typing goes on.
 */
export function keptDraft(key: string, current: ProgressForm) {
  const listeners = new Set<() => void>();
  let offer: ProgressForm | null | undefined;

  function read(): ProgressForm | null {
    const form = readKept(key)?.form;
    return form && !sameForm(form, current) ? form : null;
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    offer: () => (offer === undefined ? (offer = read()) : offer),
    dismiss() {
      offer = null;
      for (const listener of listeners) listener();
    },
    keep(form: ProgressForm | null, identity: Identity) {
      // A first key must not overwrite an offer that was not looked at yet.
      if (!offer) writeKept(key, form && { form, identity });
    },
    forget: () => writeKept(key, null),
  };
}

/** Where a person's unsaved text of a month lies. */
export function draftKey(userId: string, targetId: string, period: string): string {
  return `progress:${userId}:${period}:${targetId}`;
}

const FIELDS = [
  "value",
  "notPublished",
  "stage",
  "judgement",
  "progress",
  "problems",
  "nextStep",
] as const satisfies readonly (keyof ProgressForm)[];

/** Whether two forms say the same. */
export function sameForm(a: ProgressForm, b: ProgressForm): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}
