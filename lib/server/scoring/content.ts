import "server-only";
import { type Period } from "@/lib/domain/period";
import {
  type ScoreAdjustment,
  type ScoredTarget,
  scoreTarget,
  scoreUnit,
  type TargetScore,
  type UnitScoreSum,
} from "@/lib/domain/scoring";
import { type ScoringRules } from "@/lib/domain/scoring-rules";
import { type UnitName } from "../queries/target-figures";
import { seal, type Sealed, unseal } from "../snapshots/seal";

/** A target in a unit's score: its figures as the snapshot holds them, and the points that came of them. */
export interface ScoreLine extends ScoredTarget {
  readonly id: string;
  readonly number: number;
  readonly indicator: string;
  /** How many parts it is split into (分解); left out where it is not. */
  readonly parts?: number;
  readonly score: TargetScore;
}

/** A report that came late, or never. */
export interface LateReport {
  readonly targetId: string;
  readonly indicator: string;
  /** Of a part (分解) the number that it is called by, e.g. 12-1; left out for a whole. */
  readonly part?: string;
  readonly period: Period;
}

/** A supervision notice that was not answered in time. */
export interface OverdueNotice {
  readonly number: string;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
}

/** What a unit's score is made of. */
export interface ScoreFacts {
  readonly unit: UnitName;
  readonly period: Period;
  readonly rules: ScoringRules;
  readonly targets: readonly Omit<ScoreLine, "score">[];
  readonly late: readonly LateReport[];
  readonly overdue: readonly OverdueNotice[];
  readonly adjustments: readonly ScoreAdjustment[];
}

/** A unit's score as it is kept: everything that it is made of, so that the way of each point can be read. */
export interface ScoreContent extends Omit<ScoreFacts, "targets"> {
  /** Shape of this content; a later one is read beside it, because stored scores are never rewritten. */
  readonly format: 1;
  readonly targets: readonly ScoreLine[];
  readonly sum: UnitScoreSum;
}

/** Adds a unit's score up and keeps what it is made of. */
export function scoreContent({ targets, ...facts }: ScoreFacts): ScoreContent {
  const lines = targets.map((target) => ({ ...target, score: scoreTarget(target, facts.rules) }));
  const sum = scoreUnit(
    { ...facts, targets: lines, late: facts.late.length, overdue: facts.overdue.length },
    facts.rules,
  );
  return { format: 1, ...facts, targets: lines, sum };
}

/** The same with one adjustment more. */
export function adjusted(content: ScoreContent, adjustment: ScoreAdjustment): ScoreContent {
  const { sum: _, format: __, ...facts } = content;
  return scoreContent({ ...facts, adjustments: [...facts.adjustments, adjustment] });
}

/** A content as it is stored, with its total. */
export function sealScore(content: ScoreContent): Sealed & { readonly total: string | null } {
  return { ...seal(content), total: content.sum.total };
}

/** A stored content as it was. @throws Error when it is not what was sealed */
export function openScore(stored: Sealed): ScoreContent {
  return unseal(stored) as ScoreContent;
}
