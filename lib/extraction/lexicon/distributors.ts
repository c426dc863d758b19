import { wordsOf } from "./matcher";
/** 均 and 各 that are part of a longer word. */
const OTHER_WORDS = wordsOf(`
  人均 平均 户均 年均 日均 亩均 均衡 均等 各类 各级 各地 各县 各项 各界 各族 各方 各种
`);

/** Whether the words before a number say that it is one of several, or holds for several things: 分别, 均, 各. */
export function distributes(words: string): boolean {
  if (words.includes("分别")) return true;
  if (!words.includes("均") && !words.includes("各")) return false;
  const rest = OTHER_WORDS.reduce((left, word) => left.replaceAll(word, ""), words);
  return rest.includes("均") || rest.endsWith("各") || /各(增长|下降|提高|达)/.test(rest);
}
