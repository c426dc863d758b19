import { type Mention } from "./mentions";
import { type Comparator, type Doubt, type Metric, type Span } from "./types";

/** A statement in the making; positions are canonical. */
export interface Draft extends Span {
  readonly mention: Mention;
  /** Whose measure or act it is, where another clause says so; stands before verb and noun. */
  readonly owner: string;
  /** Acting verb that is part of the indicator's name; empty where there is none. */
  readonly verb: string;
  /** What is measured, without the verb; empty until a refiner finds it. */
  readonly noun: string;
  readonly metric: Metric;
  readonly comparator: Comparator;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly rules: readonly string[];
  readonly doubts: readonly Doubt[];
}

/** A quote that reaches back for its name stays this short, in characters. */
export const LONGEST_QUOTE = 120;

/** What is measured, in full. */
export const indicatorOf = ({ owner, verb, noun }: Draft): string => owner + verb + noun;

/** The draft with a rule's change and the rule's name. */
export const by = (
  rule: string,
  draft: Draft,
  change: Partial<Draft>,
  ...doubts: readonly Doubt[]
): Draft => ({
  ...draft,
  ...change,
  rules: [...draft.rules, rule],
  doubts: [...draft.doubts, ...doubts],
});

export interface Context {
  /** The canonical text. */
  readonly text: string;
  readonly sentence: Span;
}

/** Makes a draft of a mention that it understands; null where it doesn't. */
export interface Parser {
  readonly name: string;
  readonly parse: (mention: Mention, context: Context) => Draft | null;
}

/** Says why a mention is no statement; null where it has nothing against it. */
export interface Sieve {
  readonly name: string;
  readonly reject: (mention: Mention, context: Context) => string | null;
}

/** Completes the drafts of one sentence with what they say together. */
export interface Refiner {
  readonly name: string;
  readonly refine: (drafts: readonly Draft[], context: Context) => readonly Draft[];
}

/** Applies `change` from left to right; each draft sees the one before it in its segment, already changed. */
export function inSequence(
  drafts: readonly Draft[],
  change: (draft: Draft, previous: Draft | undefined) => Draft,
): readonly Draft[] {
  const done: Draft[] = [];
  for (const draft of drafts) {
    const previous = done.at(-1);
    done.push(change(draft, previous?.mention.segment === draft.mention.segment ? previous : undefined));
  }
  return done;
}
