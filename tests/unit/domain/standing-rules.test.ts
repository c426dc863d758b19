import { describe, expect, it } from "vitest";
import { type TargetDefinition } from "@/lib/domain/goal";
import { scheduleOfYear } from "@/lib/domain/schedule";
import { DEFAULT_LIGHT_THRESHOLDS } from "@/lib/domain/thresholds";
import {
  type Comparator,
  COMPARATORS,
  type Direction,
  DIRECTIONS,
  type Light,
  type Measure,
} from "@/lib/domain/vocabulary";
import { closing, definition, growth, milestone, QUALITATIVE, standing, value } from "./target-samples";

/**
 * docs/rules.md's measures × comparators × directions. Each line: the goal, a value that is enough and one that is not, in
 * the month of the deadline, where nothing but the goal decides (rules 1 to 4).
 */
type Line = readonly [
  measure: Measure,
  comparator: Comparator,
  direction: Direction,
  of: TargetDefinition,
  enough: readonly [actual: string, light: Light, rate: string | null, gap: string | null],
  short: readonly [actual: string, light: Light, rate: string | null, gap: string | null],
];

const range = { comparator: "range", high: "110" } as const;
const share = (low: string, change: Partial<TargetDefinition>) =>
  closing(low, { metric: "ratio", unit: "%", ...change });

const LINES: readonly Line[] = [
  // 累计量: the total since January, done when total ≥ target; its way begins at 0.
  [
    "cumulative",
    "point",
    "up",
    definition({ low: "100" }),
    ["100", "green", "1", null],
    ["99", "yellow", "0.99", null],
  ],
  [
    "cumulative",
    "at_least",
    "up",
    definition({ low: "100", comparator: "at_least" }),
    ["155.19", "blue", "1.5519", null],
    ["60", "red", "0.6", null],
  ],
  [
    "cumulative",
    "about",
    "up",
    definition({ low: "100", comparator: "about" }),
    ["100", "green", "1", null],
    ["80", "yellow", "0.8", null],
  ],
  [
    "cumulative",
    "range",
    "up",
    definition({ low: "100", ...range }),
    ["105", "green", "1.05", null],
    ["99", "yellow", "0.99", null],
  ],
  [
    "cumulative",
    "at_most",
    "down",
    definition({ low: "100", comparator: "at_most", direction: "down" }),
    ["100", "green", null, null],
    ["101", "red", null, null],
  ],
  [
    "cumulative",
    "point",
    "down",
    definition({ low: "100", direction: "down" }),
    ["100", "green", null, null],
    ["101", "red", null, null],
  ],
  // 期末量: the state at the month's end, done when state ≥ target, or ≤ where lower is better.
  [
    "closing",
    "point",
    "up",
    closing("40", { baseline: "30" }),
    ["40", "green", "1", null],
    ["38", "yellow", "0.8", null],
  ],
  [
    "closing",
    "at_least",
    "up",
    closing("40", { baseline: "30", comparator: "at_least" }),
    ["42", "blue", "1.2", null],
    ["34", "red", "0.4", null],
  ],
  [
    "closing",
    "about",
    "up",
    closing("40", { baseline: "30", comparator: "about" }),
    ["40", "green", "1", null],
    ["39", "yellow", "0.9", null],
  ],
  [
    "closing",
    "range",
    "up",
    closing("100", { baseline: "90", ...range }),
    ["105", "green", "1.5", null],
    ["98", "yellow", "0.8", null],
  ],
  [
    "closing",
    "at_most",
    "down",
    closing("30", { baseline: "40", comparator: "at_most", direction: "down" }),
    ["28", "blue", "1.2", null],
    ["32", "yellow", "0.8", null],
  ],
  [
    "closing",
    "point",
    "down",
    closing("30", { baseline: "40", direction: "down" }),
    ["30", "green", "1", null],
    ["36", "red", "0.4", null],
  ],
  [
    "closing",
    "range",
    "down",
    closing("100", { baseline: "120", direction: "down", ...range }),
    ["105", "green", "1.5", null],
    ["112", "yellow", "0.8", null],
  ],
  // 占比: met or not, with the gap in percentage points; never divided (rule 2).
  [
    "closing",
    "at_least",
    "up",
    share("99", { comparator: "at_least" }),
    ["99", "green", null, "0"],
    ["98.5", "yellow", null, "-0.5"],
  ],
  [
    "closing",
    "at_most",
    "down",
    share("3.5", { comparator: "at_most", direction: "down" }),
    ["3.2", "green", null, "0.3"],
    ["5", "red", null, "-1.5"],
  ],
  // 增速: growth over the same period, done when it reaches the range's lower end.
  ["growth", "point", "up", growth("6"), ["6", "green", null, "0"], ["5.5", "yellow", null, "-0.5"]],
  [
    "growth",
    "at_least",
    "up",
    growth("6", { comparator: "at_least" }),
    ["7", "blue", null, "1"],
    ["4", "red", null, "-2"],
  ],
  [
    "growth",
    "about",
    "up",
    growth("6", { comparator: "about" }),
    ["6", "green", null, "0"],
    ["5.9", "yellow", null, "-0.1"],
  ],
  [
    "growth",
    "range",
    "up",
    growth("6", { comparator: "range", high: "6.5" }),
    ["6", "green", null, "0"],
    ["5.9", "yellow", null, "-0.1"],
  ],
  [
    "growth",
    "at_most",
    "up",
    growth("-2", { comparator: "at_most" }),
    ["-1.5", "green", null, "0.5"],
    ["-2.5", "yellow", null, "-0.5"],
  ],
  [
    "growth",
    "at_least",
    "down",
    growth("-3", { comparator: "at_least", direction: "down" }),
    ["-3.5", "blue", null, "0.5"],
    ["-2.9", "yellow", null, "-0.1"],
  ],
  [
    "growth",
    "at_most",
    "down",
    growth("3", { comparator: "at_most", direction: "down" }),
    ["2", "green", null, "1"],
    ["5", "red", null, "-2"],
  ],
  [
    "growth",
    "point",
    "down",
    growth("-3", { direction: "down" }),
    ["-3", "green", null, "0"],
    ["-1", "red", null, "-2"],
  ],
  // What is not less than, though less is better; what is not more than, though more is better: the wording decides.
  [
    "cumulative",
    "at_least",
    "down",
    definition({ low: "100", comparator: "at_least", direction: "down" }),
    ["100", "green", "1", null],
    ["60", "red", "0.6", null],
  ],
  [
    "cumulative",
    "at_most",
    "up",
    definition({ low: "100", comparator: "at_most" }),
    ["90", "green", null, null],
    ["140", "red", null, null],
  ],
  [
    "cumulative",
    "about",
    "down",
    definition({ low: "100", comparator: "about", direction: "down" }),
    ["100", "green", null, null],
    ["115", "red", null, null],
  ],
  [
    "cumulative",
    "range",
    "down",
    definition({ low: "100", ...range, direction: "down" }),
    ["105", "green", null, null],
    ["130", "red", null, null],
  ],
  [
    "closing",
    "at_least",
    "down",
    closing("100", { comparator: "at_least", direction: "down" }),
    ["100", "green", "1", null],
    ["60", "red", "0.6", null],
  ],
  [
    "closing",
    "at_most",
    "up",
    closing("100", { comparator: "at_most" }),
    ["90", "green", null, null],
    ["140", "red", null, null],
  ],
  [
    "closing",
    "about",
    "down",
    closing("30", { comparator: "about", direction: "down", baseline: "35" }),
    ["30", "green", "1", null],
    ["31", "yellow", "0.8", null],
  ],
  [
    "growth",
    "about",
    "down",
    growth("-3", { comparator: "about", direction: "down" }),
    ["-3", "green", null, "0"],
    ["-2.5", "yellow", null, "-0.5"],
  ],
  [
    "growth",
    "range",
    "down",
    growth("-5", { comparator: "range", high: "-3", direction: "down" }),
    ["-4", "green", null, "1"],
    ["-1", "red", null, "-2"],
  ],
  // 节点: the stage reached, done when the last stage is accepted.
  [
    "milestone",
    "point",
    "up",
    milestone("2022-03", "2022-06", "2022-09", "2022-12"),
    ["4", "green", "1", null],
    ["3", "yellow", "0.75", null],
  ],
];

/** What a target with a number can ask for; a milestone counts its stages, and a judgement has its own table. */
const ASKED = (["cumulative", "closing", "growth"] as const).flatMap((measure) =>
  COMPARATORS.filter((comparator) => comparator !== "qualitative").flatMap((comparator) =>
    DIRECTIONS.map((direction) => `${measure} · ${comparator} · ${direction}`),
  ),
);

describe("measures: done, rate, gap and light for every measure, comparator and direction", () => {
  it.each([...ASKED, "milestone · point · up"])("%s has its line", (asked) => {
    const lines = LINES.map(
      ([measure, comparator, direction]) => `${measure} · ${comparator} · ${direction}`,
    );
    expect(lines).toContain(asked);
  });

  it.each(LINES)("the goal of %s · %s · %s is what its line says", (measure, comparator, direction, of) => {
    expect(of).toMatchObject({ measure, comparator, direction });
  });

  it.each(LINES)("%s · %s · %s", (_measure, _comparator, _direction, of, enough, short) => {
    for (const [[actual, light, rate, gap], met] of [
      [enough, true],
      [short, false],
    ] as const) {
      expect(standing(of, "2022-12", [value("2022-12", actual)]), actual).toMatchObject({
        met,
        light,
        completionRate: rate,
        gapPoints: gap,
        reporting: "reported",
      });
    }
  });

  it.each([
    ["met", true, "green"],
    ["on_track", false, "green"],
    ["behind", false, "yellow"],
    ["missed", false, "red"],
  ] as const)("qualitative · judged %s", (judgement, met, light) => {
    const judged = [{ kind: "judgement", period: "2022-12", judgement }] as const;
    expect(standing(QUALITATIVE, "2022-12", judged)).toMatchObject({
      met,
      light,
      completionRate: null,
      gapPoints: null,
    });
  });

  it("names every measure of the closed set", () => {
    const named = new Set<string>([...LINES.map(([measure]) => measure), QUALITATIVE.measure]);
    expect([...named].sort()).toEqual(["closing", "cumulative", "growth", "milestone", "qualitative"]);
  });
});

describe("rule 3: a schedule's own value goes before month ÷ 12, and a rate is behind below the target itself", () => {
  it.each([
    ["cumulative, month ÷ 12", definition({ low: "1200" }), null, "2022-05", "500", "0"],
    ["cumulative, 11 months → 91.7%", definition({ low: "1200" }), null, "2022-11", "1100", "0"],
    ["cumulative, own schedule", definition({ low: "1200" }), "900", "2022-05", "500", "33.3333333333"],
    ["growth, whatever the month", growth("6"), null, "2022-02", "5.4", "0.6"],
    ["growth, whatever its schedule says", growth("6"), "5", "2022-02", "5.4", "0.6"],
    ["a share, whatever its schedule says", share("90", {}), "80", "2022-02", "85", "5"],
  ] as const)("%s", (_what, of, own, period, actual, behind) => {
    const schedule = own === null ? null : scheduleOfYear(2022, Array<string>(12).fill(own));
    expect(standing(of, period, [value(period, actual)], { schedule }).behindPoints).toBe(behind);
  });

  it("growth has no task in a month that its schedule leaves out", () => {
    const schedule = scheduleOfYear(2022, [null, "6", "6"]);
    expect(standing(growth("6"), "2022-01", [], { schedule }).reporting).toBe("no_task");
    expect(standing(growth("6"), "2022-02", [], { schedule })).toMatchObject({ scheduleExpected: "6" });
  });
});

describe("rule 4: thresholds at their very edges, for amounts and for rates", () => {
  const { level, rate } = DEFAULT_LIGHT_THRESHOLDS;
  it("one city's default: yellow from 10 points behind, red beyond 30; rates yellow from 0, red beyond 1", () => {
    expect([level, rate]).toEqual([
      { yellowFrom: "10", redFrom: "30" },
      { yellowFrom: "0", redFrom: "1" },
    ]);
  });
  it.each<[actual: string, light: Light]>([
    ["50.0001", "green"],
    ["50", "green"],
    ["40.0001", "green"],
    ["40", "yellow"],
    ["20", "yellow"],
    ["19.9999", "red"],
  ])("half a year, 100 promised, %s reached: %s", (actual, light) => {
    expect(standing(definition({ low: "100" }), "2022-06", [value("2022-06", actual)]).light).toBe(light);
  });
  it.each<[actual: string, light: Light]>([
    ["6.0001", "blue"],
    ["6", "green"],
    ["5.9999", "yellow"],
    ["5", "yellow"],
    ["4.9999", "red"],
  ])("growth of 6% promised, %s reached: %s", (actual, light) => {
    expect(standing(growth("6"), "2022-06", [value("2022-06", actual)]).light).toBe(light);
  });
});
