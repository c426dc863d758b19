import { by, inSequence, type Refiner } from "../draft";
import { isAttribute, withoutAttribute } from "../lexicon/measures";
import { isBenefit } from "../lexicon/verbs";

/** 改造项目63个，建筑面积180万平方米; 粮食面积790万亩、产量300万吨: a measure of the thing named before. */
export const attribute: Refiner = {
  name: "attribute",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      if (!previous || previous.noun === "") return draft;
      const owner = previous.rules.includes("theme") ? previous.verb + previous.noun : previous.noun;
      const { start } = previous;
      if (isBenefit(draft.verb))
        return by("attribute", draft, { verb: previous.verb + previous.noun + draft.verb, start });
      if (draft.verb !== "" || !isAttribute(draft.noun)) return draft;
      const thing = draft.noun.startsWith("占") ? owner : withoutAttribute(owner);
      return by("attribute", draft, { noun: thing + draft.noun, start });
    }),
};
