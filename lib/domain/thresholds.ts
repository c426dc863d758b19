import { decimal, type DecimalText } from "./decimal-text";

/**
 * How far behind a light turns, in points: behind by less than `yellowFrom` is still green (达到序时),
 * from there to `redFrom` it is yellow, beyond `redFrom` red. Not behind is never yellow, whatever the setting.
 */
export interface LightThreshold {
  readonly yellowFrom: DecimalText;
  readonly redFrom: DecimalText;
}

export interface LightThresholds {
  /** Amounts, in percentage points of the way from baseline to target. */
  readonly level: LightThreshold;
  /** Growth rates and shares, in percentage points of the rate itself. */
  readonly rate: LightThreshold;
}

/** One city's circular: yellow 10 to 30 points behind, red beyond 30. A rate below its target is never green. */
export const DEFAULT_LIGHT_THRESHOLDS: LightThresholds = {
  level: { yellowFrom: "10", redFrom: "30" },
  rate: { yellowFrom: "0", redFrom: "1" },
};

/**
 * The light for being behind by some points (docs/rules.md, rule 4). The tolerance is for the way, not for the end:
 * once the target's deadline is reached, whatever is missing is at least yellow.
 *
 * @param behind points behind; zero or less is not behind
 */
export function lightForPointsBehind(
  behind: DecimalText,
  threshold: LightThreshold,
  deadlineReached: boolean,
): "green" | "yellow" | "red" {
  const points = decimal(behind);
  if (points.lessThanOrEqualTo(0)) return "green";
  if (points.greaterThan(threshold.redFrom)) return "red";
  return deadlineReached || points.greaterThanOrEqualTo(threshold.yellowFrom) ? "yellow" : "green";
}
