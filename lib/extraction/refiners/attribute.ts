import { by, inSequence, type Refiner } from "../draft";
import { isAttribute, withoutAttribute } from "../lexicon/measures";

/** 改造项目63个，建筑面积180万平方米; 粮食面积790万亩、产量300万吨: a measure of the thing named before. */
export const attribute: Refiner = {
  name: "attribute",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      if (draft.verb !== "" || !isAttribute(draft.noun) || !previous || previous.noun === "") return draft;
      return by("attribute", draft, {
        noun: withoutAttribute(previous.noun) + draft.noun,
        start: previous.start,
      });
    }),
};
