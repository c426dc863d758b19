import { by, inSequence, LONGEST_QUOTE, type Refiner } from "../draft";

/** 收储用地20宗884亩; 生产总值2417亿元，增长7%; 增长7%、力争8%: a further measure of the same thing. */
export const secondMeasure: Refiner = {
  name: "second-measure",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      if (draft.verb !== "" || draft.noun !== "" || draft.mention.theme || !previous) return draft;
      const { verb, noun } = previous;
      const start = draft.end - previous.start <= LONGEST_QUOTE ? previous.start : draft.start;
      const stretch =
        draft.metric === "ratio" && previous.metric === "growth" && draft.mention.tie === "item";
      return by("second-measure", draft, { verb, noun, start, metric: stretch ? "growth" : draft.metric });
    }),
};
