import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isWeighted,
  leadingLight,
  rollUp,
  rollUpBy,
  type RollUpMember,
  weightedRate,
} from "@/lib/domain/roll-up";
import { type ApprovedValue, type LightOverride, standingOf } from "@/lib/domain/standing";
import { definition, growth, milestone, value } from "./target-samples";

const PERIOD = "2022-06";

function member(
  id: string,
  approved: readonly ApprovedValue[],
  rest: {
    of?: Parameters<typeof standingOf>[0]["definition"];
    weight?: string;
    due?: boolean;
    inReview?: boolean;
    override?: LightOverride;
  } = {},
): RollUpMember {
  const { of = definition({ low: "100" }), weight = null, due = true, inReview = false, override } = rest;
  return {
    id,
    weight,
    standing: standingOf({
      definition: of,
      schedule: null,
      approved,
      period: PERIOD,
      due,
      inReview,
      override,
    }),
  };
}

const reached = member("reached", [value(PERIOD, "100")]);
const onWay = member("on-way", [value(PERIOD, "50")]);
const behind = member("behind", [value(PERIOD, "10")]);
const silent = member("silent", []);
const notDue = member("not-due", [], { due: false });
const noTask = member("no-task", [], { of: milestone("2022-12") });
const unpublished = member("unpublished", [{ kind: "not_published", period: PERIOD }], { of: growth("6") });

describe("rule 6: a group's rates say what they count", () => {
  const all = rollUp([reached, onWay, behind, silent, notDue, noTask, unpublished]);

  it("done ÷ all targets, with both counts", () => {
    expect(all).toMatchObject({ done: 1, total: 7, doneRate: "0.142857142857" });
  });

  it("on schedule ÷ due, with both counts; who owed a report and gave none was due", () => {
    expect(all).toMatchObject({ onSchedule: 2, due: 4, onScheduleRate: "0.5" });
  });

  it("a report that waits for its review was given: it is missing, but not counted as due", () => {
    const waiting = member("waiting", [], { inReview: true });
    expect(rollUp([waiting, onWay])).toMatchObject({
      due: 1,
      onScheduleRate: "1",
      missing: [{ member: waiting, reason: "in_review" }],
    });
  });

  it("a missing member is listed with its reason", () => {
    expect(all.missing.map(({ member: { id }, reason }) => [id, reason])).toEqual([
      ["silent", "not_reported"],
      ["not-due", "not_due"],
      ["no-task", "no_task"],
      ["unpublished", "not_published"],
    ]);
  });

  it("lights are counted as shown", () => {
    expect(all.lights).toEqual({ blue: 1, green: 1, yellow: 0, red: 1, grey: 4 });
    const byHand = member("by-hand", [value(PERIOD, "50")], {
      override: { light: "yellow", reason: "核查" },
    });
    expect(rollUp([byHand])).toMatchObject({ lights: { yellow: 1, green: 0 }, onSchedule: 1 });
  });

  it("in one cell the most urgent light speaks for the group, grey only where nothing else is known", () => {
    const light = (...members: RollUpMember[]) => leadingLight(rollUp(members).lights);
    expect(light(reached, onWay, behind, silent)).toBe("red");
    expect(light(reached, onWay, silent)).toBe("green");
    expect(light(reached, silent)).toBe("blue");
    expect(light(silent, notDue)).toBe("grey");
    expect(light()).toBeNull();
  });

  it("an empty group has no rate, not a rate of zero", () => {
    expect(rollUp([])).toMatchObject({
      total: 0,
      doneRate: null,
      due: 0,
      onScheduleRate: null,
    });
    expect(weightedRate([])).toBeNull();
  });

  it("weights say something where they differ, however they are written", () => {
    const of = (...weights: (string | undefined)[]) =>
      isWeighted(weights.map((weight, index) => member(String(index), [], { weight })));
    expect([of(), of("1", "1.0"), of("1", "2"), of("1", undefined)]).toEqual([false, false, true, true]);
  });

  it("weights where the scoring uses them, with how many were counted; a missing member is no zero", () => {
    const scored = weightedRate([
      member("a", [value(PERIOD, "50")], { weight: "3" }),
      member("b", [value(PERIOD, "110")], { weight: "1" }),
      member("c", [], { weight: "5" }),
      silent,
    ]);
    expect(scored).toMatchObject({ rate: "0.65", counted: 2, of: 3 });
    expect(weightedRate([silent, onWay])).toBeNull();
    expect(weightedRate([member("c", [], { weight: "5" })])).toEqual({
      rate: null,
      counted: 0,
      of: 1,
      weight: "0",
      ofWeight: "5",
    });
  });

  it("groups keep the order in which they appear, and who has no key is still counted", () => {
    const units: Record<string, string[]> = { reached: ["b"], "on-way": ["a", "b"], behind: [] };
    const groups = rollUpBy([reached, onWay, behind], ({ id }) => units[id] ?? []);
    expect(groups.map(({ key, members }) => [key, members.map(({ id }) => id)])).toEqual([
      ["b", ["reached", "on-way"]],
      ["a", ["on-way"]],
      [null, ["behind"]],
    ]);
  });

  it("every member is in exactly one light and in exactly one group per key", () => {
    const anyMember = fc.constantFrom(reached, onWay, behind, silent, notDue, noTask, unpublished);
    fc.assert(
      fc.property(fc.array(anyMember), (members) => {
        const whole = rollUp(members);
        expect(Object.values(whole.lights).reduce((sum, count) => sum + count, 0)).toBe(members.length);
        const groups = rollUpBy(members, ({ standing }) => [standing.light]);
        expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe(whole.total);
        expect(groups.reduce((sum, { done }) => sum + done, 0)).toBe(whole.done);
        expect(whole.onSchedule).toBeLessThanOrEqual(whole.due);
      }),
    );
  });
});
