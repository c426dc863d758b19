import { wordsOf } from "./matcher";
import { type Comparator } from "../types";

type Wording = readonly (readonly [string, Comparator])[];

/** Wordings after the number; longer ones first. */
const AFTER: Wording = [
  ["及以上", "at_least"],
  ["以上", "at_least"],
  ["及以下", "at_most"],
  ["以下", "at_most"],
  ["以内", "at_most"],
  ["之内", "at_most"],
  ["左右", "about"],
  ["上下", "about"],
];

/** Wordings before the number; longer ones first. */
const BEFORE: Wording = [
  ["力争不低于", "at_least"],
  ["不少于", "at_least"],
  ["不低于", "at_least"],
  ["不小于", "at_least"],
  ["不超过", "at_most"],
  ["不高于", "at_most"],
  ["不多于", "at_most"],
  ["不大于", "at_most"],
  ["不突破", "at_most"],
  ["超过", "at_least"],
  ["突破", "at_least"],
  ["高于", "at_least"],
  ["大于", "at_least"],
  ["多于", "at_least"],
  ["至少", "at_least"],
  ["低于", "at_most"],
  ["小于", "at_most"],
  ["少于", "at_most"],
  ["大约", "about"],
  ["接近", "about"],
  ["左右", "about"],
  ["超", "at_least"],
  ["逾", "at_least"],
  ["过", "at_least"],
  ["约", "about"],
  ["近", "about"],
];

/** Words that end like a comparator and are none. */
const NOT_COMPARATORS = wordsOf(`
  通过 经过 节约 集约 条约 签约 附近 邻近 就近 靠近 渡过 度过 履约 预约 赛过
`);

export interface WordedComparator {
  readonly comparator: Comparator;
  readonly length: number;
}

export function comparatorAfter(text: string, at: number): WordedComparator | null {
  const found = AFTER.find(([wording]) => text.startsWith(wording, at));
  return found ? { comparator: found[1], length: found[0].length } : null;
}

/** The comparator with which `words` end. */
export function comparatorBefore(words: string): WordedComparator | null {
  if (NOT_COMPARATORS.some((word) => words.endsWith(word))) return null;
  const found = BEFORE.find(([wording]) => words.endsWith(wording));
  return found ? { comparator: found[1], length: found[0].length } : null;
}

/** The wordings that may stand apart from their number. */
const APART = BEFORE.filter(([wording]) => ["至少", "不少于", "不低于", "不超过"].includes(wording));

/** A comparator that stands apart from its number: 至少打造2座, 不超过全市平均的3%. */
export function comparatorWithin(words: string): WordedComparator | null {
  const found = APART.find(([wording]) => words.includes(wording));
  return found ? { comparator: found[1], length: found[0].length } : null;
}

/** 余 and 多 between number and unit. */
export const MORE_THAN = ["余", "多"];
