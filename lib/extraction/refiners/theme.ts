import { by, type Refiner } from "../draft";
import { isAttribute } from "../lexicon/measures";
import { trimScene } from "../lexicon/scene";
import { leadingVerb } from "../lexicon/verbs";
import { slice } from "../parsers/wording";

/** 推进住宅加装电梯，完工153台: the clause before says what the number is about. */
export const theme: Refiner = {
  name: "theme",
  refine: (drafts, { text }) =>
    drafts.map((draft) => {
      const { theme: clause } = draft.mention;
      if (!clause || (draft.noun !== "" && !isAttribute(draft.noun))) return draft;
      const words = trimScene(slice(text, clause));
      const topic = words.text.slice(leadingVerb(words.text).length);
      if (topic === "") return draft;
      return by(
        "theme",
        draft,
        { verb: topic + draft.verb, start: clause.start + words.from },
        "named by the clause before it",
      );
    }),
};
