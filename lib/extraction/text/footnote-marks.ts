import { isCloser, isDigit, isHan } from "./characters";

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ["[", "]"],
  ["［", "］"],
  ["〔", "〕"],
  ["【", "】"],
]);
/** 〔2022〕 is the year of a document's number, [123] still a footnote. */
const MOST_DIGITS = 3;
const LONGEST_MARK = 10;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/** Whether a footnote mark may begin with this character. */
export const MARK_STARTS = `^[［〔【${RAISED}${CIRCLED}`;

/**
 * Length of the footnote mark at `at`, 0 where there is none: `[12]`, `^[12]`, `〔1〕`, `【3】`; a
 * raised or circled number right behind a word (`m²` and a list's `①` are none).
 *
 * @param behind the canonical character before the mark
 */
export function footnoteMark(source: string, at: number, behind: string | undefined): number {
  const open = source[at] === "^" ? at + 1 : at;
  const closer = BRACKETS.get(source[open] ?? "");
  if (closer !== undefined) {
    const length = bracketedLength(source, open, closer);
    return length > 0 ? length + open - at : 0;
  }
  if (!isHan(behind) && !isCloser(behind)) return 0;
  if (CIRCLED.includes(source[at] ?? "\n")) return 1;
  let end = at;
  while (RAISED.includes(source[end] ?? "\n")) end++;
  return end - at;
}

/** Length of `[12]`, `[ 3 ]`, `[注1]`, `[2-4]` at `open`; 0 where there is none. */
function bracketedLength(source: string, open: number, closer: string): number {
  const inner = source.slice(open + 1, open + LONGEST_MARK);
  const end = inner.indexOf(closer);
  if (end < 1) return 0;
  let digits = 0;
  for (let i = inner.startsWith("注") ? 1 : 0; i < end; i++) {
    const ch = inner[i];
    if (isDigit(ch) || (ch !== undefined && ch >= "０" && ch <= "９")) digits++;
    else if (ch === "-" || ch === "," || ch === "，" || ch === "、") digits = 0;
    else if (ch !== " ") return 0;
    if (digits > MOST_DIGITS) return 0;
  }
  return digits > 0 ? end + 2 : 0;
}
