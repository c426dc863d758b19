import { comparatorBefore, comparatorWithin } from "../lexicon/comparators";
import { type Draft } from "../draft";
import { type Mention } from "../mentions";
import { type Comparator, type Metric, type Span } from "../types";

export const slice = (text: string, span: Span): string => text.slice(span.start, span.end);

export interface Naming {
  readonly verb: string;
  readonly noun: string;
  readonly start: number;
  readonly end: number;
}

/** The comparator of a mention by the wording on both sides of its number. */
export function comparatorOf(mention: Mention, text: string): Comparator {
  const { quantity } = mention;
  if (quantity.comparator !== "point") return quantity.comparator;
  const before = slice(text, mention.before);
  if (text[quantity.end] === "内" && !text.startsWith("内外", quantity.end)) return "at_most";
  return (comparatorBefore(before) ?? comparatorWithin(before))?.comparator ?? "point";
}

/** A draft of the mention's number under the name that a parser read. */
export function draftOf(
  rule: string,
  mention: Mention,
  text: string,
  metric: Metric,
  naming: Naming,
  sign: 1 | -1 = 1,
): Draft {
  const { quantity } = mention;
  const comparator = comparatorOf(mention, text);
  const [low, high] = sign < 0 ? [-quantity.high, -quantity.low] : [quantity.low, quantity.high];
  return {
    start: naming.start,
    end: naming.end,
    owner: "",
    mention,
    verb: naming.verb,
    noun: naming.noun,
    metric,
    comparator,
    low: low === 0 ? 0 : low,
    high: high === 0 ? 0 : high,
    unit: quantity.unit === "" ? null : quantity.unit,
    rules: [rule],
    doubts: [],
  };
}
