import { isDay } from "./assignment";
import { type Role } from "./vocabulary";

/** 代理: a unit head or supervisor names somebody of the own unit to act in the own place for some days. */

/** Whose place may be taken. */
export const PRINCIPAL_ROLES = ["unit_head", "supervisor"] as const satisfies readonly Role[];
/** Who may take it: people who work with business data anyhow, never one of the three separate officers (三员分立). */
const DEPUTY_ROLES: readonly Role[] = ["reporter", "unit_head", "supervisor"];

export const DEPUTY_PROBLEMS = [
  "not_principal",
  "not_of_unit",
  "same_rights",
  "day_missing",
  "until_before_from",
  "in_past",
  "overlapping",
  "ended_already",
] as const;
export type DeputyProblem = (typeof DEPUTY_PROBLEMS)[number];

export type DeputyDecision =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem: DeputyProblem;
      readonly field?: "deputyId" | "fromDay" | "untilDay";
    };

/** A person as far as standing in for another goes. */
export interface Colleague {
  readonly id: string;
  readonly role: Role | null;
  readonly unitId: string | null;
}

export interface DeputyDays {
  /** `YYYY-MM-DD`, both inclusive */
  readonly fromDay: string;
  readonly untilDay: string;
}

/** Whether one person may stand in for another at all: of one unit, with rights of a different kind. */
export function mayDeputize(principal: Colleague, deputy: Colleague): DeputyDecision {
  if (!PRINCIPAL_ROLES.some((role) => role === principal.role)) return refuse("not_principal");
  if (deputy.role === null || !DEPUTY_ROLES.includes(deputy.role) || deputy.id === principal.id)
    return refuse("not_of_unit", "deputyId");
  if (principal.unitId === null || deputy.unitId !== principal.unitId)
    return refuse("not_of_unit", "deputyId");
  return deputy.role === principal.role ? refuse("same_rights", "deputyId") : { ok: true };
}

/**
 * Names a deputy for some days, of which the last is still to come; one deputy at a time.
 *
 * @param others the days of the principal's other deputies
 * @param today `YYYY-MM-DD`
 */
export function decideDeputy(
  principal: Colleague,
  deputy: Colleague,
  days: DeputyDays,
  others: readonly DeputyDays[],
  today: string,
): DeputyDecision {
  const allowed = mayDeputize(principal, deputy);
  if (!allowed.ok) return allowed;
  if (!isDay(days.fromDay)) return refuse("day_missing", "fromDay");
  if (!isDay(days.untilDay)) return refuse("day_missing", "untilDay");
  if (days.untilDay < days.fromDay) return refuse("until_before_from", "untilDay");
  if (days.fromDay < today) return refuse("in_past", "fromDay");
  if (others.some((other) => other.fromDay <= days.untilDay && days.fromDay <= other.untilDay))
    return refuse("overlapping", "fromDay");
  return { ok: true };
}

/**
 * Whether a deputyship holds on a day: within its days, and both still are what they were when it was made.
 *
 * @param today `YYYY-MM-DD`
 */
export function deputyshipHolds(
  deputyship: DeputyDays & { readonly role: string; readonly unitId: string },
  principal: Colleague,
  deputy: Colleague,
  today: string,
): boolean {
  return (
    deputyship.fromDay <= today &&
    today <= deputyship.untilDay &&
    principal.role === deputyship.role &&
    principal.unitId === deputyship.unitId &&
    mayDeputize(principal, deputy).ok
  );
}

function refuse(
  problem: DeputyProblem,
  field?: "deputyId" | "fromDay" | "untilDay",
): Extract<DeputyDecision, { ok: false }> {
  return { ok: false, problem, field };
}
