import { goalOf, isRate } from "./goal";
import { type PartRule } from "./parts";
import { type Schedule } from "./schedule";
import { checkParts, type PartRow } from "./split";
import { type TargetContent, targetGaps } from "./target";
import { setupGaps } from "./target-setup";

/** 台账体检: what a target of the ledger can lack, what keeps it from being reported on coming first. */
export const LEDGER_GAPS = ["value", "owner", "leader", "schedule", "baseline", "parts"] as const;
export type LedgerGap = (typeof LEDGER_GAPS)[number];

/** A target as the check reads it. */
export interface CheckedTarget {
  readonly content: TargetContent;
  /** Null where nobody leads it, and it therefore has no deadline of its own either. */
  readonly assignment: { readonly leaderPostId: string | null } | null;
  readonly schedule: Schedule | null;
  /** Null where it is not split (分解). */
  readonly split: {
    readonly rule: PartRule;
    readonly partReason: string | null;
    readonly parts: readonly Pick<PartRow, "value" | "weight">[];
  } | null;
}

/**
 * What a target lacks: a measure with its value; a lead unit with a deadline; a leader in charge; stages, or a schedule
 * that leads to it; the baseline that the completion rate of a closing level rests on (docs/rules.md, rule 1); parts that
 * make the whole, or the reason why they don't.
 */
export function ledgerGaps({ content, assignment, schedule, split }: CheckedTarget): readonly LedgerGap[] {
  const setup = setupGaps(content, assignment !== null, schedule);
  const lacks: Readonly<Record<LedgerGap, boolean>> = {
    value: targetGaps(content).some((gap) => !gap.startsWith("stage")),
    owner: setup.includes("assignment"),
    leader: assignment !== null && assignment.leaderPostId === null,
    schedule: setup.includes("schedule"),
    baseline: needsBaseline(content),
    parts: split !== null && !makesWhole(content, split),
  };
  return LEDGER_GAPS.filter((gap) => lacks[gap]);
}

/** A closing level is a way from where the year began; what is only kept has none, and rates are never divided. */
function needsBaseline(content: TargetContent): boolean {
  if (content.measure !== "closing" || isRate(content) || content.baseline !== null) return false;
  const goal = goalOf(content);
  return goal !== null && !goal.kept;
}

function makesWhole(content: TargetContent, split: NonNullable<CheckedTarget["split"]>): boolean {
  const { verdict } = checkParts(split.rule, content, split.parts);
  return verdict === "short" ? split.partReason !== null : verdict !== "unknown";
}
