import { matcherOf, wordsOf } from "../lexicon/matcher";
import { isDigit, isHan, isTerminal } from "./characters";
import { type Line } from "./lines";

/** Why a line is no part of the report's text; null where it is. */
export type FurnitureTest = (line: Line) => string | null;

const LONGEST_RUNNING_HEAD = 20;
const FEWEST_REPEATS = 3;
const LONGEST_WEB_LINE = 60;
const LONGEST_PAGE_NUMBER = 4;

/** Signs that stand around a page number. */
const PAGE_SIGNS = "-—–―－_·~～第页共/Page：.";

/** `— 12 —`, `第3页共40页`, `2024-01-14`; bare digits only where pages were printed. */
function isPageNumber(text: string, printed: boolean): boolean {
  if (text.length > 16) return false;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    if (isDigit(text[i])) digits++;
    else if (!PAGE_SIGNS.includes(text[i] ?? "\n")) return false;
    else if (text[i] === "." && isDigit(text[i - 1]) && isDigit(text[i + 1])) return false;
  }
  return digits > 0 && (digits < text.length || (printed && digits <= LONGEST_PAGE_NUMBER));
}

/** Labels of the boxes that websites put around an article. */
const WEB_LABELS = matcherOf(
  wordsOf(`
    索引号 点击率 点击数 点击量 点击 浏览次数 浏览量 浏览 阅读次数 阅读量 阅读 访问量 访问次数 评论 分享到 分享 收藏
    打印本页 打印 关闭窗口 关闭本页 关闭 上一篇 下一篇 上一条 下一条 返回顶部 返回列表 责任编辑 编辑 信息来源
    文章来源 稿件来源 来源 稿源 作者 发布日期 发布时间 发布机构 发文机关 发文字号 发布单位 成文日期 公开日期 生成日期
    更新时间 有效性 主题分类 主题词 组配分类 字体 字号 字体大小 扫一扫 扫码 语音播报 相关文章 相关链接 相关阅读
    相关评论 延伸阅读 免责声明 版权所有 主办单位 主办 承办单位 技术支持 网站标识码 网站地图 公网安备 联系我们 联系电话
    当前位置 您的位置 您当前的位置 您现在的位置 首页 微信 微博 新浪微博 本栏最新 本栏推荐 阅读排行 标签云 标签 附件下载
  `),
);

/** A label alone, or with what it labels: 点击率：120, 【打印】, 首页>政府信息. */
function isWebBox(text: string): boolean {
  if (text.length > LONGEST_WEB_LINE) return false;
  const from = "【[（(".includes(text[0] ?? "\n") ? 1 : 0;
  const label = WEB_LABELS.startingAt(text, from);
  const next = text[from + label];
  return label > 0 && (next === undefined || "：】）]>|/_".includes(next) || isDigit(next));
}

/** Tests for the furniture of one text: page numbers, running heads, boxes of a website. */
export function furnitureTest(lines: readonly Line[], printed: boolean): FurnitureTest {
  const repeats = new Map<string, number>();
  if (printed) {
    for (const { text } of lines) {
      if (text.length > LONGEST_RUNNING_HEAD) continue;
      const head = withoutPage(text);
      repeats.set(head, (repeats.get(head) ?? 0) + 1);
    }
  }
  const isRunningHead = (text: string): boolean => {
    if (!printed || text.length > LONGEST_RUNNING_HEAD || isTerminal(text.at(-1))) return false;
    const head = withoutPage(text);
    return isHan(head[0]) && (repeats.get(head) ?? 0) >= FEWEST_REPEATS;
  };
  return ({ text }) => {
    if (isPageNumber(text, printed)) return "page number";
    if (isRunningHead(text)) return "running head";
    return isWebBox(text) ? "web furniture" : null;
  };
}

/** A running head without the page number that stands before or behind it. */
function withoutPage(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isPageSign(text[from])) from++;
  while (to > from && isPageSign(text[to - 1])) to--;
  return text.slice(from, to);
}

const isPageSign = (ch: string | undefined): boolean => isDigit(ch) || "-—–·~|/".includes(ch ?? "\n");
