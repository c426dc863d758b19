import { type Parser } from "../draft";
import { nameAround, nameBefore } from "./naming";
import { namesChange } from "../lexicon/change";
import { draftOf, slice } from "./wording";

/** 参保率稳定在98%以上: a share or rate that is reached. */
export const share: Parser = {
  name: "share",
  parse: (mention, { text }) => {
    const { kind } = mention.quantity;
    if (kind !== "share" && kind !== "points") return null;
    const metric = namesChange(slice(text, mention.before)) ? "growth" : "ratio";
    const named = nameBefore(mention, text);
    const nounFollows = named.noun === "" && text.startsWith("的", mention.quantity.end);
    return draftOf("share", mention, text, metric, nounFollows ? nameAround(mention, text) : named);
  },
};
