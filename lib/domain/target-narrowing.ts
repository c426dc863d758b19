import { isCounted, type RollUpCount } from "./roll-up";
import { type Standing } from "./standing";
import { type SetupGap } from "./target-setup";
import { type Category, type Light } from "./vocabulary";

/** Stands for no post where targets are narrowed by their leader. */
export const NO_LEADER = "none";

/**
 * `unassigned`: without a lead unit. `unscheduled`: without stages or a schedule that holds. `livelihood`: 民生实事.
 * `ordinary`: all others.
 */
export const TARGET_SCOPES = ["unassigned", "unscheduled", "livelihood", "ordinary"] as const;
export type TargetScope = (typeof TARGET_SCOPES)[number];

/** The conditions that the figures of a standing lead to. */
export interface StandingNarrowing {
  /** Id of the lead unit. */
  readonly lead?: string;
  readonly category?: Category;
  /** Id of the leader's post, or `NO_LEADER`. */
  readonly leader?: string;
  /** As shown. */
  readonly light?: Light;
  readonly count?: RollUpCount;
  readonly only?: TargetScope;
}

interface Narrowed {
  readonly category: Category;
  readonly livelihood: boolean;
  readonly gaps: readonly SetupGap[];
  readonly assignment: {
    readonly leadUnit: { readonly id: string };
    readonly leaderPost: { readonly id: string } | null;
  } | null;
  readonly standing: Standing;
}

/** Whether a target meets all conditions: the same ones that the ledger's list asks the database for. */
export function meets(
  target: Narrowed,
  { lead, category, leader, light, count, only }: StandingNarrowing,
): boolean {
  const { assignment, standing } = target;
  return (
    (!lead || assignment?.leadUnit.id === lead) &&
    (!leader || (assignment?.leaderPost?.id ?? NO_LEADER) === leader) &&
    (!category || target.category === category) &&
    (!light || standing.light === light) &&
    (!count || isCounted(count, standing)) &&
    (only !== "unassigned" || assignment === null) &&
    (only !== "unscheduled" || target.gaps.includes("schedule")) &&
    (only !== "livelihood" || target.livelihood) &&
    (only !== "ordinary" || !target.livelihood)
  );
}
