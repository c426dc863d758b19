import { trimScene } from "./lexicon/scene";
import { type Span } from "./types";

/** A clause that says when or by which means, while the one before it says what. */
export const isBeside = (text: string, { start, end }: Span): boolean =>
  isManner(trimScene(text.slice(start, end)).text);

const MANNER_VERBS = ["创新", "完善", "健全", "优化", "强化", "加强", "加大", "深化"];
const MANNERS = ["机制", "模式", "方式", "办法", "力度", "制度", "政策", "管理"];

/** 创新筹资办法; nothing is left of 到年底. */
const isManner = (words: string): boolean =>
  words === "" ||
  (MANNER_VERBS.some((verb) => words.startsWith(verb)) && MANNERS.some((noun) => words.endsWith(noun)));

/** 按可比价格计算, 剔除不可比因素: says how a number is computed, not what it is about. */
export function isParenthesis(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end);
  return (
    (words.startsWith("按") &&
      (words.endsWith("计算") || words.endsWith("口径") || words.endsWith("价格"))) ||
    (words.startsWith("剔除") && words.endsWith("因素"))
  );
}
