import { type ProgressForm } from "@/lib/schemas/progress";
import { type Identity } from "./autosave";
import { type KeptForm } from "./draft-safe";

/** The place of one form's unsaved text on this machine. */
export interface DraftPlace {
  readonly read: () => Promise<KeptForm | null>;
  readonly write: (kept: KeptForm | null) => void;
}

/**
 * Unsaved text of one form on this machine. What lay there when the page was opened stays on offer until the person
 * has chosen, though typing goes on.
 */
export function keptDraft({ read, write }: DraftPlace, current: ProgressForm) {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  /** Undefined until it is known what lies there. */
  let offer: ProgressForm | null | undefined;
  let typed: KeptForm | null | undefined;
  let reading: Promise<void> | undefined;

  async function look(): Promise<void> {
    const form = (await read())?.form;
    offer = form && !sameForm(form, current) ? form : null;
    if (!offer && typed !== undefined) write(typed);
    tell();
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      reading ??= look();
      return () => void listeners.delete(listener);
    },
    offer: () => offer ?? null,
    dismiss() {
      offer = null;
      tell();
    },
    keep(form: ProgressForm | null, identity: Identity) {
      const kept = form && { form, identity };
      // A first key must not overwrite an offer that was not looked at yet.
      if (offer === undefined) typed = kept;
      else if (!offer) write(kept);
    },
    forget: () => write(null),
  };
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
