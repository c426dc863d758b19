import { type Quantity, quantityAt } from "./numerals/quantities";
import { nameDespiteUnit, nameWithoutUnit } from "./numerals/names";
import { isDigit } from "./text/characters";
import { type Span } from "./types";

/** How a quantity is tied to what stands before it. */
export type Tie =
  | "clause" // it opens a clause of its own
  | "item" // a further item of a list (、和)
  | "adjacent"; // right behind the quantity before it

/** A quantity in its clause: the words that may name it. Positions are canonical. */
export interface Mention {
  readonly quantity: Quantity;
  readonly tie: Tie;
  /** From the item's beginning to the number. */
  readonly before: Span;
  /** From the number's end to the item's. */
  readonly after: Span;
  /** The clause before this one, when it holds no quantity: what the sentence is about. */
  readonly theme: Span | null;
  /** Set when the number only bounds or counts a scope: why it is no statement. */
  readonly aside: string | null;
}

export interface Seen extends Span {
  readonly reason: string;
}

export interface Reading {
  readonly mentions: readonly Mention[];
  readonly names: readonly Seen[];
}

const CLAUSE_ENDS = new Set([..."，；：。！？\n,"]);
const ITEM_ENDS = new Set([..."、"]);
const CONJUNCTIONS = ["以及", "和", "及", "与", "并"];
const LONGEST_NAME = 24;

/** Reads the quantities of one sentence and the words around each. */
export function readMentions(text: string, sentence: Span): Reading {
  const { quantities, names } = scan(text, sentence);
  const clauses = clausesOf(text, sentence);
  const mentions: Mention[] = [];
  quantities.forEach((quantity, index) => {
    const clauseIndex = clauses.findIndex(
      (clause) => quantity.start >= clause.start && quantity.start < clause.end,
    );
    const clause = clauses[clauseIndex];
    if (!clause) return;
    const previous = mentions.at(-1);
    const sameClause = previous !== undefined && previous.quantity.start >= clause.start;
    const next = quantities[index + 1];
    const nextStart = next && next.start < clause.end ? next.start : clause.end;
    const left = sameClause ? previous.after.end : clause.start;
    const split = splitBetween(text, quantity.end, nextStart, nextStart < clause.end, quantity);
    const before = { start: left, end: quantity.start };
    const tie: Tie = !sameClause
      ? "clause"
      : left === quantity.start && previous.quantity.end === left
        ? "adjacent"
        : "item";
    const themeClause = clauses[clauseIndex - 1];
    const theme =
      !sameClause &&
      themeClause &&
      !quantities.some((other) => other.start >= themeClause.start && other.start < themeClause.end) &&
      text[themeClause.end] === "，"
        ? themeClause
        : null;
    const widened =
      previous?.aside === BOUND && sameClause
        ? { start: previous.before.start, end: quantity.start }
        : before;
    mentions.push({
      quantity,
      tie: previous?.aside && sameClause ? previous.tie : tie,
      before: widened,
      after: { start: quantity.end, end: split.end },
      theme: previous?.aside && sameClause ? previous.theme : theme,
      aside: split.aside,
    });
  });
  return { mentions, names };
}

const BOUND = "only bounds what is counted";
const SCOPE = "counts the scope of the number behind it";

/** Where the words behind a quantity end, and whether the quantity only qualifies the next one. */
function splitBetween(
  text: string,
  from: number,
  to: number,
  nextInClause: boolean,
  quantity: Quantity,
): { end: number; aside: string | null } {
  const between = text.slice(from, to);
  const bounding =
    (quantity.comparator === "at_least" || quantity.comparator === "at_most") &&
    quantity.end > quantity.unitEnd &&
    quantity.kind !== "share";
  if (!nextInClause) {
    const pause = [...between].findIndex((ch) => ITEM_ENDS.has(ch));
    const aside = bounding && between.startsWith("的") ? BOUND : null;
    return { end: pause >= 0 ? from + pause : to, aside };
  }
  if (between === "") return { end: to, aside: null };
  const lastPause = Math.max(...[...ITEM_ENDS].map((ch) => between.lastIndexOf(ch)));
  if (lastPause >= 0) {
    const firstPause = [...between].findIndex((ch) => ITEM_ENDS.has(ch));
    return {
      end: from + firstPause,
      aside: bounding && firstPause > 0 && between.startsWith("的") ? BOUND : null,
    };
  }
  const conjunction = CONJUNCTIONS.find((word) => between.startsWith(word) || between.endsWith(word));
  if (conjunction && between.startsWith(conjunction)) return { end: from, aside: null };
  if (conjunction) return { end: to - conjunction.length, aside: null };
  return bounding || between.startsWith("的") ? { end: to, aside: BOUND } : { end: from, aside: SCOPE };
}

function clausesOf(text: string, sentence: Span): readonly Span[] {
  const clauses: Span[] = [];
  let start = sentence.start;
  for (let i = sentence.start; i < sentence.end; i++) {
    if (!CLAUSE_ENDS.has(text[i] ?? "")) continue;
    clauses.push({ start, end: i });
    start = i + 1;
  }
  if (start < sentence.end) clauses.push({ start, end: sentence.end });
  return clauses;
}

function scan(text: string, sentence: Span): { quantities: readonly Quantity[]; names: readonly Seen[] } {
  const quantities: Quantity[] = [];
  const names: Seen[] = [];
  const enclosed = enclosures(text, sentence);
  for (let i = sentence.start; i < sentence.end;) {
    const ch = text[i];
    const quantity = isDigit(ch) || isFractionStart(text, i) ? quantityAt(text, i) : null;
    if (quantity) {
      const hidden = enclosed.find((span) => i >= span.start && i < span.end);
      const reason = hidden?.reason ?? nameDespiteUnit(text, i, quantity.unitEnd);
      if (reason) names.push({ start: i, end: quantity.end, reason });
      else quantities.push(quantity);
      i = quantity.end;
      continue;
    }
    if (isDigit(ch)) {
      const start = i;
      while (isDigit(text[i]) || (text[i] === "." && isDigit(text[i + 1]))) i++;
      names.push({ start, end: i, reason: nameWithoutUnit(text, start, i) });
      continue;
    }
    i++;
  }
  return { quantities, names };
}

const isFractionStart = (text: string, at: number): boolean =>
  text[at] === "零" || text[at] === "翻" || text.startsWith("分之", at + 1);

const PAIRS = new Map([
  ["“", "”"],
  ["《", "》"],
  ["「", "」"],
  ["（", "）"],
]);

/** Quoted names and remarks in brackets: numbers in them are no promises of their own. */
function enclosures(text: string, sentence: Span): readonly Seen[] {
  const found: Seen[] = [];
  for (let i = sentence.start; i < sentence.end; i++) {
    const closer = PAIRS.get(text[i] ?? "");
    if (!closer) continue;
    const end = text.indexOf(closer, i + 1);
    if (end < 0 || end >= sentence.end || end - i > LONGEST_NAME) continue;
    found.push({
      start: i,
      end: end + 1,
      reason: closer === "）" ? "a remark in brackets" : "part of a quoted name",
    });
    i = end;
  }
  return found;
}
