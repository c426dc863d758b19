import { wordsOf } from "../lexicon/matcher";
import { isDigit, isHan, isTerminal } from "./characters";
import { type Line } from "./lines";

/** Why a line is no part of the report's text; null where it is. */
export type FurnitureTest = (line: Line) => string | null;

const LONGEST_RUNNING_HEAD = 20;
const FEWEST_REPEATS = 3;

/** Signs that stand around a page number. */
const PAGE_SIGNS = new Set([..."-—–―－_·.~～第页共/Page "]);

const isPageNumber = (text: string): boolean =>
  text.length <= 12 &&
  [...text].some((ch) => isDigit(ch)) &&
  [...text].every((ch) => isDigit(ch) || PAGE_SIGNS.has(ch));

/** Labels of the boxes that websites put around an article. */
const WEB_LABELS = wordsOf(`
  索引号 点击率 浏览次数 点击数 阅读次数 分享到 打印本页 关闭窗口 上一篇 下一篇 责任编辑 信息来源 发布日期
  发布时间 发文字号 主题分类 字体： 字号： 扫一扫 相关文章 相关链接 免责声明 版权所有
`);

/** Tests for the furniture of one text: page numbers, running heads, boxes of a website. */
export function furnitureTest(lines: readonly Line[], printed: boolean): FurnitureTest {
  const repeats = new Map<string, number>();
  for (const line of lines) {
    if (line.text.length <= LONGEST_RUNNING_HEAD) repeats.set(line.text, (repeats.get(line.text) ?? 0) + 1);
  }
  const isRunningHead = (text: string): boolean =>
    printed && (repeats.get(text) ?? 0) >= FEWEST_REPEATS && isHan(text[0]) && !isTerminal(text.at(-1));
  return ({ text }) => {
    if (isPageNumber(text)) return "page number";
    if (isRunningHead(text)) return "running head";
    if (text.length <= 60 && WEB_LABELS.some((label) => text.startsWith(label))) return "web furniture";
    return null;
  };
}
