import { matcherOf, wordsOf } from "./matcher";

/** Words that make the number after them a change; the sign is that of the written number. */
const RISES = matcherOf(wordsOf("增长 增速 增幅 上升 提高 提升 增加 上涨 涨幅 递增 快于 扩大 增 升 涨"));
const FALLS = matcherOf(
  wordsOf("下降 降低 减少 压减 压降 压缩 精简 削减 降幅 回落 缩减 下调 缩短 递减 减量 降 减"),
);

/** Words that may stand between the change word and its number; 到 is none of them: 提高到 states a level. */
const BETWEEN = matcherOf(
  wordsOf(`
    预期目标 预期 预计 力争 达到 达 保持在 稳定在 保持 控制在 维持在 在 均 各 为 了 分别 率 不低于 不少于
    不超过 超过 高于 突破 超 约 近 至少 年均 同比 目标
  `),
);

/** Indicators whose name ends in a change word. */
const NAMES = matcherOf(["经济增长"]);

export interface Change {
  readonly sign: 1 | -1;
  /** Where the words before the change end. */
  readonly from: number;
}

/** The change word that governs a number standing right after `words`; null where there is none. */
export function changeBefore(words: string): Change | null {
  let end = words.length;
  for (let cut = BETWEEN.endingAt(words, end); cut > 0; cut = BETWEEN.endingAt(words, end)) end -= cut;
  const rise = RISES.endingAt(words, end);
  const fall = FALLS.endingAt(words, end);
  if (rise === 0 && fall === 0) return null;
  if (NAMES.endingAt(words, end) > 0) return { sign: 1, from: end };
  return fall >= rise ? { sign: -1, from: end - fall } : { sign: 1, from: end - rise };
}

/** The change word with which `words` end (增加, 下降); empty where there is none. */
export const changeWordAtEnd = (words: string): string =>
  words.slice(
    words.length - Math.max(RISES.endingAt(words, words.length), FALLS.endingAt(words, words.length)),
  );

/** Nouns that make a number a change by themselves: 涨幅3%, 增速高于全省1个百分点. */
const CHANGE_NOUNS = ["增速", "增幅", "涨幅", "降幅"];

export const namesChange = (words: string): boolean => CHANGE_NOUNS.some((noun) => words.includes(noun));
