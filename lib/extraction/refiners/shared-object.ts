import { by, type Draft, inSequence, type Refiner } from "../draft";
import { isBenefit, trailingVerb } from "../lexicon/verbs";
import { slice } from "../parsers/wording";

/** 完成回迁安置2600户: after a light verb the acting verb is a noun. */
export const isNominal = (draft: Draft, text: string): boolean => {
  const before = slice(text, draft.mention.before);
  return before.startsWith("完成") || before.startsWith("实现");
};

/** 收储经营性用地39亩，出让385亩: a bare verb acts on the object named before. */
export const sharedObject: Refiner = {
  name: "shared-object",
  refine: (drafts, { text }) =>
    inSequence(drafts, (draft, previous) => {
      if (draft.noun !== "" || draft.verb === "" || draft.owner !== "" || isBenefit(draft.verb)) return draft;
      if (!previous || isNominal(draft, text)) return draft;
      if (previous.noun === "")
        return previous.owner === ""
          ? draft
          : by("shared-object", draft, { owner: previous.owner }, "shared_object");
      const object = previous.noun.slice(0, previous.noun.length - trailingVerb(previous.noun).length);
      const noun = object || previous.noun;
      return by("shared-object", draft, { noun }, "shared_object");
    }),
};
