import { isDigit, isLatin } from "../text/characters";

/** What turns the number before it into a name, an ordinal or a date. */
const NAMING_AFTER = [
  "周年",
  "年代",
  "年期",
  "年级",
  "年制",
  "年",
  "月",
  "日",
  "号",
  "版",
  "级",
  "强",
  "期",
  "届",
  "国道",
  "省道",
  "县道",
  "高速",
  "线",
  "路",
  "工程",
  "行动",
  "模式",
  "体系",
  "战略",
  "计划",
  "平台",
  "政策",
  "热线",
  "型",
  "时",
  "点",
  "后",
  "度",
  "分之",
  "比",
  "＋",
  "+",
  "×",
  "*",
  "/",
  "式",
  "折",
];
/** Units that name rather than count when a level follows: 50亿级, 千兆级. */
const LEVEL_AFTER = ["级", "能级", "档"];
const NAMING_BEFORE = ["第", "前", "No", "+", "TOP", "Top", "·", "×", "/"];

/** Why the digits from `start` to `end` (exclusive) with no unit behind them name something. */
export function nameWithoutUnit(text: string, start: number, end: number): string {
  if (text.startsWith("年", end)) return "a year";
  if (["月", "日", "号", "时", "点"].some((word) => text.startsWith(word, end))) return "a date";
  if (NAMING_AFTER.some((word) => text.startsWith(word, end))) return "part of a name";
  return isLatin(text[start - 1]) || isLatin(text[end]) ? "part of a name" : "no unit";
}

/** Why the number at `start` with a unit up to `end` names something after all; null where it counts. */
export function nameDespiteUnit(text: string, start: number, end: number): string | null {
  const before = text[start - 1];
  if (before === "每") return "the base of a rate";
  if (isLatin(before) || (before === "." && isDigit(text[start - 2]))) return "part of a name";
  if (
    NAMING_BEFORE.some(
      (word) => text.endsWith(word, start) || text.slice(Math.max(0, start - 3), start).endsWith(word),
    )
  )
    return "an ordinal or a name";
  if (text[end - 1] === "人" && text[end] === "制" && !"定造作成".includes(text[end + 1] ?? ""))
    return "part of a name";
  if (LEVEL_AFTER.some((word) => text.startsWith(word, end)) || text[end - 1] === "伏") return "a size class";
  if (text.startsWith("日", end - 1) && isDate(text, start)) return "a date";
  return null;
}

const isDate = (text: string, start: number): boolean => text[start - 1] === "月";
