import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  editSchedule,
  expectedAt,
  linearSchedule,
  type Schedule,
  scheduleOfYear,
  scheduleProblems,
} from "@/lib/domain/schedule";
import { closing, definition, growth, milestone } from "./target-samples";

const values = (schedule: Schedule) => schedule.map(({ expected }) => expected);

describe("rule 3: the schedule of a target that has none of its own", () => {
  it("a cumulative level is expected at month ÷ 12 of the target", () => {
    const schedule = linearSchedule(definition({ low: "120" }));
    expect(values(schedule)).toEqual([
      "10",
      "20",
      "30",
      "40",
      "50",
      "60",
      "70",
      "80",
      "90",
      "100",
      "110",
      "120",
    ]);
  });

  it("eleven months are 91.7% of the target", () => {
    expect(expectedAt(linearSchedule(definition({ low: "100" })), "2022-11")).toBe("91.6666666667");
  });

  it("a target due earlier is reached by then and stays", () => {
    const schedule = linearSchedule(definition({ low: "6", duePeriod: "2022-06" }));
    expect(values(schedule)).toEqual(["1", "2", "3", "4", "5", "6", "6", "6", "6", "6", "6", "6"]);
  });

  it("a closing level moves from its baseline to the target, up or down", () => {
    expect(expectedAt(linearSchedule(closing("48", { baseline: "36" })), "2022-03")).toBe("39");
    const falling = closing("30", { baseline: "36", direction: "down" });
    expect(expectedAt(linearSchedule(falling), "2022-06")).toBe("33");
  });

  it.each([
    ["growth", growth("6.5")],
    ["a share", closing("6.5", { metric: "ratio", unit: "%", baseline: "5" })],
    ["a falling level whose way is not known", closing("6.5", { direction: "down" })],
    ["a state to be kept", closing("6.5", { comparator: "at_least", baseline: "7" })],
  ])("%s is expected at the target all year", (_what, of) => {
    expect(new Set(values(linearSchedule(of)))).toEqual(new Set(["6.5"]));
  });

  it("of a range the lower end is expected", () => {
    expect(expectedAt(linearSchedule(growth("6", { comparator: "range", high: "6.5" })), "2022-09")).toBe(
      "6",
    );
  });

  it("a limit on a total leaves room by the month", () => {
    const limit = definition({ low: "120", comparator: "at_most", direction: "down" });
    expect(expectedAt(linearSchedule(limit), "2022-06")).toBe("60");
  });

  it("milestones are expected by their stages, and before the first there is no task", () => {
    const schedule = linearSchedule(milestone("2022-03", "2022-06", "2022-06", "2022-12"));
    expect(values(schedule)).toEqual([null, null, "1", "1", "1", "3", "3", "3", "3", "3", "3", "4"]);
  });

  it("a qualitative target has no schedule", () => {
    expect(
      linearSchedule(definition({ measure: "qualitative", comparator: "qualitative", low: null })),
    ).toEqual([]);
  });

  it("is always a valid schedule of its target", () => {
    const amount = fc.integer({ min: 1, max: 1e9 }).map((n) => String(n / 1000));
    const of = fc.record({
      measure: fc.constantFrom("cumulative", "closing", "growth"),
      comparator: fc.constantFrom("point", "at_least", "at_most", "about"),
      direction: fc.constantFrom("up", "down"),
      baseline: fc.option(amount),
      low: amount,
      duePeriod: fc.constantFrom("2022-01", "2022-07", "2022-12"),
    } as const);
    fc.assert(
      fc.property(of, (change) => {
        const target = definition(change);
        expect(scheduleProblems(target, linearSchedule(target))).toEqual([]);
      }),
    );
  });
});

describe("editing a schedule", () => {
  const schedule = linearSchedule(definition({ low: "120" }));

  it("changes the months it names and no other", () => {
    const edited = editSchedule(schedule, [{ period: "2022-02", expected: "15" }]);
    expect(values(edited)).toEqual(["10", "15", ...values(schedule).slice(2)]);
  });

  it("can say that a month has no task", () => {
    const edited = editSchedule(schedule, [{ period: "2022-01", expected: null }]);
    expect(expectedAt(edited, "2022-01")).toBeNull();
    expect(scheduleProblems(definition({ low: "120" }), edited)).toEqual([]);
  });

  it("an unknown month expects nothing", () => {
    expect(expectedAt(schedule, "2023-01")).toBeNull();
  });
});

describe("what is wrong with a schedule is named with its month", () => {
  const target = definition({ low: "12" });
  const good = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
  const replace = (month: number, text: string) => scheduleOfYear(2022, good.with(month - 1, text));

  it("a cumulative level never falls", () => {
    expect(scheduleProblems(target, replace(5, "3"))).toEqual([{ period: "2022-05", problem: "falls" }]);
  });

  it("a closing level and a growth may fall on the way", () => {
    expect(scheduleProblems(closing("12"), replace(5, "3"))).toEqual([]);
    expect(scheduleProblems(growth("12"), replace(5, "3"))).toEqual([]);
  });

  it("the target is reached by its deadline", () => {
    expect(scheduleProblems(target, replace(12, "11.9"))).toEqual([
      { period: "2022-12", problem: "misses_target" },
    ]);
    expect(scheduleProblems({ ...target, duePeriod: "2022-06" }, scheduleOfYear(2022, good))).toEqual([
      { period: "2022-06", problem: "misses_target" },
    ]);
  });

  it("a deadline without an expectation does not reach it", () => {
    expect(scheduleProblems(target, scheduleOfYear(2022, good.slice(0, 11)))).toEqual([
      { period: "2022-12", problem: "misses_target" },
    ]);
  });

  it("falls are found across months without a task", () => {
    const schedule = scheduleOfYear(2022, ["5", null, "4", ...good.slice(4), "12"]);
    expect(scheduleProblems(target, schedule)).toContainEqual({ period: "2022-03", problem: "falls" });
  });

  it("every month has one entry with a number", () => {
    expect(scheduleProblems(target, replace(4, "四"))).toEqual([
      { period: "2022-04", problem: "not_a_number" },
    ]);
    const whole = scheduleOfYear(2022, good);
    expect(scheduleProblems(target, whole.slice(1))).toEqual([
      { period: "2022-01", problem: "missing_period" },
    ]);
    expect(scheduleProblems(target, [...whole, { period: "2022-12", expected: "12" }])).toEqual([
      { period: "2022-12", problem: "duplicate_period" },
    ]);
    expect(scheduleProblems(target, [...whole, { period: "2023-01", expected: "12" }])).toEqual([
      { period: "2023-01", problem: "outside_year" },
    ]);
  });
});
