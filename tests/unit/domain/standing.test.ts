import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TargetDefinition } from "@/lib/domain/goal";
import { scheduleOfYear } from "@/lib/domain/schedule";
import { type ApprovedValue, type StandingInput, standingOf } from "@/lib/domain/standing";
import { type StandingReasonCode } from "@/lib/domain/verdict";
import { JUDGEMENTS, LIGHTS, type Light } from "@/lib/domain/vocabulary";
import { closing, definition, growth, milestone, value } from "./target-samples";

function standing(
  of: TargetDefinition,
  period: string,
  approved: readonly ApprovedValue[],
  rest?: Partial<StandingInput>,
) {
  return standingOf({ definition: of, schedule: null, approved, period, due: true, ...rest });
}

function at(of: TargetDefinition, period: string, actual: string) {
  return standing(of, period, [value(period, actual)]);
}

const PM25 = closing("30", { comparator: "at_most", direction: "down", baseline: "35", unit: "微克/立方米" });
const ACCIDENTS = definition({ comparator: "at_most", direction: "down", low: "100", unit: "起" });
const QUALITATIVE = definition({ measure: "qualitative", comparator: "qualitative", low: null, unit: null });

describe("rule 1: completion rate = (actual − baseline) ÷ (target − baseline)", () => {
  it.each<[what: string, of: TargetDefinition, actual: string, rate: string | null]>([
    ["a cumulative level starts at 0", definition(), "2.4", "0.75"],
    ["… even when a baseline was typed", definition({ baseline: "1" }), "2.4", "0.75"],
    ["it is not capped", definition({ low: "1000" }), "1551.9", "1.5519"],
    ["it is not rounded", definition({ low: "3" }), "1", "0.333333333333"],
    ["a closing level counts from its baseline", closing("40", { baseline: "36" }), "38", "0.5"],
    ["a closing level can stand below its baseline", closing("40", { baseline: "36" }), "35", "-0.25"],
    ["a rising closing level without a baseline counts from 0", closing("40"), "38", "0.95"],
    ["a falling target takes the same formula", PM25, "32", "0.6"],
    ["… also beyond the target", PM25, "28", "1.4"],
    ["… and is not guessed without a baseline", { ...PM25, baseline: null }, "32", null],
    [
      "a range is complete at its lower end",
      definition({ comparator: "range", low: "40", high: "50" }),
      "20",
      "0.5",
    ],
    ["milestones count stages", milestone("2022-03", "2022-06", "2022-09", "2022-12"), "3", "0.75"],
    ["a limit is not completed by using it up", ACCIDENTS, "60", null],
    [
      "what only has to be kept is not completed",
      closing("40", { comparator: "at_least", baseline: "42" }),
      "41",
      null,
    ],
  ])("%s", (_what, of, actual, rate) => {
    expect(at(of, "2022-09", actual).completionRate).toBe(rate);
  });

  it("is linear in the actual value and never capped", () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, (target, actual) => {
        const of = definition({ low: String(target) });
        const once = Number(at(of, "2022-09", String(actual)).completionRate);
        const thrice = Number(at(of, "2022-09", String(actual * 3)).completionRate);
        expect(Math.abs(once - actual / target)).toBeLessThanOrEqual(once * 1e-11);
        expect(Math.abs(thrice - once * 3)).toBeLessThanOrEqual(thrice * 1e-10);
      }),
    );
  });

  it("serves rising and falling targets alike: mirrored numbers give the same standing", () => {
    const amount = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(amount, amount, amount, (baseline, target, actual) => {
        fc.pre(target > baseline);
        const up = closing(String(target), { baseline: String(baseline) });
        const down = closing(String(-target), { baseline: String(-baseline), direction: "down" });
        const rising = at(up, "2022-07", String(actual));
        const falling = at(down, "2022-07", String(-actual));
        expect(falling.completionRate).toBe(rising.completionRate);
        expect(falling.behindPoints).toBe(rising.behindPoints);
        expect(falling.light).toBe(rising.light);
      }),
    );
  });
});

describe("rule 2: growth rates and shares are met or not, with the gap in percentage points", () => {
  const share = closing("99", { metric: "ratio", comparator: "at_least", unit: "%", baseline: "98" });
  const unemployment = closing("3.5", {
    metric: "ratio",
    comparator: "at_most",
    direction: "down",
    unit: "%",
  });
  it.each<[what: string, of: TargetDefinition, actual: string, met: boolean, gap: string]>([
    ["growth above the target", growth("6"), "6.3", true, "0.3"],
    ["growth below the target", growth("6"), "5.2", false, "-0.8"],
    ["a range is met at its lower end", growth("6", { comparator: "range", high: "6.5" }), "6", true, "0"],
    ["… and not below it", growth("6", { comparator: "range", high: "6.5" }), "5.9", false, "-0.1"],
    ["about is read like a point", growth("6.5", { comparator: "about" }), "6.4", false, "-0.1"],
    ["a share", share, "99.2", true, "0.2"],
    ["a share below the target", share, "98.7", false, "-0.3"],
    ["a share to be kept low", unemployment, "3.1", true, "0.4"],
    ["a share above its limit", unemployment, "3.9", false, "-0.4"],
    [
      "a fall is negative: a deeper one is better",
      growth("-3", { comparator: "at_least", direction: "down" }),
      "-3.5",
      true,
      "0.5",
    ],
    [
      "… a flatter one is not enough",
      growth("-3", { comparator: "at_least", direction: "down" }),
      "-2",
      false,
      "-1",
    ],
    ["a floor under a negative growth", growth("-2", { comparator: "at_least" }), "-1", true, "1"],
    ["a limit on a fall", growth("-5", { comparator: "at_most" }), "-6", false, "-1"],
    ["zero growth", growth("0"), "0", true, "0"],
  ])("%s", (_what, of, actual, met, gap) => {
    const result = at(of, "2022-09", actual);
    expect(result).toMatchObject({ met, gapPoints: gap, completionRate: null });
  });

  it("an amount has a completion rate and no gap", () => {
    expect(at(definition(), "2022-09", "2.4")).toMatchObject({ gapPoints: null, completionRate: "0.75" });
  });
});

describe("rule 3: behind schedule", () => {
  it.each<
    [
      what: string,
      of: TargetDefinition,
      period: string,
      actual: string,
      expected: string | null,
      behind: string,
    ]
  >([
    ["month ÷ 12 of the target without a schedule", definition(), "2022-09", "2.4", "2.4", "0"],
    ["11 months → 91.7%", definition({ low: "100" }), "2022-11", "90", "91.6666666667", "1.6666666667"],
    ["ahead is negative", definition({ low: "100" }), "2022-03", "40", "25", "-15"],
    ["a closing level from its baseline", closing("48", { baseline: "36" }), "2022-06", "39", "42", "25"],
    ["a falling level", PM25, "2022-06", "33", "32.5", "10"],
    [
      "a falling level without a known way",
      closing("30", { direction: "down" }),
      "2022-06",
      "33",
      "30",
      "10",
    ],
    ["a limit on the year's total", ACCIDENTS, "2022-06", "62", "50", "12"],
    ["growth below the target", growth("6"), "2022-03", "5.2", "6", "0.8"],
    [
      "stages that are due and not reached",
      milestone("2022-03", "2022-06", "2022-09", "2022-12"),
      "2022-07",
      "1",
      "2",
      "25",
    ],
  ])("%s", (_what, of, period, actual, expected, behind) => {
    expect(at(of, period, actual)).toMatchObject({ scheduleExpected: expected, behindPoints: behind });
  });

  it("the target's own schedule goes before the linear one", () => {
    const schedule = scheduleOfYear(2022, ["0", "0", "1", "1", "1", "2", "2", "2", "3", "3", "3", "3.2"]);
    const result = standing(definition(), "2022-09", [value("2022-09", "2.36")], { schedule });
    expect(result).toMatchObject({ scheduleExpected: "3", behindPoints: "20", light: "yellow" });
  });
});

describe("rule 4: lights", () => {
  const hundred = definition({ low: "100" });
  it.each<
    [
      what: string,
      of: TargetDefinition,
      period: string,
      actual: string,
      light: Light,
      code: StandingReasonCode,
    ]
  >([
    ["the target before the year's end", hundred, "2022-06", "100", "blue", "reached_early"],
    ["more than the target at the year's end", hundred, "2022-12", "101", "blue", "over_target"],
    ["the target at the year's end", hundred, "2022-12", "100", "green", "reached"],
    ["exactly the schedule", hundred, "2022-06", "50", "green", "on_schedule"],
    ["a little behind", hundred, "2022-06", "40.01", "green", "within_tolerance"],
    ["10 points behind", hundred, "2022-06", "40", "yellow", "behind_schedule"],
    ["30 points behind", hundred, "2022-06", "20", "yellow", "behind_schedule"],
    ["more than 30 points behind", hundred, "2022-06", "19.99", "red", "behind_schedule"],
    [
      "the tolerance does not excuse a missed deadline",
      hundred,
      "2022-12",
      "99",
      "yellow",
      "deadline_missed",
    ],
    ["far from the target at its deadline", hundred, "2022-12", "60", "red", "deadline_missed"],
    ["growth at the target", growth("6"), "2022-06", "6", "green", "rate_met"],
    [
      "growth within the range",
      growth("6", { comparator: "range", high: "6.5" }),
      "2022-06",
      "6.3",
      "green",
      "rate_met",
    ],
    [
      "growth above the range",
      growth("6", { comparator: "range", high: "6.5" }),
      "2022-06",
      "6.6",
      "blue",
      "over_target",
    ],
    ["growth a little short", growth("6"), "2022-06", "5.9", "yellow", "rate_short"],
    ["growth a whole point short", growth("6"), "2022-06", "5", "yellow", "rate_short"],
    ["growth more than a point short", growth("6"), "2022-06", "4.9", "red", "rate_short"],
    ["a limit within its pace", ACCIDENTS, "2022-06", "48", "green", "kept"],
    ["a limit used up too fast", ACCIDENTS, "2022-06", "65", "yellow", "behind_schedule"],
    ["a limit on a total that is broken for good", ACCIDENTS, "2022-11", "101", "red", "limit_broken"],
    ["a limit kept to the end", ACCIDENTS, "2022-12", "100", "green", "kept"],
    ["no accident at all", { ...ACCIDENTS, low: "0", high: "0" }, "2022-06", "0", "green", "kept"],
    ["a first accident", { ...ACCIDENTS, low: "0", high: "0" }, "2022-06", "1", "red", "limit_broken"],
    ["a falling level that arrived early", PM25, "2022-10", "30", "blue", "reached_early"],
    [
      "a state limit that is exceeded gets no tolerance",
      { ...PM25, baseline: null },
      "2022-06",
      "31",
      "yellow",
      "limit_broken",
    ],
    [
      "a state to be kept",
      closing("40", { comparator: "at_least", baseline: "42" }),
      "2022-06",
      "41",
      "green",
      "kept",
    ],
    [
      "a state that was not kept",
      closing("40", { comparator: "at_least", baseline: "42" }),
      "2022-06",
      "39",
      "yellow",
      "limit_broken",
    ],
    [
      "a falling level of 0 that is not reached",
      closing("0", { direction: "down" }),
      "2022-06",
      "2",
      "red",
      "behind_schedule",
    ],
    [
      "all stages before the last is due",
      milestone("2022-03", "2022-12"),
      "2022-06",
      "2",
      "blue",
      "reached_early",
    ],
    ["the stages that are due", milestone("2022-03", "2022-12"), "2022-06", "1", "green", "on_schedule"],
    ["one stage of two late", milestone("2022-03", "2022-12"), "2022-06", "0", "red", "behind_schedule"],
  ])("%s", (_what, of, period, actual, light, code) => {
    const result = at(of, period, actual);
    expect([result.computedLight, result.reason.code]).toEqual([light, code]);
    expect(result.onSchedule).toBe(light === "blue" || light === "green");
  });

  it("a target due in June is judged by June", () => {
    const june = definition({ low: "100", duePeriod: "2022-06" });
    expect(at(june, "2022-03", "50").light).toBe("green");
    expect(at(june, "2022-06", "95").reason.code).toBe("deadline_missed");
    expect(at(june, "2022-08", "100").reason.code).toBe("reached");
  });

  it("what was early stays early, and what was reached stays reached without further reports (销号)", () => {
    const early = [value("2022-06", "3.3"), value("2022-12", "3.4")];
    expect(standing(definition(), "2022-12", early).reason).toMatchObject({
      code: "reached_early",
      params: { reachedIn: "2022-06" },
    });
    expect(standing(definition(), "2022-09", early)).toMatchObject({
      light: "blue",
      actual: "3.3",
      met: true,
    });
    expect(standing(milestone("2022-03"), "2022-05", [value("2022-03", "1")]).met).toBe(true);
  });

  it("a state that was reached can be lost again and has to be reported again", () => {
    const forty = closing("40", { baseline: "36" });
    const approved = [value("2022-05", "41"), value("2022-06", "39"), value("2022-08", "40")];
    expect(standing(forty, "2022-06", approved).met).toBe(false);
    expect(standing(forty, "2022-07", approved)).toMatchObject({ light: "grey", met: null });
    expect(standing(forty, "2022-08", approved).reason.params.reachedIn).toBe("2022-08");
  });

  it("a limit on the year's total counts as reached only when the year is over", () => {
    expect(at(ACCIDENTS, "2022-06", "48").met).toBeNull();
    expect(at(ACCIDENTS, "2022-12", "98").met).toBe(true);
    expect(at(ACCIDENTS, "2022-06", "101").met).toBe(false);
  });

  it("thresholds are settings", () => {
    const thresholds = {
      level: { yellowFrom: "0", redFrom: "5" },
      rate: { yellowFrom: "0.5", redFrom: "2" },
    };
    const light = (of: TargetDefinition, actual: string) =>
      standing(of, "2022-06", [value("2022-06", actual)], { thresholds }).light;
    expect(light(hundred, "50")).toBe("green");
    expect(light(hundred, "49.9")).toBe("yellow");
    expect(light(hundred, "44.9")).toBe("red");
    expect(light(growth("6"), "5.6")).toBe("green");
    expect(light(growth("6"), "5.5")).toBe("yellow");
    expect(light(growth("6"), "3.9")).toBe("red");
  });

  it("the reason holds the numbers, the rule and the date", () => {
    expect(at(definition(), "2022-09", "1.6").reason).toEqual({
      code: "behind_schedule",
      params: {
        period: "2022-09",
        duePeriod: "2022-12",
        reachedIn: null,
        actual: "1.6",
        target: "3.2",
        expected: "2.4",
        behindPoints: "25",
        yellowFrom: "10",
        redFrom: "30",
        unit: "万人",
      },
    });
  });

  it.each(JUDGEMENTS.map((judgement) => [judgement] as const))(
    "a qualitative target stands where the accepted judgement says: %s",
    (judgement) => {
      const lights = { met: "blue", on_track: "green", behind: "yellow", missed: "red" };
      const result = standing(QUALITATIVE, "2022-09", [{ kind: "judgement", period: "2022-09", judgement }]);
      expect(result).toMatchObject({
        light: lights[judgement],
        met: judgement === "met",
        completionRate: null,
      });
      expect(result.reason.code).toBe(`judged_${judgement}`);
    },
  );

  it("a qualitative target accepted at its deadline is in time and not early", () => {
    const accepted: ApprovedValue = { kind: "judgement", period: "2022-12", judgement: "met" };
    expect(standing(QUALITATIVE, "2022-12", [accepted]).light).toBe("green");
  });

  const number = fc.integer({ min: -10_000, max: 10_000 }).map((n) => String(n / 100));
  const anyDefinition: fc.Arbitrary<TargetDefinition> = fc
    .record({
      measure: fc.constantFrom("cumulative", "closing", "growth", "milestone", "qualitative"),
      metric: fc.constantFrom("growth", "ratio", "level"),
      comparator: fc.constantFrom("point", "at_least", "at_most", "about", "range", "qualitative"),
      direction: fc.constantFrom("up", "down"),
      low: fc.option(number),
      high: fc.option(number),
      unit: fc.constant("个"),
      baseline: fc.option(number),
      stages: fc.array(fc.record({ name: fc.string(), period: fc.constantFrom("2022-03", "2022-11") }), {
        maxLength: 3,
      }),
      duePeriod: fc.constantFrom("2022-01", "2022-06", "2022-12"),
    } as const)
    .map((fields) => fields);
  const period = fc.constantFrom("2022-01", "2022-06", "2022-12");
  const approved: fc.Arbitrary<ApprovedValue[]> = fc.uniqueArray(
    fc.oneof(
      fc.record({ kind: fc.constant("value" as const), period, value: number }),
      fc.record({
        kind: fc.constant("judgement" as const),
        period,
        judgement: fc.constantFrom(...JUDGEMENTS),
      }),
      fc.record({ kind: fc.constant("not_published" as const), period }),
    ),
    { selector: (entry) => entry.period },
  );

  it("are total: every input has exactly one light, and every derived figure agrees with it", () => {
    fc.assert(
      fc.property(anyDefinition, approved, period, fc.boolean(), (of, values, when, due) => {
        const result = standing(of, when, values, { due });
        expect(LIGHTS).toContain(result.light);
        expect(result.onSchedule).toBe(
          result.light === "grey" ? null : result.light === "blue" || result.light === "green",
        );
        if (result.reporting !== "reported") {
          expect([result.light, result.met, result.actual]).toEqual(["grey", null, null]);
        }
        if (result.light === "blue") expect(result.met).toBe(true);
        if (result.light === "red") expect(result.met).not.toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("a better value never gives a worse light", () => {
    const rank: Record<Light, number> = { red: 0, yellow: 1, green: 2, blue: 3, grey: -1 };
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), period, (a, b, when) => {
        const [worse, better] = [Math.min(a, b), Math.max(a, b)];
        expect(rank[at(definition({ low: "1000" }), when, String(better)).light]).toBeGreaterThanOrEqual(
          rank[at(definition({ low: "1000" }), when, String(worse)).light],
        );
      }),
    );
  });
});

describe("rule 5: what is missing is not zero, and not all of it is missing for the same reason", () => {
  const earlier = value("2022-08", "2.1");
  it("not reported, not due and not published are different states", () => {
    const open = standing(definition(), "2022-09", [earlier], { due: false });
    const late = standing(definition(), "2022-09", [earlier]);
    const unpublished = standing(definition(), "2022-09", [
      earlier,
      { kind: "not_published", period: "2022-09" },
    ]);
    expect([open, late, unpublished].map(({ light, reporting }) => [light, reporting])).toEqual([
      ["grey", "not_due"],
      ["grey", "not_reported"],
      ["grey", "not_published"],
    ]);
    for (const result of [open, late, unpublished]) {
      expect(result).toMatchObject({
        actual: null,
        completionRate: null,
        behindPoints: null,
        met: null,
        onSchedule: null,
      });
      expect(result.lastKnown).toEqual({ period: "2022-08", value: "2.1" });
      expect(result.reason.code).toBe(result.reporting);
    }
  });

  it("a month for which the schedule sets nothing has no task", () => {
    const quarterly = scheduleOfYear(2022, [
      null,
      null,
      "6",
      null,
      null,
      "6",
      null,
      null,
      "6",
      null,
      null,
      "6",
    ]);
    expect(standing(growth("6"), "2022-08", [], { schedule: quarterly }).reporting).toBe("no_task");
    expect(standing(growth("6"), "2022-09", [], { schedule: quarterly }).reporting).toBe("not_reported");
    expect(standing(milestone("2022-06"), "2022-03", []).reporting).toBe("no_task");
  });

  it("a reported zero is a zero", () => {
    expect(at(definition(), "2022-01", "0")).toMatchObject({
      actual: "0",
      completionRate: "0",
      reporting: "reported",
    });
  });

  it("a value reported before the deadline counts at once", () => {
    const result = standing(definition(), "2022-09", [value("2022-09", "2.4")], { due: false });
    expect(result).toMatchObject({ reporting: "reported", light: "green" });
  });

  it("later periods do not shine back", () => {
    expect(standing(definition(), "2022-06", [value("2022-09", "3.2")])).toMatchObject({
      reporting: "not_reported",
      lastKnown: null,
    });
  });
});

describe("rule 7: a light set by hand is shown, the computed one stays beside it", () => {
  it("shows the hand-set light with its reason and leaves every number alone", () => {
    const override = { light: "red", reason: "现场核查发现进度不实" } as const;
    const plain = at(definition(), "2022-09", "2.4");
    const result = standing(definition(), "2022-09", [value("2022-09", "2.4")], { override });
    expect(result).toEqual({ ...plain, light: "red", override });
    expect(result.computedLight).toBe("green");
  });
});
