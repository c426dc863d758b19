import { changeBefore } from "../lexicon/change";
import { type Parser } from "../draft";
import { nameBefore } from "./naming";
import { draftOf, slice } from "./wording";

const CHANGING_KINDS = new Set(["share", "points", "times"]);

/** 规上工业增加值增长8.5%, 能耗下降3%: a growth; a fall is negative. */
export const change: Parser = {
  name: "change",
  parse: (mention, { text }) => {
    if (!CHANGING_KINDS.has(mention.quantity.kind)) return null;
    const found = changeBefore(slice(text, mention.before));
    if (!found) return null;
    return draftOf(
      "change",
      mention,
      text,
      "growth",
      nameBefore(mention, text, mention.before.start + found.from),
      found.sign,
    );
  },
};

/** 零增长, 翻一番: a change written without digits. */
export const wordedChange: Parser = {
  name: "worded-change",
  parse: (mention, { text }) =>
    mention.quantity.kind === "change"
      ? draftOf("worded-change", mention, text, "growth", nameBefore(mention, text))
      : null,
};
