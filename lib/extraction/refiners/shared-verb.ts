import { by, inSequence, type Refiner } from "../draft";
import { trailingMeasure } from "../lexicon/measures";
import { leadingLevel } from "../lexicon/levels";

/** 新建卫生服务中心2家、卫生服务站5家: a bare noun shares the verb of the item before. */
export const sharedVerb: Refiner = {
  name: "shared-verb",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      if (
        draft.verb !== "" ||
        draft.owner !== "" ||
        draft.metric !== "level" ||
        !previous ||
        previous.verb === ""
      )
        return draft;
      const otherKind = draft.mention.quantity.kind !== previous.mention.quantity.kind;
      if (otherKind && trailingMeasure(draft.noun) !== "") return draft;
      const listed = draft.mention.tie === "item" || leadingLevel(draft.noun) !== "";
      return listed && draft.noun !== previous.noun
        ? by("shared-verb", draft, { verb: previous.verb })
        : draft;
    }),
};
