import { isDigit } from "./characters";

const COUNTING = "一二三四五六七八九十百";

const isCounting = (ch: string | undefined): boolean => ch !== undefined && COUNTING.includes(ch);

export interface HeadingMark {
  /** 1 for 一、 and 第一部分, 2 for （一）, 3 for 1. and (1). */
  readonly level: number;
  readonly length: number;
}

/** The numbering at the start of a line: 一、 （一） 1. 第一部分; null where there is none. */
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
    return text[i] === "、" || text[i] === "." ? { level: 1, length: i + 1 } : null;
  }
  if (isDigit(text[0])) {
    const i = isDigit(text[1]) ? 2 : 1;
    if ((text[i] === "." || text[i] === "、" || text[i] === ".") && !isDigit(text[i + 1]))
      return { level: 3, length: i + 1 };
  }
  return null;
}

export const startsHeading = (text: string): boolean => headingMark(text) !== null;
