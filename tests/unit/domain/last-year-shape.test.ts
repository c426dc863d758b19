import { describe, expect, it } from "vitest";
import { followsLastYear, likeness, scheduleByLastYear } from "@/lib/domain/last-year-shape";
import { scheduleOfYear, scheduleProblems } from "@/lib/domain/schedule";
import { closing, definition, growth, milestone, PM25, QUALITATIVE, value } from "./target-samples";

const last = (low: string) => definition({ low, duePeriod: "2021-12" });
/** Last year's approved values, January first; null where none was approved. */
const year = (...values: readonly (string | null)[]) =>
  values.flatMap((text, index) =>
    text === null ? [] : value(`2021-${String(index + 1).padStart(2, "0")}`, text),
  );
const SLOW_START = year("0", "5", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100");

describe("a schedule by last year's shape (按上年进度)", () => {
  it("is each month's share of last year's end times this year's target", () => {
    const shape = scheduleByLastYear(definition({ low: "120" }), {
      definition: last("90"),
      approved: SLOW_START,
    });
    expect(shape).toMatchObject({ ok: true, interpolated: [], levelled: [] });
    const values = shape.ok ? shape.values : [];
    expect(values).toEqual(["0", "6", "12", "24", "36", "48", "60", "72", "84", "96", "108", "120"]);
    expect(scheduleProblems(definition({ low: "120" }), scheduleOfYear(2022, values))).toEqual([]);
  });

  it("months without a value lie on the line between their neighbours, and it is said which", () => {
    const approved = year(null, "20", null, null, "50", "60", "65", "70", "80", "90", "95", "100");
    expect(
      scheduleByLastYear(definition({ low: "100" }), { definition: last("100"), approved }),
    ).toMatchObject({
      values: ["10", "20", "30", "40", "50", "60", "65", "70", "80", "90", "95", "100"],
      interpolated: [1, 3, 4],
    });
  });

  it("a total never falls: what was corrected downwards is held, and it is said where", () => {
    const approved = year("10", "30", "20", "40", "50", "60", "65", "70", "80", "90", "95", "100");
    expect(
      scheduleByLastYear(definition({ low: "100" }), { definition: last("100"), approved }),
    ).toMatchObject({
      values: ["10", "30", "30", "40", "50", "60", "65", "70", "80", "90", "95", "100"],
      levelled: [3],
    });
  });

  it("a target due earlier has gone its whole way by then, in the same proportions", () => {
    const due = definition({ low: "80", duePeriod: "2022-06" });
    const shape = scheduleByLastYear(due, { definition: last("90"), approved: SLOW_START });
    expect(shape.ok && shape.values.slice(3, 7)).toEqual(["40", "60", "80", "80"]);
  });

  it("of a state it is the share of the way from the baseline", () => {
    const approved = year("20", "20", "22", "22", "24", "24", "26", "26", "28", "28", "28", "30");
    const shape = scheduleByLastYear(closing("50", { baseline: "30" }), {
      definition: closing("30", { baseline: "20", duePeriod: "2021-12" }),
      approved,
    });
    expect(shape.ok && shape.values).toEqual([
      "30",
      "30",
      "34",
      "34",
      "38",
      "38",
      "42",
      "42",
      "46",
      "46",
      "46",
      "50",
    ]);
  });

  it("rule 2: growth and shares have no shape; nor have judgements, stages and what is kept from nowhere", () => {
    expect(followsLastYear(definition())).toBe(true);
    expect(followsLastYear(growth("6"))).toBe(false);
    expect(followsLastYear(closing("99", { metric: "ratio", unit: "%" }))).toBe(false);
    expect(followsLastYear(milestone("2022-06"))).toBe(false);
    expect(followsLastYear(QUALITATIVE)).toBe(false);
    expect(followsLastYear({ ...PM25, baseline: null })).toBe(false);
  });

  it("needs last year's end, and some way gone by the deadline's month", () => {
    const none = scheduleByLastYear(definition(), {
      definition: last("3"),
      approved: SLOW_START.slice(0, 11),
    });
    expect(none).toEqual({ ok: false, problem: "no_year_end" });
    const due = definition({ duePeriod: "2022-01" });
    expect(scheduleByLastYear(due, { definition: last("3"), approved: SLOW_START })).toEqual({
      ok: false,
      problem: "no_way",
    });
  });

  it("proposes the target whose name is the most alike, by the same unit first", () => {
    const own = { indicator: "城镇新增就业", leadUnitId: "rs" };
    const alike = [
      { indicator: "城镇新增就业", leadUnitId: "rs" },
      { indicator: "城镇新增就业", leadUnitId: "jy" },
      { indicator: "新增就业人数", leadUnitId: "rs" },
      { indicator: "植树", leadUnitId: "rs" },
    ].map((other) => likeness(own, other));
    expect(alike).toEqual(alike.toSorted((a, b) => b - a));
    expect(alike.at(0)).toBe(1);
    expect(alike.at(-1)).toBe(0);
  });
});
