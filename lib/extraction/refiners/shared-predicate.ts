import { by, type Refiner } from "../draft";
import { trailingVerb } from "../lexicon/verbs";

/** 88间校园厕所、10座公厕提升改造: the predicate behind the last item holds for the one before it. */
export const sharedPredicate: Refiner = {
  name: "shared-predicate",
  refine: (drafts) =>
    drafts.map((draft, i) => {
      const next = drafts[i + 1];
      const bare =
        draft.verb === "" && draft.rules[0] === "count-before-noun" && trailingVerb(draft.noun) === "";
      if (!bare || next?.mention.tie !== "item" || next.verb !== "") return draft;
      const predicate = trailingVerb(next.noun);
      return predicate === "" ? draft : by("shared-predicate", draft, { noun: draft.noun + predicate });
    }),
};
