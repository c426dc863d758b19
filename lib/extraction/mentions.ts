import { leadingVerb } from "./lexicon/verbs";
import { type Quantity } from "./numerals/quantities";
import { type Name, scan } from "./numerals/scan";
import { type Clause, clausesOf } from "./text/clauses";
import { type Span } from "./types";

/** How a quantity is tied to the one before it: own clause, further item of a list (、和), right behind it. */
export type Tie = "clause" | "item" | "adjacent";

/** Why a number only serves the one behind it. */
export type Aside =
  | "only bounds what is counted"
  | "counts the scope of the number behind it"
  | "the level that is left behind";

/** A quantity in its clause, with the words that may name it. Positions are canonical. */
export interface Mention {
  readonly quantity: Quantity;
  readonly tie: Tie;
  /** From the item's beginning to the number. */
  readonly before: Span;
  /** From the number's end to the item's. */
  readonly after: Span;
  /** The clause before this one, when it holds no quantity: what the sentence is about. */
  readonly theme: Span | null;
  /** From the sentence's beginning: what was said before. */
  readonly said: Span;
  /** Mentions of one segment stand between the same semicolons. */
  readonly segment: number;
  readonly aside: Aside | null;
}

export interface Reading {
  readonly mentions: readonly Mention[];
  readonly names: readonly Name[];
}

/** Reads the quantities of one sentence and the words around each. */
export function readMentions(text: string, sentence: Span): Reading {
  const { quantities, names } = scan(text, sentence);
  if (quantities.length === 0) return { mentions: [], names };
  const mentions: Mention[] = [];
  let next = 0;
  let previousClause: Clause | null = null;
  for (const clause of clausesOf(text, sentence)) {
    const from = next;
    while ((quantities[next]?.start ?? Infinity) < clause.end) next++;
    const said = { start: sentence.start, end: clause.start };
    mentions.push(...mentionsIn(text, clause, quantities.slice(from, next), previousClause, said));
    previousClause = next > from ? null : clause;
  }
  return { mentions, names };
}

function mentionsIn(
  text: string,
  clause: Clause,
  quantities: readonly Quantity[],
  theme: Clause | null,
  said: Span,
): readonly Mention[] {
  const mentions: Mention[] = [];
  quantities.forEach((quantity, index) => {
    const previous = mentions.at(-1);
    const following = quantities[index + 1];
    const reach = following ? upToNext(text, quantity, following.start) : upToEnd(text, quantity, clause.end);
    const aside = isLeftBehind(text, quantity) ? "the level that is left behind" : reach.aside;
    const first = !previous || (previous.aside !== null && previous.tie === "clause");
    mentions.push({
      quantity,
      tie: first
        ? "clause"
        : previous.aside
          ? previous.tie
          : previous.after.end === quantity.start && previous.quantity.end === quantity.start
            ? "adjacent"
            : "item",
      before: { start: leftEdge(clause, previous), end: quantity.start },
      after: { start: quantity.end, end: reach.end },
      theme: first && theme?.segment === clause.segment ? theme : null,
      said,
      segment: clause.segment,
      aside,
    });
  });
  return mentions;
}

/** What stands before a bound (10亿元以上项目) or a level left behind names the next number too. */
function leftEdge(clause: Clause, previous: Mention | undefined): number {
  if (!previous) return clause.start;
  const named = previous.aside !== null && previous.aside !== "counts the scope of the number behind it";
  return named ? previous.before.start : previous.after.end;
}

const FROM = ["从", "由", "自", "较", "比"];

/** 从5%提高到8%: the first number. */
const isLeftBehind = (text: string, { start }: Quantity): boolean => FROM.includes(text[start - 1] ?? "");

interface Reach {
  readonly end: number;
  readonly aside: Aside | null;
}

const PAUSE = "、";
const CONJUNCTIONS = ["以及", "和", "及", "与", "并"];

/** Whether the number is a bound of something (亿元以上的, 1.6亿元的) rather than its measure. */
function bounds({ kind, comparator, end, unitEnd }: Quantity, behind: string): boolean {
  const worded = (comparator === "at_least" || comparator === "at_most") && end > unitEnd && kind !== "share";
  return behind.startsWith("的") ? worded || kind === "money" : false;
}

function upToEnd(text: string, quantity: Quantity, clauseEnd: number): Reach {
  const behind = text.slice(quantity.end, clauseEnd);
  const pause = behind.indexOf(PAUSE);
  const goesOn = pause >= 0 && leadingVerb(behind.slice(pause + 1)) === "";
  return {
    end: pause < 0 || goesOn ? clauseEnd : quantity.end + pause,
    aside: bounds(quantity, behind) ? "only bounds what is counted" : null,
  };
}

/** Where the words behind a quantity end when another one follows in the clause. */
function upToNext(text: string, quantity: Quantity, next: number): Reach {
  const from = quantity.end;
  const between = text.slice(from, next);
  const pause = between.indexOf(PAUSE);
  if (between === "") return { end: next, aside: null };
  if (pause >= 0)
    return { end: from + pause, aside: bounds(quantity, between) ? "only bounds what is counted" : null };
  if (CONJUNCTIONS.some((word) => between.startsWith(word))) return { end: from, aside: null };
  const closing = CONJUNCTIONS.find((word) => between.endsWith(word));
  if (closing) return { end: next - closing.length, aside: null };
  const worded = quantity.end > quantity.unitEnd && quantity.kind !== "share";
  return worded || quantity.kind === "time" || between.startsWith("的")
    ? { end: next, aside: "only bounds what is counted" }
    : { end: from, aside: "counts the scope of the number behind it" };
}
