const EARLIEST = 1980;
const LATEST = 2100;

/** Years written with four digits before 年 in a stretch of text. */
export function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(\d{4})年/g)]
    .map((match) => Number(match[1]))
    .filter((year) => year > EARLIEST && year < LATEST);
}

/** The year that the promises are for: the one of the plan's headings, otherwise the one of the meeting. */
export function reportYear(planTitles: readonly string[], opening: string): number | null {
  const planned = planTitles.flatMap(yearsIn);
  if (planned.length > 0) return Math.max(...planned);
  const meeting = /(\d{4})年\d{1,2}月\d{1,2}日/.exec(opening);
  return meeting ? Number(meeting[1]) : null;
}

const SPANS = [
  "今后五年",
  "未来五年",
  "今后三年",
  "未来三年",
  "五年内",
  "三年内",
  "十四五”末",
  "十五五”末",
  "十四五”期间",
  "十五五”期间",
  "五年时间",
  "到2030年",
  "到2035年",
];

/** Whether a sentence speaks of several years. */
export function speaksOfYears(sentence: string, year: number | null): boolean {
  if (SPANS.some((span) => sentence.includes(span))) return true;
  return year !== null && [...sentence.matchAll(/到(\d{4})年/g)].some((match) => Number(match[1]) > year);
}

const PAST = ["去年", "上年末", "过去一年", "过去五年", "一年来", "五年来", "截至目前", "截至去年"];

/** Whether a sentence of the plan looks back. */
export function looksBack(sentence: string, year: number | null): boolean {
  const opening = sentence.slice(0, 24);
  if (PAST.some((past) => opening.includes(past))) return true;
  return (
    year !== null &&
    opening.includes(`${year - 1}年`) &&
    !opening.includes(`比${year - 1}年`) &&
    !opening.includes(`较${year - 1}年`)
  );
}

const ALREADY = ["已达", "已有", "已经", "已超", "已建成", "已完成", "已累计", "已突破", "先后"];

/** Whether the words before a number say that it is reached: 人口已达2.5亿. */
export const saysAlready = (words: string): boolean => ALREADY.some((word) => words.includes(word));
