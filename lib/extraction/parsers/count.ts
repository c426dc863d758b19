import { comparatorBefore } from "../lexicon/comparators";
import { type Parser } from "../draft";
import { nameAround, nameBefore } from "./naming";
import { draftOf, slice } from "./wording";

const COUNTING_KINDS = new Set(["count", "people", "plain"]);

/** 破损严重的近10公里道路: what stands before the number only describes. */
const isQualified = (words: string): boolean =>
  words.slice(0, words.length - (comparatorBefore(words)?.length ?? 0)).endsWith("的");

/** 修缮3条道路: the noun stands behind the number. */
export const countBeforeNoun: Parser = {
  name: "count-before-noun",
  parse: (mention, { text }) => {
    if (slice(text, mention.after) === "") return null;
    const nounFollows =
      COUNTING_KINDS.has(mention.quantity.kind) ||
      isQualified(slice(text, mention.before)) ||
      nameBefore(mention, text).noun === "";
    return nounFollows
      ? draftOf("count-before-noun", mention, text, "level", nameAround(mention, text))
      : null;
  },
};

/** 新建高标准农田1.62万亩: the noun stands before the number. */
export const countAfterNoun: Parser = {
  name: "count-after-noun",
  parse: (mention, { text }) =>
    draftOf("count-after-noun", mention, text, "level", nameBefore(mention, text)),
};
