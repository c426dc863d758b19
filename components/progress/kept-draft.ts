import { type ProgressForm } from "@/lib/schemas/progress";

/**
 * Unsaved text of one form on this machine. What lay there when the page was opened stays on offer until the person
 * has chosen, though typing goes on.
 */
export function keptDraft(key: string, current: ProgressForm) {
  const listeners = new Set<() => void>();
  let offer: ProgressForm | null | undefined;

  function read(): ProgressForm | null {
    try {
      const text = localStorage.getItem(key);
      const found = text ? (JSON.parse(text) as ProgressForm) : null;
      return found && !sameForm(found, current) ? found : null;
    } catch {
      // Storage may be switched off; then there is nothing to offer.
      return null;
    }
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
    keep(form: ProgressForm | null) {
      // A first key must not overwrite an offer that was not looked at yet.
      if (offer) return;
      try {
        if (form) localStorage.setItem(key, JSON.stringify(form));
        else localStorage.removeItem(key);
      } catch {
        // Full or switched off: the server's copy is the one that counts.
      }
    },
    forget() {
      try {
        localStorage.removeItem(key);
      } catch {
        // As above.
      }
    },
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

function sameForm(a: ProgressForm, b: ProgressForm): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}
