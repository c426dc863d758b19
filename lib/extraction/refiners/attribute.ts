import { by, inSequence, type Refiner } from "../draft";
import { isAttribute, withoutAttribute } from "../lexicon/measures";

/** 改造项目63个，建筑面积180万平方米; 粮食面积790万亩、产量300万吨: a measure of the thing named before. */
export const attribute: Refiner = {
  name: "attribute",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      if (draft.verb !== "" || !isAttribute(draft.noun) || !previous || previous.noun === "") return draft;
      const thing = draft.noun.startsWith("占") ? previous.noun : withoutAttribute(previous.noun);
      return by("attribute", draft, {
        noun: thing + draft.noun,
        start: previous.start,
      });
    }),
};
