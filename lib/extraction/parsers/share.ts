import { type Parser } from "../draft";
import { nameBefore } from "./naming";
import { namesChange } from "../lexicon/change";
import { draftOf, slice } from "./wording";

/** 参保率稳定在98%以上: a share or rate that is reached. */
export const share: Parser = {
  name: "share",
  parse: (mention, { text }) => {
    const { kind } = mention.quantity;
    if (kind !== "share" && kind !== "points") return null;
    const metric = namesChange(slice(text, mention.before)) ? "growth" : "ratio";
    return draftOf("share", mention, text, metric, nameBefore(mention, text));
  },
};
