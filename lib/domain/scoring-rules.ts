import { type DecimalText } from "./decimal-text";
import { type Judgement } from "./vocabulary";

/** What a target under way is compared with: what the schedule expects by then (序时), or the whole year's target. */
export const SCORING_BASES = ["schedule", "target"] as const;

/** The rules of the scoring (考核办法): a setting with effect from a day. */
export interface ScoringRules {
  readonly basis: (typeof SCORING_BASES)[number];
  /** In percent: what is completed beyond it counts no more. */
  readonly cap: DecimalText;
  /** Growth rates and shares: each step of so many percentage points, once begun … */
  readonly gapStep: DecimalText;
  /** … costs so many percent of the weight. */
  readonly gapLoss: DecimalText;
  /** Percent of the weight by judgement. */
  readonly judged: Readonly<Record<Judgement, DecimalText>>;
  /** Points off for each report handed in late or not at all, and for each notice not answered in time … */
  readonly lateReport: DecimalText;
  readonly overdueNotice: DecimalText;
  /** … together at most. */
  readonly deductionLimit: DecimalText;
  /** How many days after the publication a unit may object. */
  readonly objectionDays: number;
}

export const DEFAULT_SCORING_RULES: ScoringRules = {
  basis: "schedule",
  cap: "100",
  gapStep: "0.5",
  gapLoss: "20",
  judged: { met: "100", on_track: "90", behind: "50", missed: "0" },
  lateReport: "0.5",
  overdueNotice: "1",
  deductionLimit: "10",
  objectionDays: 5,
};
