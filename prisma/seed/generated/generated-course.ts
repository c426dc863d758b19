import { type Decimal } from "decimal.js";
import { decimal, toDecimalText } from "@/lib/domain/decimal-text";
import { monthsElapsed, type Period } from "@/lib/domain/period";
import { type Judgement } from "@/lib/domain/vocabulary";
import { chance } from "./chance";
import { type GeneratedTarget } from "./generated-year";

/** What a report of a target says for a month: the course of a target that keeps its pace all year. */
export function figureOf({ name, content }: Pick<GeneratedTarget, "name" | "content">, period: Period) {
  const pace = paceOf(name);
  const month = monthsElapsed(period);
  const behind = pace < 1;
  const figure = {
    value: null as string | null,
    notPublished: false,
    stage: null as number | null,
    judgement: null as Judgement | null,
    progress: `截至${month}月底，${content.indicator}按计划推进，有关单位每周会商一次。`,
    problems: behind ? "受前期手续办理较慢影响，进度低于序时要求。" : "",
    nextStep: behind ? "对照时间节点倒排工期，下月补齐所欠进度。" : "保持现有力度，按序时完成年度目标。",
  };
  if (content.measure === "milestone")
    return { ...figure, stage: Math.min(4, Math.floor((month * pace) / 3)) };
  if (content.measure === "qualitative")
    return { ...figure, judgement: behind ? ("behind" as const) : ("on_track" as const) };
  // Growth over last year's same month comes out late now and then.
  if (content.measure === "growth" && chance(`${name} ${period} published`) < 0.05)
    return { ...figure, notPublished: true };
  const decimals = Math.max(decimal(content.low ?? "0").decimalPlaces(), content.unit === "%" ? 1 : 0);
  return { ...figure, value: toDecimalText(valueOf(content, pace, month).toDecimalPlaces(decimals)) };
}

/** Six in ten are on schedule, two a little behind, one far behind, one far ahead. */
function paceOf(name: string): number {
  const drawn = chance(`${name} pace`);
  const within = chance(`${name} within`);
  if (drawn < 0.6) return 1 + within * 0.08;
  if (drawn < 0.8) return 0.78 + within * 0.17;
  return drawn < 0.9 ? 0.4 + within * 0.25 : 1.15 + within * 0.35;
}

function valueOf(
  { measure, direction, low }: GeneratedTarget["content"],
  pace: number,
  month: number,
): Decimal {
  const goal = decimal(low ?? "0");
  if (measure === "cumulative") return goal.times(((month / 12) * pace).toFixed(4));
  const step = ((pace - 1) * 4).toFixed(2);
  if (measure === "growth") return direction === "up" ? goal.plus(step) : goal.minus(step);
  return goal.times((0.94 + 0.06 * Math.min(1.2, (month / 12) * pace)).toFixed(4));
}
