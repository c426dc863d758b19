import { useEffect, useState, useSyncExternalStore } from "react";
import { type ProgressForm } from "@/lib/schemas/progress";
import { type DraftOwner } from "@/lib/server/auth/draft-secret";
import { type ProgressFormView } from "@/lib/server/queries/progress-form";
import { createAutosave } from "./autosave";
import { createDraftSafe } from "./draft-safe";
import { keptDraft } from "./kept-draft";
import { type ProgressActions } from "./progress-actions";
import { formOf } from "./progress-form";

const NOTHING = () => null;

/**
 * A month's form that saves itself, with what was left unsaved on this machine.
 *
 * @param newId the id under which a first save creates the report
 */
export function useProgressAutosave(
  view: ProgressFormView,
  newId: string,
  owner: DraftOwner,
  actions: ProgressActions,
) {
  const [{ autosave, draft }] = useState(() => {
    const form = formOf(view.report);
    const place = [view.target.id, view.period] as const;
    const safe = createDraftSafe(owner);
    const draft = keptDraft(
      { read: () => safe.read(...place), write: (kept) => safe.write(...place, kept) },
      form,
    );
    const autosave = createAutosave<ProgressForm>({
      form,
      identity: { id: view.report?.id ?? newId, version: view.report?.version ?? null },
      save: (typed, identity) =>
        actions.save({ ...typed, ...identity, targetId: view.target.id, period: view.period }),
      keep: draft.keep,
    });
    return { autosave, draft };
  });
  const state = useSyncExternalStore(autosave.subscribe, autosave.getState, autosave.getState);
  const offer = useSyncExternalStore(draft.subscribe, draft.offer, NOTHING);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => autosave.isDirty() && event.preventDefault();
    const online = () => void autosave.flush();
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("online", online);
      // Leaving within the product: what was typed last is sent on the way out.
      void autosave.flush();
    };
  }, [autosave]);

  return {
    ...state,
    autosave,
    offer,
    restore() {
      if (!offer) return;
      draft.dismiss();
      autosave.change(offer);
    },
    discard() {
      draft.dismiss();
      draft.forget();
    },
  };
}
