const EARLIEST = 1980;
const LATEST = 2100;

/** Years written with four digits before 年 in a stretch of text. */
export function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(\d{4})年/g)]
    .map((match) => Number(match[1]))
    .filter((year) => year > EARLIEST && year < LATEST);
}

const MEETING = /(\d{4})年(\d{1,2})月\d{1,2}日/;
const LAST_MONTHS = 11;

/** The year of the meeting that hears the report, as the lines above its first part say. */
export function meetingYear(opening: string): number | null {
  const meeting = MEETING.exec(opening);
  return meeting ? Number(meeting[1]) : null;
}

/**
 * The year that the promises are for: the one of the plan's headings, otherwise the one of the
 * meeting; the next one where a meeting at the year's end speaks of 明年.
 */
export function reportYear(planTitles: readonly string[], opening: string): number | null {
  const planned = planTitles.flatMap(yearsIn);
  if (planned.length > 0) return Math.max(...planned);
  const meeting = MEETING.exec(opening);
  if (!meeting) return null;
  const ahead = Number(meeting[2]) >= LAST_MONTHS && planTitles.some((title) => title.includes("明年"));
  return Number(meeting[1]) + (ahead ? 1 : 0);
}

/** 今后五年, 未来三年内, “十四五”期间, 到“十五五”末, 用三年时间, 到本届政府任期末. */
const SPAN =
  /(今后|未来|接下来)[一二三四五六七八九十几两\d]{1,2}(年|个年头)|[二三四五两]年(内|时间)|[一二三四五]五”?(规划)?(末|期末|期间|时期)|任期末|届末/;

/** Whether a sentence speaks of several years. */
export function speaksOfYears(sentence: string, year: number | null): boolean {
  if (SPAN.test(sentence)) return true;
  return year !== null && [...sentence.matchAll(/到(\d{4})年/g)].some((match) => Number(match[1]) > year);
}

const PAST = [
  "去年",
  "上年末",
  "过去一年",
  "过去的一年",
  "过去五年",
  "过去的五年",
  "一年来",
  "五年来",
  "截至目前",
  "截至去年",
  "今年以来",
  "上半年",
];
/** How far into a sentence the words may stand that date the whole of it. */
const OPENING = 24;

/** Whether a sentence of the plan looks back: a clause at its beginning opens with a time that is over. */
export function looksBack(sentence: string, year: number | null): boolean {
  const opening = sentence.slice(0, OPENING);
  for (let i = 0; i < opening.length; i++) {
    if (i > 0 && !"，；：。！、——”".includes(opening[i - 1] ?? "\n")) continue;
    if (PAST.some((past) => opening.startsWith(past, i))) return true;
    if (year !== null && opening.startsWith(`${year - 1}年`, i)) return true;
  }
  return false;
}

const ALREADY = ["已达", "已有", "已经", "已超", "已建成", "已完成", "已累计", "已突破", "先后"];

/** Whether the words before a number say that it is reached: 人口已达2.5亿. */
export const saysAlready = (words: string): boolean => ALREADY.some((word) => words.includes(word));
