import { isBeside, isParenthesis } from "./beside";
import { comparatorBefore } from "./lexicon/comparators";
import { leadingVerb, trailingVerb } from "./lexicon/verbs";
import { type Quantity } from "./numerals/quantities";
import { type Name, scan } from "./numerals/scan";
import { type Clause, clausesOf } from "./text/clauses";
import { isDigit } from "./text/characters";
import { type UnitKind } from "./lexicon/units";
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
    const read = mentionsIn(text, clause, quantities.slice(from, next), previousClause, said);
    mentions.push(...read);
    const last = read.at(-1);
    if (last) previousClause = read.every(isBound) ? { ...clause, start: last.quantity.end } : null;
    else if (!isParenthesis(text, clause) && !(previousClause && isBeside(text, clause)))
      previousClause = clause;
  }
  return { mentions, names };
}

/** 投资2亿元的产业园项目，年内完成8000万元: a clause whose numbers are all bounds still says what it is about. */
const isBound = ({ aside }: Mention): boolean => aside === "only bounds what is counted";

/** 二是新建: an item of a list stands by itself. */
const opensItem = (text: string, { start }: Span): boolean => text.startsWith("是", start + 1);

function mentionsIn(
  text: string,
  clause: Clause,
  quantities: readonly Quantity[],
  theme: Clause | null,
  said: Span,
): readonly Mention[] {
  const mentions: Mention[] = [];
  const bounding: Mention[] = [];
  quantities.forEach((quantity, index) => {
    const previous = mentions.at(-1);
    if (boundsCount(text, quantities[index - 1], quantity, clause.end)) {
      bounding.push(boundOf(quantity, clause, said));
      return;
    }
    const next = quantities[index + 1];
    const bound = next && boundsCount(text, quantity, next, clause.end) ? next : null;
    const following = bound ? quantities[index + 2] : next;
    const whole = bound ? { ...quantity, unitEnd: bound.end, end: bound.end } : quantity;
    const reach = following ? upToNext(text, whole, following.start) : upToEnd(text, whole, clause.end);
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
      after: { start: whole.end, end: reach.end },
      theme: first && theme?.segment === clause.segment && !opensItem(text, clause) ? theme : null,
      said,
      segment: clause.segment,
      aside,
    });
  });
  return [...mentions, ...bounding].sort((a, b) => a.quantity.start - b.quantity.start);
}

const COUNTED: ReadonlySet<UnitKind> = new Set(["count", "people", "plain"]);

/** 2000名60岁以上老人, 30个50户以上村庄: a bound right behind the number sorts what is counted. */
function boundsCount(
  text: string,
  counted: Quantity | undefined,
  bound: Quantity,
  clauseEnd: number,
): boolean {
  if (counted?.end !== bound.start || !COUNTED.has(counted.kind)) return false;
  const behind = text.slice(bound.end, clauseEnd);
  if (behind === "" || [PAUSE, "的", ...CONJUNCTIONS].some((word) => behind.startsWith(word))) return false;
  return bound.unit === "岁" || (bound.end > bound.unitEnd && BOUNDING.has(bound.kind));
}

const BOUNDING: ReadonlySet<UnitKind> = new Set(["count", "people", "money", "time"]);

/** The mention of a bound, which names and counts nothing itself. */
const boundOf = (quantity: Quantity, { segment }: Clause, said: Span): Mention => ({
  quantity,
  tie: "adjacent",
  before: { start: quantity.start, end: quantity.start },
  after: { start: quantity.end, end: quantity.end },
  theme: null,
  said,
  segment,
  aside: "only bounds what is counted",
});

/** What stands before a bound (10亿元以上项目) or a level left behind names the next number too. */
function leftEdge(clause: Clause, previous: Mention | undefined): number {
  if (!previous) return clause.start;
  const named = previous.aside !== null && previous.aside !== "counts the scope of the number behind it";
  return named ? previous.before.start : previous.after.end;
}

const FROM = ["从", "由", "自", "较", "比"];
/** Words that end like a preposition: 占比7%, 同比5%. */
const RATIOS = new Set([..."占环同对配"]);

/** 从5%提高到8%, 由上年的5%提高到8%: the first number. */
function isLeftBehind(text: string, { start }: Quantity): boolean {
  let at = start;
  if (text[at - 1] === "的") at--;
  const dated = BASES.find((base) => text.startsWith(base, at - base.length));
  if (dated) {
    at -= dated.length;
    while (isDigit(text[at - 1])) at--;
  } else if (at !== start) return false;
  return FROM.includes(text[at - 1] ?? "") && !(text[at - 1] === "比" && RATIOS.has(text[at - 2] ?? ""));
}

/** When the level that is left behind was read. */
const BASES = [
  "上年",
  "去年",
  "上年底",
  "上年末",
  "去年底",
  "年底",
  "年末",
  "年初",
  "年",
  "目前",
  "原来",
  "现行",
  "最初",
];

interface Reach {
  readonly end: number;
  readonly aside: Aside | null;
}

/** 年销售额超100亿元企业1家: a bound that is worded in front of its number. */
const isWordedBefore = (text: string, { start }: Quantity): boolean =>
  comparatorBefore(text.slice(Math.max(0, start - 4), start)) !== null;

const PAUSE = "、";
const CONJUNCTIONS = ["以及", "和", "及", "与", "并"];

/** Whether the number is a bound of something (亿元以上的, 1.6亿元的) rather than its measure. */
function bounds(text: string, { kind, comparator, start, end, unitEnd }: Quantity, behind: string): boolean {
  const worded = (comparator === "at_least" || comparator === "at_most") && end > unitEnd && kind !== "share";
  if (behind.startsWith("的"))
    return worded || (kind === "money" && !isGiven(text.slice(Math.max(0, start - 8), start)));
  if (kind === "money" && end > unitEnd && SIZED.some((word) => behind.startsWith(word))) return true;
  const under = text.startsWith("以下", unitEnd) && (kind === "size" || kind === "money");
  return under && behind !== "" && !behind.startsWith(PAUSE);
}

/** What is sorted by its money: 50亿元以上项目. */
const SIZED = ["项目", "企业", "产业", "重大", "重点", "工程", "集群", "制造业", "工业"];

/** 发放120万元的补助: the money is what is given, not the size of what it is spent on. */
function isGiven(before: string): boolean {
  const verb = trailingVerb(before);
  return verb !== "" && !verb.endsWith("投入");
}

/** What goes on behind the counted thing's end: 企业80家、居全省第3位. */
const ASIDES = [
  "居",
  "列",
  "位居",
  "位列",
  "排",
  "占",
  "超过",
  "高于",
  "超",
  "同比",
  "实现",
  "创",
  "增长",
  "下降",
];

function upToEnd(text: string, quantity: Quantity, clauseEnd: number): Reach {
  const behind = text.slice(quantity.end, clauseEnd);
  const pause = behind.indexOf(PAUSE);
  const next = behind.slice(pause + 1);
  const goesOn = pause > 0 && leadingVerb(next) === "" && !ASIDES.some((word) => next.startsWith(word));
  return {
    end: pause < 0 || goesOn ? clauseEnd : quantity.end + pause,
    aside: bounds(text, quantity, behind) ? "only bounds what is counted" : null,
  };
}

/** Where the words behind a quantity end when another one follows in the clause. */
function upToNext(text: string, quantity: Quantity, next: number): Reach {
  const from = quantity.end;
  const between = text.slice(from, next);
  const pause = between.indexOf(PAUSE);
  if (between === "") return { end: next, aside: null };
  if (pause >= 0)
    return {
      end: from + pause,
      aside: bounds(text, quantity, between) ? "only bounds what is counted" : null,
    };
  if (CONJUNCTIONS.some((word) => between.startsWith(word))) return { end: from, aside: null };
  const closing = CONJUNCTIONS.find((word) => between.endsWith(word));
  if (closing) return { end: next - closing.length, aside: null };
  const worded = quantity.end > quantity.unitEnd && quantity.kind !== "share";
  const sized = quantity.kind === "money" && leadingVerb(between) === "" && isWordedBefore(text, quantity);
  return worded || sized || quantity.kind === "time" || between.startsWith("的")
    ? { end: next, aside: "only bounds what is counted" }
    : { end: from, aside: "counts the scope of the number behind it" };
}
