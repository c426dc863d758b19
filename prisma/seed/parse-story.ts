import { JUDGEMENTS, type Judgement } from "@/lib/domain/vocabulary";
import { type SeedFigure } from "./scenario-types";

/** One month as the author wrote it. */
export interface StoryMonth {
  month: number;
  figure: SeedFigure;
  progress: string;
  problems: string;
  nextStep: string;
}

/**
 * Reads a target's year, a line a month: `月 | 数值 | 进展情况 | 存在问题 | 下一步措施`, the last two optional.
 * The figure is a decimal, `阶段N` (stages reached), a judgement's key, or `未发布`.
 *
 * @throws {Error} naming the line that has another shape
 */
export function parseStory(story: string): StoryMonth[] {
  return story
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(parseLine);
}

function parseLine(line: string): StoryMonth {
  const [month, figure, progress, problems = "", nextStep = "", ...rest] = line
    .split("|")
    .map((cell) => cell.trim());
  if (!month || !/^(?:[1-9]|1[0-2])$/.test(month) || !figure || !progress || rest.length > 0) {
    throw new Error(`Not a month of a story: ${line}`);
  }
  return { month: Number(month), figure: parseFigure(figure), progress, problems, nextStep };
}

function parseFigure(text: string): SeedFigure {
  if (text === "未发布") return { kind: "not_published" };
  if (isJudgement(text)) return { kind: "judgement", judgement: text };
  const stage = /^阶段(\d)$/.exec(text)?.[1];
  if (stage) return { kind: "stage", stage: Number(stage) };
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return { kind: "value", value: text };
  throw new Error(`Not a figure: ${text}`);
}

const isJudgement = (text: string): text is Judgement => (JUDGEMENTS as readonly string[]).includes(text);
