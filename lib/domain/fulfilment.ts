import { decimal } from "./decimal-text";
import { exceeds, goalOf, type TargetDefinition } from "./goal";
import { type Standing } from "./standing";

/** 完成度, as the circulars of livelihood projects state it: 超额完成, 足额完成, 未完成. */
export const FULFILMENTS = ["over_fulfilled", "fulfilled", "unfulfilled"] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

/**
 * How far a target is fulfilled; null while nobody can say (not reported, not due, no figure yet: docs/rules.md, rule 5).
 * What is kept or judged is fulfilled or not; there is no more of it than enough.
 */
export function fulfilmentOf(definition: TargetDefinition, { met, actual }: Standing): Fulfilment | null {
  if (met === null) return null;
  if (!met) return "unfulfilled";
  const goal = goalOf(definition);
  const over = goal !== null && !goal.kept && actual !== null && exceeds(goal, decimal(actual));
  return over ? "over_fulfilled" : "fulfilled";
}
