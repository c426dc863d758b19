import { decimal, type DecimalText, toDecimalText } from "../domain/decimal-text";
import { type ScoredTarget, type TargetScore } from "../domain/scoring";
import { type ScoringRules } from "../domain/scoring-rules";
import { formatDecimal, formatRate } from "./numbers";
import { type Speaker } from "./speaker";
import { actualText } from "./standing-text";
import { valueText } from "./value-text";

/** How a target's points came about: the figures, the rule, and the numbers of the rule. */
export function scoreReason(
  { definition, standing, score }: ScoredTarget & { readonly score: TargetScore },
  rules: ScoringRules,
  speaker: Speaker,
): string {
  if (score.missing !== null)
    return speaker("scores.missingRow", { reason: speaker(`domain.greyReason.${score.missing}`) });
  const { completionRate, behindPoints, gapPoints, judgement } = standing;
  const expected =
    completionRate && behindPoints
      ? toDecimalText(decimal(completionRate).plus(decimal(behindPoints).dividedBy(100)))
      : null;
  const absolute = (value: DecimalText | null) => value && toDecimalText(decimal(value).abs());
  const rule = speaker(`scores.rule.${score.rule}`, {
    exact: formatRate(score.exact),
    cap: `${formatDecimal(rules.cap)}%`,
    completion: formatRate(completionRate),
    expected: formatRate(expected),
    behind: formatDecimal(behindPoints, 2),
    gap: formatDecimal(absolute(gapPoints), 2),
    step: formatDecimal(rules.gapStep),
    loss: `${formatDecimal(rules.gapLoss)}%`,
    judgement: judgement ? speaker(`domain.judgement.${judgement}`) : "",
  });
  const figures = [valueText(definition), actualText(standing, definition, speaker)].filter(Boolean);
  return `${figures.join(" → ")}${speaker("audit.and") === "、" ? "；" : "; "}${rule}`;
}
