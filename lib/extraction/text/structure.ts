import { type SectionRole, type Span } from "../types";
import { yearsIn } from "../time";
import { isDigit, isTerminal } from "./characters";
import { headingMark } from "./headings";

/** A heading with everything up to the next one; positions are canonical. */
export interface Part extends Span {
  readonly title: string;
  readonly level: number;
  readonly role: SectionRole;
  readonly livelihood: boolean;
}

interface Heading {
  readonly title: string;
  readonly level: number;
}

const LONGEST_TITLE = 40;
/** A lead sentence that stands for a heading is a short, bare phrase: 持续做大产业规模。 */
const LONGEST_LEAD = 22;

const GLOSSARY = ["名词解释", "名词注释", "名词说明", "有关名词", "注释", "附件", "有关用语", "相关说明"];
const REVIEW = ["回顾", "执行情况", "发展情况", "完成情况", "过去", "工作总结", "主要工作情况"];
const OUTLOOK = ["今后五年", "未来五年", "今后几年", "规划纲要", "远景目标", "今后一个时期", "五年发展"];
const PLAN = [
  "安排",
  "部署",
  "打算",
  "建议",
  "任务",
  "重点",
  "总体要求",
  "总体思路",
  "预期目标",
  "目标",
  "今年",
];

const holdsAny = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.includes(word));

/** What a heading of the first level says its part does; null where it doesn't say. */
export function roleOfHeading(title: string, planYear: number | null): SectionRole | null {
  const years = yearsIn(title);
  if (planYear !== null && years.length > 0 && years.every((year) => year < planYear)) return "review";
  if (holdsAny(title, REVIEW)) return "review";
  if (holdsAny(title, OUTLOOK)) return "outlook";
  if (holdsAny(title, PLAN)) return "plan";
  return title.endsWith("工作") && years.length > 0 ? "plan" : null;
}

function headingOf(paragraph: string): Heading | null {
  const mark = headingMark(paragraph);
  if (mark) return { title: titleOf(paragraph.slice(mark.length)), level: mark.level };
  if (paragraph.length <= LONGEST_TITLE && !isTerminal(paragraph.at(-1)) && !paragraph.includes("，"))
    return { title: paragraph, level: roleOfHeading(paragraph, null) ? 1 : 4 };
  const lead = paragraph.indexOf("。");
  return lead > 0 && lead <= LONGEST_LEAD && ![...paragraph.slice(0, lead)].some(isDigit)
    ? { title: paragraph.slice(0, lead), level: 4 }
    : null;
}

function titleOf(text: string): string {
  const stop = [...text].findIndex((ch) => isTerminal(ch));
  const end = stop < 0 ? text.length : stop;
  return text.slice(0, Math.min(end, LONGEST_TITLE));
}

/** The closing appeal of a report; what follows are notes and furniture. */
const CLOSING = [
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
];
const isClosing = (paragraph: string): boolean =>
  paragraph.endsWith("！") && paragraph.includes("让我们") && holdsAny(paragraph, CLOSING);

/** 《政府工作报告》名词解释：, 附件： a line of its own that opens the notes. */
const opensGlossary = (paragraph: string): boolean =>
  paragraph.length <= 24 && holdsAny(paragraph, GLOSSARY) && !paragraph.includes("。");

/** A paragraph that opens the promises where no heading does. */
const opensPlan = (paragraph: string): boolean =>
  /预期目标(是|为|：|建议)/.test(paragraph) || /发展主要目标(是|为|：)/.test(paragraph);

/** The latest year that a heading of the first level names: the one that is planned for. */
function latestYear(paragraphs: readonly string[]): number | null {
  const years = paragraphs.flatMap((paragraph) => {
    const heading = headingOf(paragraph);
    return heading?.level === 1 && /^(关于)?\d{4}年/.test(heading.title) ? yearsIn(heading.title) : [];
  });
  return years.length > 0 ? Math.max(...years) : null;
}

/** The parts of a canonical text in reading order; together they cover it. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let role = "front" as SectionRole;
  const paragraphs = text.split("\n");
  const planYear = latestYear(paragraphs);
  const planned = paragraphs.some((paragraph) => {
    const heading = headingOf(paragraph);
    return heading?.level === 1 && roleOfHeading(heading.title, planYear) === "plan";
  });
  let open: { start: number; heading: Heading; livelihood: boolean } = {
    start: 0,
    heading: { title: "", level: 0 },
    livelihood: false,
  };
  const close = (end: number): void => {
    if (end > open.start)
      parts.push({
        start: open.start,
        end,
        title: open.heading.title,
        level: open.heading.level,
        role,
        livelihood: open.livelihood,
      });
  };
  let start = 0;
  for (const paragraph of paragraphs) {
    const end = start + paragraph.length;
    const heading = headingOf(paragraph);
    const named = opensGlossary(paragraph)
      ? "glossary"
      : heading?.level === 1 && (role !== "glossary" || headingMark(paragraph))
        ? roleOfHeading(heading.title, planYear)
        : null;
    const opens = !planned && (role === "front" || role === "review") && opensPlan(paragraph);
    const next: SectionRole = named ?? (opens ? "plan" : role);
    if (heading || next !== role) {
      close(start);
      const livelihood = heading?.title.includes("民生实事") ?? false;
      open = {
        start,
        heading: heading ?? open.heading,
        livelihood: livelihood || (open.livelihood && (heading?.level ?? 0) > open.heading.level),
      };
      role = next;
    }
    if (role !== "front" && role !== "review" && isClosing(paragraph)) {
      close(end + 1);
      open = { start: end + 1, heading: { title: "", level: 0 }, livelihood: false };
      role = "glossary";
    }
    start = end + 1;
  }
  close(text.length);
  return parts;
}
