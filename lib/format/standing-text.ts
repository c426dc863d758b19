import { type TargetDefinition } from "../domain/goal";
import { type ApprovedValue, type Standing } from "../domain/standing";
import { formatPeriod } from "./dates";
import { type Locale } from "./locale";
import { formatDecimal, formatRate, formatScheduled, formatSigned, formatValue, NO_FIGURE } from "./numbers";
import { type Speaker } from "./speaker";

type OfTarget = Pick<TargetDefinition, "measure" | "unit">;

/** A value of a target with its unit; a milestone counts stages, a judgement is a word. */
export function measureText(value: string | null, { measure, unit }: OfTarget, speaker: Speaker): string {
  if (value === null) return NO_FIGURE;
  return measure === "milestone"
    ? speaker("domain.standing.stages", { count: Number(value) })
    : formatValue(value, unit);
}

/**
 * A target's light in a word: a grey one names which of its reasons holds, a computed blue one whether the target was
 * reached early or exceeded (rule 4). `which` is the light to show or, beside one set by hand, the computed one.
 */
export function lightWord(standing: Standing, speaker: Speaker, which: "light" | "computedLight" = "light") {
  const light = standing[which];
  if (light === "grey" && standing.reporting !== "reported")
    return speaker(`domain.greyReason.${standing.reporting}`);
  if (light === "blue" && standing.computedLight === "blue")
    return speaker(`domain.blueLight.${standing.reason.code === "over_target" ? "over" : "early"}`);
  return speaker(`domain.light.${light}`);
}

/** 序时进度: what the schedule expects by the month's end. */
export function expectedText(value: string | null, target: OfTarget, speaker: Speaker): string {
  return target.measure === "milestone"
    ? measureText(value, target, speaker)
    : formatScheduled(value, target.unit);
}

/** 完成值: the approved value or judgement, or which of the states that are not zero holds (rule 5). */
export function actualText(standing: Standing, definition: OfTarget, speaker: Speaker): string {
  if (standing.judgement) return speaker(`domain.judgement.${standing.judgement}`);
  if (standing.actual !== null) return measureText(standing.actual, definition, speaker);
  return standing.reporting === "reported" ? NO_FIGURE : speaker(`domain.greyReason.${standing.reporting}`);
}

/** An approved figure in words: a value, a judgement, or that none is published. */
export function approvedText(approved: ApprovedValue | null, definition: OfTarget, speaker: Speaker): string {
  if (approved === null) return NO_FIGURE;
  if (approved.kind === "not_published") return speaker("domain.greyReason.not_published");
  if (approved.kind === "judgement") return speaker(`domain.judgement.${approved.judgement}`);
  return measureText(approved.value, definition, speaker);
}

/** 完成率, or for rates, which are never divided, the gap in percentage points (rule 2). */
export function attainmentText(standing: Standing, speaker: Speaker): string {
  if (standing.completionRate !== null) return formatRate(standing.completionRate);
  if (standing.gapPoints === null) return NO_FIGURE;
  return speaker("domain.standing.points", { points: formatSigned(standing.gapPoints) });
}

/** Why the computed light is what it is: the numbers, the rule, the date (rule 4). */
export function standingReasonText(
  { reason }: Standing,
  definition: OfTarget,
  speaker: Speaker,
  locale: Locale,
): string {
  const { period, duePeriod, reachedIn, actual, target, expected, behindPoints, from, yellowFrom, redFrom } =
    reason.params;
  const measured = (value: string | null) => measureText(value, definition, speaker);
  const text = speaker(`domain.standingReason.${reason.code}`, {
    period: formatPeriod(period, locale),
    duePeriod: formatPeriod(duePeriod, locale),
    reachedIn: reachedIn ? formatPeriod(reachedIn, locale) : NO_FIGURE,
    actual: measured(actual),
    target: measured(target),
    expected: expectedText(expected, definition, speaker),
    behind: formatDecimal(behindPoints, 2),
    yellowFrom: formatDecimal(yellowFrom),
    redFrom: formatDecimal(redFrom),
  });
  // Whoever computes the points anew has to know what they are points of. A snapshot of before this has no word of it.
  if (!from || behindPoints === null || !IN_POINTS.has(reason.code)) return text;
  return text + speaker("domain.standing.pointsFrom", { from: measured(from), target: measured(target) });
}

/** The reasons that tell by how many points a target is behind. */
const IN_POINTS: ReadonlySet<string> = new Set(["within_tolerance", "behind_schedule", "deadline_missed"]);

/** The reason as an official document says it: in Chinese, without spaces between Han characters and figures. */
export function officialReasonText(standing: Standing, definition: OfTarget, speaker: Speaker): string {
  return standingReasonText(standing, definition, speaker, "zh-CN").replaceAll(" ", "");
}
