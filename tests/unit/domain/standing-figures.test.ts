import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TargetDefinition } from "@/lib/domain/goal";
import { scheduleOfYear } from "@/lib/domain/schedule";
import {
  ACCIDENTS,
  at,
  closing,
  definition,
  growth,
  milestone,
  PM25,
  standing,
  value,
} from "./target-samples";

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
