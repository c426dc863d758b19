import { isDigit, isHan, isTerminal } from "./characters";
import { datesItself, roleOfHeading } from "./roles";

const COUNTING = "一二三四五六七八九十百";

const isCounting = (ch: string | undefined): boolean => ch !== undefined && COUNTING.includes(ch);

export interface HeadingMark {
  /** 1 for 一、 and 第一部分, 2 for （一）, 3 for 1. and (1). */
  readonly level: number;
  readonly length: number;
}

/** The numbering at the start of a line: 一、 （一） 1. 第一部分; null where there is none (二、三产增加值). */
export function headingMark(text: string): HeadingMark | null {
  if (text[0] === "（") {
    let i = 1;
    while (isCounting(text[i]) && i < 5) i++;
    if (i > 1 && text[i] === "）") return { level: 2, length: i + 1 };
    while (isDigit(text[i]) && i < 4) i++;
    return i > 1 && text[i] === "）" ? { level: 3, length: i + 1 } : null;
  }
  if (text[0] === "第" && isCounting(text[1])) {
    let i = 1;
    while (isCounting(text[i]) && i < 5) i++;
    if (text.startsWith("部分", i)) return { level: 1, length: i + 2 };
    return text[i] === "章" ? { level: 1, length: i + 1 } : null;
  }
  if (isCounting(text[0])) {
    let i = 1;
    while (isCounting(text[i]) && i < 4) i++;
    const listed = isCounting(text[i + 1]) && (text[i + 2] === "、" || text[i + 2] === "产");
    return (text[i] === "、" && !listed) || text[i] === "." ? { level: 1, length: i + 1 } : null;
  }
  if (isDigit(text[0])) {
    const i = isDigit(text[1]) ? 2 : 1;
    const year = /^\d{4}年/.test(text.slice(i + 1, i + 6));
    if ((text[i] === "." || text[i] === "、") && (year || !isDigit(text[i + 1])))
      return { level: 3, length: i + 1 };
  }
  return null;
}

export const startsHeading = (text: string): boolean => headingMark(text) !== null;

export interface Heading {
  readonly title: string;
  /** As of its mark; 1 for a bare line that names its year, 4 for any other and for a lead sentence. */
  readonly level: number;
  readonly marked: boolean;
}

/** The level of what stands without a number. */
const UNMARKED = 4;
const LONGEST_TITLE = 40;
/** A bare line that divides a report without naming its time: 工作回顾, 主要任务. */
const LONGEST_UNDATED = 8;
/** A lead sentence that stands for a heading is a short, bare phrase: 持续做大产业规模。 */
const LONGEST_LEAD = 22;
/** How a sentence begins that addresses or tells instead of heading something. */
const TELLING = ["各位代表", "一年来", "五年来", "过去", "我们", "同时", "此外"];

/** Divides a report whatever number it bears: 1.2023年工作回顾. */
const DIVIDING = /^(关于)?\d{4}年(政府)?(工作|主要工作|重点工作)(回顾|总结|安排|打算|部署|计划)/;

const DASHES = "—–―-";

/** The heading with which a paragraph begins; null where it has none. */
export function headingOf(paragraph: string): Heading | null {
  const mark = headingMark(paragraph);
  if (mark) {
    const title = titleOf(paragraph.slice(mark.length));
    return { title, level: DIVIDING.test(title) ? 1 : mark.level, marked: true };
  }
  let from = 0;
  while (DASHES.includes(paragraph[from] ?? "\n")) from++;
  const words = from === 0 ? paragraph : paragraph.slice(from, from + LONGEST_TITLE + 1);
  if (TELLING.some((word) => words.startsWith(word) && !isBareLine(words))) return null;
  if (isBareLine(words) && paragraph.length <= LONGEST_TITLE) return bareHeading(words);
  const lead = words.slice(0, LONGEST_LEAD + 1).indexOf("。");
  return lead > 0 && !/\d/.test(words.slice(0, lead))
    ? { title: words.slice(0, lead), level: UNMARKED, marked: false }
    : null;
}

/** A line of its own that ends like no sentence; of numbers it holds years alone. */
const isBareLine = (text: string): boolean =>
  text.length <= LONGEST_TITLE &&
  (isHan(text[0]) || isDigit(text[0]) || "“《".includes(text[0] ?? "\n")) &&
  !isTerminal(text.at(-1)) &&
  !text.includes("，") &&
  !/\d/.test(text.replace(/\d{4}年/g, ""));

function bareHeading(title: string): Heading {
  const role = roleOfHeading(title, null);
  const bare =
    title.length <= LONGEST_UNDATED &&
    /(回顾|安排|部署|打算|任务|重点|要求|思路|目标|情况|总结)$/.test(title);
  const divides = role !== null && !title.includes("报告") && (datesItself(title) || bare);
  return { title, level: divides ? 1 : UNMARKED, marked: false };
}

function titleOf(text: string): string {
  let end = 0;
  while (end < text.length && end < LONGEST_TITLE && !isTerminal(text[end])) end++;
  return text.slice(0, end);
}
