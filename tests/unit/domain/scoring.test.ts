import { describe, expect, it } from "vitest";
import { ranked, scoreTarget, scoreUnit } from "@/lib/domain/scoring";
import { DEFAULT_SCORING_RULES, type ScoringRules } from "@/lib/domain/scoring-rules";
import {
  ACCIDENTS,
  at,
  closing,
  definition,
  growth,
  milestone,
  QUALITATIVE,
  standing,
  value,
} from "./target-samples";

const rules = (change: Partial<ScoringRules> = {}): ScoringRules => ({ ...DEFAULT_SCORING_RULES, ...change });
const score = (
  of: ReturnType<typeof definition>,
  standingOf: ReturnType<typeof at>,
  change: Partial<ScoringRules> = {},
) => scoreTarget({ weight: "2", definition: of, standing: standingOf }, rules(change));

describe("a target's points (考核): weight × rate", () => {
  it.each([
    // 2.4 of 3.2 in September is what the linear schedule asks for; 1.2 is half of it.
    ["on schedule", "2022-09", "2.4", {}, "schedule", "1"],
    ["half of what is due", "2022-09", "1.2", {}, "schedule", "0.5"],
    ["against the year's target", "2022-09", "1.2", { basis: "target" }, "completion", "0.375"],
    ["the whole year", "2022-12", "1.6", {}, "completion", "0.5"],
    ["over-fulfilled, capped at 100%", "2022-12", "4.8", {}, "completion", "1"],
    ["over-fulfilled, capped at 120%", "2022-12", "4.8", { cap: "120" }, "completion", "1.2"],
  ] as const)("cumulative, %s", (_, period, actual, change, rule, rate) => {
    const of = definition();
    expect(score(of, at(of, period, actual), change)).toMatchObject({ rule, rate });
  });

  it("a closing level that must fall has its way from the baseline", () => {
    const of = closing("30", { direction: "down", baseline: "40" });
    expect(score(of, at(of, "2022-12", "35"))).toMatchObject({
      rule: "completion",
      rate: "0.5",
      points: "1",
    });
    expect(score(of, at(of, "2022-12", "45"))).toMatchObject({ rate: "0", exact: "-0.5" });
  });

  it.each([
    ["met", "6.5", "rate_met", "1"],
    ["beaten: no more than full points", "8", "rate_met", "1"],
    ["a step of 0.5 points begun", "6.4", "rate_short", "0.8"],
    ["two steps", "5.5", "rate_short", "0.6"],
    ["far below", "1", "rate_short", "0"],
  ] as const)("growth, %s", (_, actual, rule, rate) => {
    const of = growth("6.5");
    expect(score(of, at(of, "2022-12", actual))).toMatchObject({ rule, rate });
  });

  it("growth is met or not where there are no steps", () => {
    const of = growth("6.5");
    expect(score(of, at(of, "2022-12", "6.4"), { gapStep: "0" })).toMatchObject({ rate: "0" });
  });

  it("a milestone counts the stages that are due, at the end all of them", () => {
    const of = milestone("2022-03", "2022-06", "2022-12");
    expect(score(of, at(of, "2022-09", "1"))).toMatchObject({ rule: "stages_due", rate: "0.5" });
    expect(score(of, at(of, "2022-09", "3"))).toMatchObject({ rate: "1" });
    expect(score(of, at(of, "2022-12", "2"))).toMatchObject({ rule: "stages", exact: "0.666666666667" });
    const later = milestone("2022-12");
    expect(score(later, at(later, "2022-09", "0"))).toEqual({ rule: null, missing: "no_task" });
  });

  it("full points where the schedule asks for nothing by then", () => {
    const of = definition();
    const schedule = [{ period: "2022-03", expected: "0" }];
    const idle = standing(of, "2022-03", [value("2022-03", "0")], { schedule });
    expect(score(of, idle)).toMatchObject({ rule: "nothing_due", rate: "1" });
  });

  it("a limit is kept or broken", () => {
    expect(score(ACCIDENTS, at(ACCIDENTS, "2022-12", "90"))).toMatchObject({ rule: "reached", rate: "1" });
    expect(score(ACCIDENTS, at(ACCIDENTS, "2022-12", "120"))).toMatchObject({ rule: "broken", points: "0" });
  });

  it.each([
    ["met", "1"],
    ["on_track", "0.9"],
    ["behind", "0.5"],
    ["missed", "0"],
  ] as const)("a judgement: %s", (judgement, rate) => {
    const judged = standing(QUALITATIVE, "2022-09", [{ kind: "judgement", period: "2022-09", judgement }]);
    expect(score(QUALITATIVE, judged)).toMatchObject({ rule: "judged", rate });
  });

  it("what is missing is missing, with its reason, and no zero (rule 6)", () => {
    const of = definition();
    expect(score(of, standing(of, "2022-09", []))).toEqual({ rule: null, missing: "not_reported" });
    expect(score(of, standing(of, "2022-09", [], { inReview: true }))).toMatchObject({
      missing: "in_review",
    });
  });
});

describe("a unit's score", () => {
  const of = definition();
  const full = { weight: "2", score: score(of, at(of, "2022-12", "3.2")) };
  const half = { weight: "2", score: score(of, at(of, "2022-12", "1.6")) };
  const missing = { weight: "6", score: score(of, standing(of, "2022-12", [])) };
  const none = { late: 0, overdue: 0, adjustments: [] };

  it("is by weight over the targets that have a figure, and says of how many (rule 6)", () => {
    const sum = scoreUnit({ ...none, targets: [full, half, missing] }, rules());
    expect(sum).toMatchObject({ points: "3", weight: "4", base: "75", total: "75", counted: 2, of: 3 });
  });

  it("adds up by hand: each target's points, the base and the total are what the page prints", () => {
    // 1.0667 of 3.2 is a third of the way: 0.67 of 2 points.
    const third = { weight: "2", score: score(of, at(of, "2022-12", "1.0667")) };
    expect(third.score).toMatchObject({ points: "0.67" });
    const sum = scoreUnit({ ...none, targets: [third, third, third] }, rules());
    expect(sum).toMatchObject({ points: "2.01", weight: "6", base: "33.5", total: "33.5" });
  });

  it("loses points for late reports and overdue notices up to the limit, and gains by hand", () => {
    const unit = {
      targets: [full, half],
      late: 3,
      overdue: 2,
      adjustments: [{ points: "2" }, { points: "-0.5" }],
    };
    expect(scoreUnit(unit, rules())).toMatchObject({ deducted: "3.5", adjusted: "1.5", total: "73" });
    expect(scoreUnit({ ...unit, late: 100 }, rules())).toMatchObject({ late: "50", deducted: "10" });
  });

  it("is none where nothing has a figure, and never below zero", () => {
    expect(scoreUnit({ ...none, targets: [missing] }, rules())).toMatchObject({ base: null, total: null });
    const broken = scoreUnit({ ...none, targets: [half], adjustments: [{ points: "-90" }] }, rules());
    expect(broken.total).toBe("0");
  });

  it("ranks by total; equal ones share a rank, and who has none stands last without one", () => {
    const units = [{ total: null }, { total: "80" }, { total: "9.5" }, { total: "80" }];
    expect(ranked(units).map(({ total, rank }) => [total, rank])).toEqual([
      ["80", 1],
      ["80", 1],
      ["9.5", 3],
      [null, null],
    ]);
  });
});
