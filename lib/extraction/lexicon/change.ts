/** Words that make the number after them a change; the sign is that of the written number. */
const RISES = [
  "增长",
  "增速",
  "增幅",
  "上升",
  "提高",
  "提升",
  "增加",
  "上涨",
  "涨幅",
  "递增",
  "高于上年",
  "快于",
  "增",
  "升",
  "涨",
  "扩大",
];
const FALLS = [
  "下降",
  "降低",
  "减少",
  "压减",
  "压降",
  "削减",
  "降幅",
  "回落",
  "缩减",
  "下调",
  "缩短",
  "压缩",
  "精简",
  "递减",
  "减量",
  "降",
  "减",
];
/** A change word and one of these state the level that is reached, not the change. */
const REACHING = ["到", "至", "达", "为"];
/** Words that may stand between the change word and its number. */
const BETWEEN = [
  "预计",
  "力争",
  "达到",
  "达",
  "保持在",
  "稳定在",
  "保持",
  "控制在",
  "维持在",
  "在",
  "均",
  "各",
  "为",
  "了",
  "分别",
  "率",
  "不低于",
  "不少于",
  "不超过",
  "超过",
  "高于",
  "突破",
  "超",
  "约",
  "近",
  "至少",
  "年均",
  "同比",
  "目标",
];

export interface Change {
  readonly sign: 1 | -1;
  /** Where the words before the change end. */
  readonly from: number;
}

/** The change word that governs a number standing right after `words`; null where there is none. */
export function changeBefore(words: string): Change | null {
  let end = words.length;
  for (let trimmed = true; trimmed;) {
    const word = BETWEEN.find((between) => words.slice(0, end).endsWith(between));
    trimmed = word !== undefined;
    if (word) end -= word.length;
  }
  const governing = words.slice(0, end);
  const tail = words.slice(end);
  if (REACHING.some((reaching) => reaching !== "达" && reaching !== "为" && tail.startsWith(reaching)))
    return null;
  const rise = RISES.find((word) => governing.endsWith(word));
  const fall = FALLS.find((word) => governing.endsWith(word));
  if (fall && (!rise || fall.length >= rise.length)) return { sign: -1, from: end - fall.length };
  return rise ? { sign: 1, from: end - rise.length } : null;
}

/** Nouns that make a number a change by themselves: 涨幅3%, 增速高于全省1个百分点. */
const CHANGE_NOUNS = ["增速", "增幅", "涨幅", "降幅"];

export const namesChange = (words: string): boolean => CHANGE_NOUNS.some((noun) => words.includes(noun));
