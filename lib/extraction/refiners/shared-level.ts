import { by, inSequence, type Refiner } from "../draft";
import { leadingLevel } from "../lexicon/levels";

const LONGEST_SHORT_NOUN = 4;

/** 省级先进乡镇1个、示范村2个: a short noun shares the level of the item before. */
export const sharedLevel: Refiner = {
  name: "shared-level",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      const level = leadingLevel(previous?.noun ?? "");
      const short = draft.noun.length > 0 && draft.noun.length <= LONGEST_SHORT_NOUN;
      if (draft.mention.tie !== "item" || level === "" || !short || leadingLevel(draft.noun) !== "")
        return draft;
      return by("shared-level", draft, { noun: level + draft.noun });
    }),
};
