import { decimal, type DecimalText, toDecimalText, toDerivedText } from "./decimal-text";
import { type Standing } from "./standing";
import { type GreyReason, type Light, LIGHTS } from "./vocabulary";

/** One target of a group. */
export interface RollUpMember {
  readonly id: string;
  readonly standing: Standing;
  /** Points that the scoring gives for the target; null where it is not scored. */
  readonly weight: DecimalText | null;
}

/** 已完成, 应报, 达到序时, 无数据: what a group counts besides its lights. */
export const ROLL_UP_COUNTS = ["done", "due", "on_schedule", "missing"] as const;
export type RollUpCount = (typeof ROLL_UP_COUNTS)[number];

/** Whether a count counts this standing; the list behind a figure asks here, so that it holds what was counted. */
export function isCounted(count: RollUpCount, { met, onSchedule, reporting }: Standing): boolean {
  if (count === "done") return met === true;
  if (count === "on_schedule") return onSchedule === true;
  if (count === "missing") return reporting !== "reported";
  return onSchedule !== null || reporting === "not_reported";
}

/**
 * A group's standing (docs/rules.md, rule 6). Every rate comes with the two counts it was made from. A member without
 * a figure stays in the counts it belongs to, is listed in `missing` with its reason, and is never given a value.
 */
export interface RollUp<Member extends RollUpMember = RollUpMember> {
  readonly members: readonly Member[];
  readonly total: number;
  readonly done: number;
  /** done ÷ total as a fraction; null for an empty group. */
  readonly doneRate: DecimalText | null;
  /** Members with a judged standing, and those that owed a report and gave none; not what waits for its review. */
  readonly due: number;
  readonly onSchedule: number;
  /** onSchedule ÷ due as a fraction; null when nothing was due. */
  readonly onScheduleRate: DecimalText | null;
  /** Lights as shown, those set by hand among them. */
  readonly lights: Readonly<Record<Light, number>>;
  readonly missing: readonly { readonly member: Member; readonly reason: GreyReason }[];
}

export interface WeightedRate {
  /** Mean completion rate by weight over the members that have one, as a fraction; null when none has. */
  readonly rate: DecimalText | null;
  /** How many of the weighted members have a completion rate, and how many there are. */
  readonly counted: number;
  readonly of: number;
  /** The weights of the counted ones together, and of all. */
  readonly weight: DecimalText;
  readonly ofWeight: DecimalText;
}

export interface RollUpGroup<Key, Member extends RollUpMember> extends RollUp<Member> {
  readonly key: Key;
}

/** Whether the scoring tells targets apart: with one and the same weight everywhere there is nothing to show. */
export function isWeighted(members: readonly RollUpMember[]): boolean {
  const stated = new Set(members.map(({ weight }) => weight));
  return new Set([...stated].map((weight) => weight && toDecimalText(decimal(weight)))).size > 1;
}

/** Standing of a group of targets. */
export function rollUp<Member extends RollUpMember>(members: readonly Member[]): RollUp<Member> {
  // In one walk: a year is rolled up over 2,000 targets in each of its months, whole and by group.
  const counts: Record<RollUpCount, number> = { done: 0, due: 0, on_schedule: 0, missing: 0 };
  for (const { standing } of members)
    for (const count of ROLL_UP_COUNTS) if (isCounted(count, standing)) counts[count] += 1;
  const { done, due, on_schedule: onSchedule } = counts;
  return {
    members,
    total: members.length,
    done,
    doneRate: fraction(done, members.length),
    due,
    onSchedule,
    onScheduleRate: fraction(onSchedule, due),
    lights: countLights(members),
    missing: counts.missing === 0 ? [] : members.flatMap(missingMember),
  };
}

function missingMember<Member extends RollUpMember>(member: Member) {
  const { reporting } = member.standing;
  return reporting === "reported" ? [] : [{ member, reason: reporting }];
}

/**
 * Standing of each group, in the order in which the groups first appear. A member with several keys (supporting
 * units) counts in each; one without a key is in the group `null`, so that nobody drops out.
 */
export function rollUpBy<Key, Member extends RollUpMember>(
  members: readonly Member[],
  keysOf: (member: Member) => readonly Key[],
): readonly RollUpGroup<Key | null, Member>[] {
  const groups = new Map<Key | null, Member[]>();
  for (const member of members) {
    const keys = keysOf(member);
    for (const key of keys.length > 0 ? (keys.length === 1 ? keys : new Set(keys)) : [null]) {
      const group = groups.get(key);
      if (group) group.push(member);
      else groups.set(key, [member]);
    }
  }
  return [...groups].map(([key, group]) => ({ key, ...rollUp(group) }));
}

/** The lights from the one that calls loudest to the one that says nothing. */
const URGENCY = ["red", "yellow", "green", "blue", "grey"] as const satisfies readonly Light[];

/**
 * The light that a group is shown by in one cell: the most urgent one that any of its members shows, so that a red
 * light never hides behind green ones; grey only where no member shows another. Null for an empty group.
 */
export function leadingLight(lights: Readonly<Record<Light, number>>): Light | null {
  return URGENCY.find((light) => lights[light] > 0) ?? null;
}

/** How many targets show each light. */
export function countLights(
  members: readonly { readonly standing: Pick<Standing, "light"> }[],
): Readonly<Record<Light, number>> {
  const counts = Object.fromEntries(LIGHTS.map((light) => [light, 0])) as Record<Light, number>;
  for (const { standing } of members) counts[standing.light] += 1;
  return counts;
}

/** The mean completion rate of a group by weight (rule 6); null where no member has a weight. */
export function weightedRate(members: readonly RollUpMember[]): WeightedRate | null {
  const weighted = members.filter(({ weight }) => weight !== null);
  if (weighted.length === 0) return null;
  const rated = weighted.filter(({ standing }) => standing.completionRate !== null);
  // Few weights are shared by many targets: each is multiplied once.
  const sums = new Map<DecimalText, { count: number; rates: ReturnType<typeof decimal> }>();
  for (const { weight, standing } of rated) {
    const { count, rates } = sums.get(weight!) ?? { count: 0, rates: decimal(0) };
    sums.set(weight!, { count: count + 1, rates: rates.plus(standing.completionRate!) });
  }
  const weights = [...sums].reduce(
    (sum, [weight, { count }]) => sum.plus(decimal(weight).times(count)),
    decimal(0),
  );
  const points = [...sums].reduce((sum, [weight, { rates }]) => sum.plus(rates.times(weight)), decimal(0));
  return {
    rate: weights.isZero() ? null : toDerivedText(points.dividedBy(weights)),
    counted: rated.length,
    of: weighted.length,
    weight: toDecimalText(weights),
    ofWeight: toDecimalText(weighted.reduce((sum, { weight }) => sum.plus(weight ?? 0), decimal(0))),
  };
}

function fraction(part: number, whole: number): DecimalText | null {
  return whole === 0 ? null : toDerivedText(decimal(part).dividedBy(whole));
}
