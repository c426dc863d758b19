import { by, indicatorOf, inSequence, LONGEST_QUOTE, type Refiner } from "../draft";
import { isIncrease } from "./said-object";

/** 收储用地20宗884亩; 生产总值2417亿元，增长7%; 增长7%、力争8%: a further measure of the same thing. */
export const secondMeasure: Refiner = {
  name: "second-measure",
  refine: (drafts, { text }) =>
    inSequence(drafts, (draft, previous) => {
      if (previous && isIncrease(draft, text))
        return by("second-measure", draft, { owner: indicatorOf(previous), start: previous.start });
      if (draft.verb !== "" || draft.noun !== "" || draft.mention.theme || !previous) return draft;
      const { owner, verb, noun } = previous;
      const start = draft.end - previous.start <= LONGEST_QUOTE ? previous.start : draft.start;
      const stretch =
        draft.metric === "ratio" && previous.metric === "growth" && draft.mention.tie === "item";
      const metric = stretch ? "growth" : draft.metric;
      return by("second-measure", draft, { owner, verb, noun, start, metric }, ...previous.doubts);
    }),
};
