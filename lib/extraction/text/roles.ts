import { yearsIn } from "../time";
import { type SectionRole } from "../types";

const GLOSSARY = [
  "名词解释",
  "名词注释",
  "名词说明",
  "有关名词",
  "注释",
  "附件",
  "有关用语",
  "相关说明",
  "注解",
];
const REVIEW = [
  "回顾",
  "执行情况",
  "发展情况",
  "完成情况",
  "工作情况",
  "落实情况",
  "过去",
  "今年以来",
  "总结",
  "工作亮点",
  "主要成效",
  "主要成绩",
];
const OUTLOOK =
  /(今后|未来)(五年|三年|几年|一个时期)|规划纲要|远景目标|五年(的)?(发展|奋斗|工作)?(目标|任务|蓝图)/;
/** What the heading of a plan says whatever else stands in it. */
const PLAN = [
  "安排",
  "部署",
  "打算",
  "建议",
  "总体要求",
  "总体思路",
  "预期目标",
  "目标任务",
  "主要目标",
  "主要任务",
  "重点任务",
  "工作任务",
  "重点工作",
  "工作重点",
  "奋斗目标",
  "工作目标",
  "工作思路",
  "工作计划",
  "工作要点",
  "工作举措",
  "工作措施",
  "下一步",
  "下一阶段",
  "下半年",
  "主要工作",
  "今年",
  "明年",
];
/** What also stands in the sub-headings of a review: 重点项目稳步推进. */
const PERHAPS_PLAN = ["任务", "重点", "目标"];
const LONGEST_BARE_TITLE = 16;

export const holdsAny = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.includes(word));

/**
 * What a heading of the first level says its part does; null where it doesn't say.
 *
 * @param planYear the year that is planned for, where a heading or the meeting names it
 */
export function roleOfHeading(title: string, planYear: number | null): SectionRole | null {
  const years = yearsIn(title);
  if (planYear !== null && years.length > 0 && years.every((year) => year < planYear)) return "review";
  const annual = planYear !== null && years.includes(planYear);
  if (holdsAny(title, REVIEW) || (title.endsWith("情况") && !annual)) return "review";
  if (OUTLOOK.test(title) && !annual) return "outlook";
  if (holdsAny(title, PLAN)) return "plan";
  const bare = title.length <= LONGEST_BARE_TITLE && PERHAPS_PLAN.some((word) => title.endsWith(word));
  if (bare || (years.length > 0 && holdsAny(title, PERHAPS_PLAN))) return "plan";
  return years.length > 0 && (title.endsWith("工作") || namesLivelihood(title)) ? "plan" : null;
}

/** Whether a title names the time it speaks of, so that it divides the report whatever its number. */
export const datesItself = (title: string): boolean =>
  yearsIn(title).length > 0 || /今年|明年|去年|过去|今后|未来|回顾|上半年|下半年|下一步|新的一年/.test(title);

export const speaksOfSeveralYears = (text: string): boolean => OUTLOOK.test(text);

/** 《政府工作报告》名词解释：, 附件： a line of its own that opens the notes. */
export const opensGlossary = (paragraph: string): boolean =>
  paragraph.length <= 24 && holdsAny(paragraph, GLOSSARY) && !paragraph.includes("。");

const LIVELIHOOD = /民生实事|实事项目|民生项目|惠民实事|实事工程|为民办实事|民心工程|民生工程|[件大项]实事/;

/** A list of people's-livelihood projects: 十件民生实事, 为民办实事项目. */
export const namesLivelihood = (title: string): boolean => LIVELIHOOD.test(title);

/** The closing appeal of a report; what follows are notes and furniture. */
const APPEALS = [
  "团结在以",
  "紧密团结",
  "团结奋斗",
  "努力奋斗",
  "不懈努力",
  "不懈奋斗",
  "胜利召开",
  "新篇章",
  "阔步前进",
  "奋勇前进",
  "携起手来",
  "更大贡献",
];
const CALLS = ["让我们", "我们要更加紧密", "我们要紧密", "我们将更加紧密"];

export const isClosing = (paragraph: string): boolean =>
  paragraph.endsWith("！") && holdsAny(paragraph, CALLS) && holdsAny(paragraph, APPEALS);

const AIMS = /(预期目标|主要目标|工作目标|总体要求|总体思路|目标任务)(是|为|：|建议)/;

const AHEAD =
  /^(做好)?(今年|新的一年|\d{4}年)[^。]{0,40}(我们将|我们要|要重点|重点抓好|重点做好|着力抓好|着力做好|工作的总体)/;

/** A paragraph that opens the promises where no heading does: 目标是：…, 今年，我们将重点做好…. */
export const opensPlan = (paragraph: string, planYear: number | null): boolean =>
  AIMS.test(paragraph) ||
  (AHEAD.test(paragraph) &&
    (planYear === null || yearsIn(paragraph.slice(0, 8)).every((year) => year >= planYear)));

const SHORTEST_REVIEW = 60;

/** A paragraph that opens the review where no heading does: 过去一年，…. */
export const opensReview = (paragraph: string, planYear: number | null): boolean =>
  paragraph.length >= SHORTEST_REVIEW &&
  (/^(刚刚)?(过去(的)?(一年|五年|\d)|一年来|五年来|去年|上一年)/.test(paragraph) ||
    (planYear !== null && paragraph.startsWith(`${planYear - 1}年`)));

/** A paragraph of a plan that lists the livelihood projects without a heading: 全力办好十件民生实事：1.…. */
export const opensLivelihood = (paragraph: string): boolean =>
  /(办|实施|完成|推进|抓|做)[好实成]?.{0,12}[一二三四五六七八九十两\d](件|项|大|类|个方面|方面).{0,8}(实事|民生项目|民生工程)/.test(
    paragraph.slice(0, 60),
  );
