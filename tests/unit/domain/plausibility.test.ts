import { describe, expect, it } from "vitest";
import { type TargetDefinition } from "@/lib/domain/goal";
import { plausibilityHints } from "@/lib/domain/plausibility";
import { ACCIDENTS, closing, definition, growth, milestone, QUALITATIVE, value } from "./target-samples";

const JOBS = definition();
const steady = [value("2022-01", "0.27"), value("2022-02", "0.54"), value("2022-03", "0.8")];

function hints(
  of: TargetDefinition,
  typed: string | null,
  approved = steady,
  expected: string | null = null,
  period = "2022-04",
) {
  return plausibilityHints({ definition: of, period, value: typed, approved, expected });
}

describe("a cumulative value that falls is asked about", () => {
  it.each<[string, TargetDefinition, string, readonly string[]]>([
    ["a total below the last one", JOBS, "0.7", ["falls"]],
    ["a total that stands still", JOBS, "0.8", []],
    ["a total that grows as usual", JOBS, "1.07", []],
    ["accidents of the year counted down", ACCIDENTS, "0.5", ["falls"]],
    ["a state at the month's end may fall", closing("3"), "0.7", []],
    ["growth may fall", growth("0.9"), "0.6", []],
  ])("%s", (_, of, typed, kinds) => {
    expect(hints(of, typed).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("names the last value and its month", () => {
    expect(hints(JOBS, "0.7")).toEqual([{ kind: "falls", last: "0.8", lastPeriod: "2022-03" }]);
  });

  it("a milestone that goes back by a stage", () => {
    const of = milestone("2022-02", "2022-06");
    expect(hints(of, "1", [value("2022-03", "2")])).toEqual([
      { kind: "falls", last: "2", lastPeriod: "2022-03" },
    ]);
    expect(hints(of, "2", [value("2022-03", "1")])).toEqual([]);
  });

  it("a correction is held against the months before it only", () => {
    expect(hints(JOBS, "0.5", steady, null, "2022-02")).toEqual([]);
  });
});

describe("a jump beyond five times the usual step is asked about", () => {
  it.each<[string, string, readonly string[]]>([
    ["five times the usual step", "2.15", []],
    ["more than five times", "2.16", ["jump"]],
  ])("%s", (_, typed, kinds) => {
    expect(hints(JOBS, typed).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("says how large the step is, and how large it usually is", () => {
    expect(hints(JOBS, "2.5")).toEqual([{ kind: "jump", step: "1.7", usual: "0.27" }]);
  });

  it("a month that was left out counts: the usual step is by the month", () => {
    expect(hints(JOBS, "3.4", steady, null, "2022-05")).toEqual([]);
    expect(hints(JOBS, "3.6", steady, null, "2022-05").map(({ kind }) => kind)).toEqual(["jump"]);
  });

  it("a state at the month's end jumps down as well as up", () => {
    const states = [value("2022-01", "100"), value("2022-02", "102"), value("2022-03", "103")];
    expect(hints(closing("120"), "94", states).map(({ kind }) => kind)).toEqual(["jump"]);
    expect(hints(closing("120"), "97", states)).toEqual([]);
  });

  it("with one state there is no usual step yet; a total's first figure is one, from 0", () => {
    expect(hints(closing("120"), "190", [value("2022-03", "100")])).toEqual([]);
    expect(hints(JOBS, "1.9", [value("2022-01", "0.27")], null, "2022-02").map(({ kind }) => kind)).toEqual([
      "jump",
    ]);
  });
});

describe("a unit slip is asked about, with the figure in the target's unit", () => {
  it.each<[string, TargetDefinition, string, string]>([
    ["32000 for 3.2万人", JOBS, "32000", "3.2"],
    ["9000 in a month that stands at 0.8万人", JOBS, "9000", "0.9"],
    ["as a share of one instead of percent", growth("6"), "0.062", "6.2"],
    ["3.2 (万) for 32000人", definition({ low: "32000", unit: "人" }), "3.2", "32000"],
    ["亿 for 万", definition({ low: "5", unit: "万元" }), "300000000", "3"],
  ])("%s", (_, of, typed, suggested) => {
    expect(hints(of, typed, of === JOBS ? steady : [])).toEqual([{ kind: "unit_slip", suggested }]);
  });

  it("without a report before it, it is held against the schedule, then the target", () => {
    expect(hints(JOBS, "2700", [], "0.2667", "2022-01")).toEqual([{ kind: "unit_slip", suggested: "0.27" }]);
    expect(hints(JOBS, "10000", [], null, "2022-01")).toEqual([{ kind: "unit_slip", suggested: "1" }]);
  });

  it("a figure of the usual size is none, and 0 never is", () => {
    expect(hints(JOBS, "1", [], "1.0667")).toEqual([]);
    expect(hints(JOBS, "0", [])).toEqual([]);
  });
});

it("what has no figure is not asked about", () => {
  expect(hints(JOBS, null)).toEqual([]);
  expect(hints(QUALITATIVE, "1")).toEqual([]);
});
