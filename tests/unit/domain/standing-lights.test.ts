import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type ApprovedValue } from "@/lib/domain/standing";
import { type StandingReasonCode } from "@/lib/domain/verdict";
import { JUDGEMENTS, LIGHTS, type Light } from "@/lib/domain/vocabulary";
import {
  ACCIDENTS,
  at,
  closing,
  definition,
  growth,
  milestone,
  PM25,
  QUALITATIVE,
  standing,
  value,
} from "./target-samples";

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
    [
      "a share within its limit is kept, not over-fulfilled",
      closing("3.5", { metric: "ratio", comparator: "at_most", direction: "down", unit: "%" }),
      "2022-06",
      "2.8",
      "green",
      "rate_met",
    ],
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
    expect(standing(forty, "2022-06", [value("2022-05", "41")])).toMatchObject({ light: "grey", met: null });
    expect(standing(forty, "2022-07", approved)).toMatchObject({ light: "grey", met: null });
    expect(standing(forty, "2022-08", approved).reason.params.reachedIn).toBe("2022-08");
  });

  it("a limit that was kept so far has to be reported again, each month", () => {
    expect(standing(ACCIDENTS, "2022-06", [value("2022-05", "20")])).toMatchObject({
      reporting: "not_reported",
      light: "grey",
      reason: { params: { reachedIn: null } },
    });
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
        from: null,
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
