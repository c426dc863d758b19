/**
 * What the extraction core says about a report. Everything is immutable, and every position is a
 * UTF-16 offset in the text that was given to `extract`.
 */

/** `target`: a commitment for a coming period. `result`: an outcome stated as reached. */
export type StatementKind = "target" | "result";

/** `growth` 增速 (a fall is negative), `ratio` 占比或比率, `level` everything counted or measured. */
export type Metric = "growth" | "ratio" | "level";

/** The reach of a number by the report's own wording (以上, 以内, 左右 …). */
export type Comparator = "point" | "at_least" | "at_most" | "about" | "range" | "qualitative";

/** `multi` where the sentence speaks of several years (今后五年, 到…年底). */
export type Horizon = "annual" | "multi";

/** `high`: nothing about the statement is in doubt; a person may confirm such statements in one stroke. */
export type Confidence = "high" | "medium" | "low";

/** Why a reader should look twice at a statement, in the order of the rules that doubt. */
export const DOUBTS = [
  /** Its object is taken from the item before it. */
  "shared_object",
  /** Its object was said further back in the sentence. */
  "said_object",
  /** The clause before it names the indicator. */
  "named_before",
  /** The numbers don't match the list they are distributed over. */
  "list_mismatch",
  /** Something that goes on or is merely named, rather than promised: 推进7个社区建设. */
  "continued",
  /** Nothing says what is done with it. */
  "no_verb",
  /** It may be the size of the thing named before it. */
  "size_of_previous",
  /** No unit stands behind the number (an index) or its multiplier (万, 亿). */
  "no_unit",
  /** A share of something that is no rate by name. */
  "no_rate_by_name",
  "long_name",
  "short_name",
] as const;
export type Doubt = (typeof DOUBTS)[number];

/** What a part of a report does: look back, promise, promise for several years, explain terms. */
export type SectionRole = "review" | "plan" | "outlook" | "glossary" | "front";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One number (or one headline target without a number) that can be checked at the year's end. */
export interface Statement extends Span {
  readonly kind: StatementKind;
  /** What is measured, as a short noun phrase in the report's words. */
  readonly indicator: string;
  readonly metric: Metric;
  readonly comparator: Comparator;
  /** The number as written, without its unit; null where `comparator` is `qualitative`. */
  readonly low: number | null;
  /** Equal to `low` but for `range`. */
  readonly high: number | null;
  /** The unit as written right after the number (`万人`, `%`); null where `comparator` is `qualitative`. */
  readonly unit: string | null;
  readonly horizon: Horizon;
  /** Title of the innermost heading above the statement; empty where there is none. */
  readonly section: string;
  /** Exactly `text.slice(start, end)`: it may hold line breaks and page headers. */
  readonly quote: string;
  /** The quote as a person reads it: wraps joined, page furniture and white space left out. */
  readonly quoteText: string;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly confidence: Confidence;
  /** The rules that made the statement, in the order in which they worked. */
  readonly rules: readonly string[];
  /** What is unsure about it; empty when `confidence` is `high`. */
  readonly reasons: readonly Doubt[];
}

/** A number or a passage that was seen and deliberately not made a statement. */
export interface Dropped extends Span {
  readonly quote: string;
  /** The rule that dropped it. */
  readonly rule: string;
  /** Why, in a few words a person understands. */
  readonly reason: string;
}

/** A part of the report under one heading. */
export interface Section extends Span {
  readonly title: string;
  /** 0 for the document's own title, 1 for 一、, 2 for （一）, 3 for 1. and the like. */
  readonly level: number;
  readonly role: SectionRole;
  /** A list of people's-livelihood projects (民生实事). */
  readonly livelihood: boolean;
}

export interface Extraction {
  /** In reading order. */
  readonly statements: readonly Statement[];
  readonly dropped: readonly Dropped[];
  readonly sections: readonly Section[];
  readonly title: string | null;
  /** The government that reports, as the title names it. */
  readonly government: string | null;
  /** The year that the targets are for; null where the text does not say it. */
  readonly year: number | null;
}

/** What is reported on a target, see `proposeTarget`. */
export type Measure = "cumulative" | "closing" | "growth" | "milestone" | "qualitative";

/** Whether the indicator gets better as it rises or as it falls. */
export type Direction = "up" | "down";

export type Category =
  "经济发展" | "科技创新" | "城建城管" | "生态环境" | "社会民生" | "平安法治" | "政府自身建设";

/** What a person may want to fill in on a target; always shown as a proposal. */
export interface TargetProposal {
  readonly measure: Measure;
  readonly direction: Direction;
  readonly category: Category;
  /** The rules that proposed measure, direction and category, joined by `+`. */
  readonly rule: string;
}
