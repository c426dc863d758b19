import { type Decimal } from "decimal.js";
import { decimal, type DecimalText } from "./decimal-text";
import { accumulates, exceeds, type Goal, isRate, satisfies, type TargetDefinition } from "./goal";
import { comparePeriods, type Period } from "./period";
import { lightForPointsBehind, type LightThreshold } from "./thresholds";
import { type GreyReason, type Judgement, type Light } from "./vocabulary";

/** Which rule gave the light; a screen says it in words with the figures of the reason. */
export const STANDING_REASONS = [
  "not_reported",
  "in_review",
  "not_due",
  "not_published",
  "no_task",
  "reached_early",
  "over_target",
  "reached",
  "on_schedule",
  "within_tolerance",
  "kept",
  "rate_met",
  "behind_schedule",
  "deadline_missed",
  "limit_broken",
  "rate_short",
  "judged_met",
  "judged_on_track",
  "judged_behind",
  "judged_missed",
] as const;
export type StandingReasonCode = (typeof STANDING_REASONS)[number];

/** A light, the rule that gave it, and whether the target is reached (null: nobody can say yet). */
export interface Verdict {
  readonly light: Light;
  readonly code: StandingReasonCode;
  readonly met: boolean | null;
}

export interface NumberFacts {
  readonly definition: TargetDefinition;
  readonly goal: Goal;
  readonly actual: Decimal;
  readonly expected: DecimalText | null;
  /** Null where points can't be computed: without an expectation, or with a target of 0. */
  readonly behindPoints: DecimalText | null;
  readonly reachedIn: Period | null;
  readonly threshold: LightThreshold;
  readonly deadlineReached: boolean;
}

export function greyVerdict(reason: GreyReason): Verdict {
  return { light: "grey", code: reason, met: null };
}

/** A qualitative target stands where the supervisor's accepted judgement says. */
export function judgementVerdict(judgement: Judgement, deadlineReached: boolean): Verdict {
  switch (judgement) {
    case "met":
      return { light: deadlineReached ? "green" : "blue", code: "judged_met", met: true };
    case "on_track":
      return { light: "green", code: "judged_on_track", met: false };
    case "behind":
      return { light: "yellow", code: "judged_behind", met: false };
    case "missed":
      return { light: "red", code: "judged_missed", met: false };
  }
}

/** Rule 4 for a target with a number. */
export function numberVerdict(facts: NumberFacts): Verdict {
  const { definition, goal, actual } = facts;
  const reached = satisfies(goal, actual);
  if (reached && isRate(definition)) return rateMetVerdict(goal, actual);
  if (reached && !goal.kept) return reachedVerdict(facts);
  if (!reached && goal.kept && accumulates(definition))
    return { light: "red", code: "limit_broken", met: false };

  // Within a limit on the year's total: whether it holds is known only when the year is over.
  const met = reached ? (facts.deadlineReached || !accumulates(definition) ? true : null) : false;
  if (facts.expected === null) return { light: "grey", code: "no_task", met };
  return { ...paceVerdict(facts, reached), met };
}

function rateMetVerdict(goal: Goal, actual: Decimal): Verdict {
  const over = exceeds(goal, actual) && !goal.kept;
  return { light: over ? "blue" : "green", code: over ? "over_target" : "rate_met", met: true };
}

function reachedVerdict({ definition, goal, actual, reachedIn }: NumberFacts): Verdict {
  if (reachedIn !== null && comparePeriods(reachedIn, definition.duePeriod) < 0) {
    return { light: "blue", code: "reached_early", met: true };
  }
  return exceeds(goal, actual)
    ? { light: "blue", code: "over_target", met: true }
    : { light: "green", code: "reached", met: true };
}

function paceVerdict(facts: NumberFacts, reached: boolean): Pick<Verdict, "light" | "code"> {
  const { definition, goal, behindPoints, deadlineReached } = facts;
  const broken = goal.kept && !reached;
  // A target of 0 leaves nothing to measure points by: it holds or it does not.
  if (behindPoints === null) {
    return reached
      ? { light: "green", code: "kept" }
      : { light: "red", code: broken ? "limit_broken" : "behind_schedule" };
  }

  const underWay = !deadlineReached && (!goal.kept || accumulates(definition));
  const light = lightForPointsBehind(behindPoints, facts.threshold, !underWay);
  if (light === "green") {
    const behind = decimal(behindPoints).greaterThan(0);
    return { light, code: behind ? "within_tolerance" : goal.kept ? "kept" : "on_schedule" };
  }
  if (broken) return { light, code: "limit_broken" };
  if (isRate(definition)) return { light, code: "rate_short" };
  return { light, code: deadlineReached ? "deadline_missed" : "behind_schedule" };
}
