import { isDigit, tableOf } from "../text/characters";
import { type Span } from "../types";
import { nameDespiteUnit, nameWithoutUnit } from "./names";
import { type Quantity, quantityAt } from "./quantities";

/** A number that counts nothing, and why. */
export interface Name extends Span {
  readonly reason: string;
}

export interface Scan {
  readonly quantities: readonly Quantity[];
  readonly names: readonly Name[];
}

const LONGEST_NAME = 24;

const PAIRS: ReadonlyMap<string, { readonly closer: string; readonly reason: string }> = new Map([
  ["“", { closer: "”", reason: "part of a quoted name" }],
  ["《", { closer: "》", reason: "part of a title" }],
  ["「", { closer: "」", reason: "part of a quoted name" }],
  ["（", { closer: "）", reason: "a remark in brackets" }],
]);

/** Characters with which a number or an enclosed stretch may begin. */
const NOTABLE = tableOf("0123456789零〇一二三四五六七八九十百千两翻“《「（");

/** Reads the numbers of one sentence from left to right: those that count something, and the names. */
export function scan(text: string, sentence: Span): Scan {
  const quantities: Quantity[] = [];
  const names: Name[] = [];
  let enclosed = { end: sentence.start, reason: "" };
  for (let i = sentence.start; i < sentence.end;) {
    if (NOTABLE[text.charCodeAt(i)] === 0) {
      i++;
      continue;
    }
    const ch = text[i] ?? "";
    const pair = i >= enclosed.end ? PAIRS.get(ch) : undefined;
    if (pair) enclosed = { end: closingOf(text, i, pair.closer), reason: pair.reason };
    const quantity = startsNumber(text, i) ? quantityAt(text, i) : null;
    if (quantity) {
      const reason = i < enclosed.end ? enclosed.reason : nameDespiteUnit(text, i, quantity.unitEnd);
      if (reason) names.push({ start: i, end: quantity.end, reason });
      else quantities.push(quantity);
      i = quantity.end;
    } else if (isDigit(ch)) {
      const end = endOfDigits(text, i);
      names.push({ start: i, end, reason: nameWithoutUnit(text, i, end) });
      i = end;
    } else i++;
  }
  return { quantities, names };
}

/** Characters other than digits with which a number may begin. */
const OPENERS = new Set([..."零翻一二两三四五六七八九十百千万"]);

const startsNumber = (text: string, at: number): boolean => isDigit(text[at]) || OPENERS.has(text[at] ?? "");

function endOfDigits(text: string, at: number): number {
  let i = at;
  while (isDigit(text[i]) || (text[i] === "." && isDigit(text[i + 1]))) i++;
  return i;
}

/** Where a short quotation or remark that opens at `at` ends; `at` where it is long or never closed. */
function closingOf(text: string, at: number, closer: string): number {
  const found = text.slice(at, at + LONGEST_NAME).indexOf(closer);
  return found < 0 ? at : at + found + 1;
}
