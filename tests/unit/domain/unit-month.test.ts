import { describe, expect, it } from "vitest";
import { type MonthTarget, monthNeed, unitMonth } from "@/lib/domain/unit-month";
import { type ProgressState } from "@/lib/domain/vocabulary";
import { closing, definition, growth, milestone, standing, value } from "./target-samples";

const DEADLINE = new Date("2026-10-26T16:00:00Z");
const isLate = (instant: Date) => instant >= DEADLINE;
const after = new Date("2026-10-27T01:00:00Z");
const before = new Date("2026-10-20T01:00:00Z");

const target = (
  id: string,
  asked: boolean,
  ...states: readonly (ProgressState | readonly [ProgressState, Date])[]
): MonthTarget => ({
  id,
  indicator: id,
  asked,
  revisions: states.map((each) =>
    typeof each === "string" ? { state: each, submittedAt: null } : { state: each[0], submittedAt: each[1] },
  ),
});

describe("a unit's month as its supervisor follows it", () => {
  it("counts each target once by where its report lies", () => {
    const month = unitMonth(
      [
        target("a", true),
        target("b", true, "draft"),
        target("c", true, "returned"),
        target("d", true, ["submitted", before]),
        target("e", true, ["approved", before]),
        target("f", false),
      ],
      isLate,
      before,
    );
    expect(month).toMatchObject({
      total: 5,
      unwritten: 1,
      drafted: 1,
      returned: 1,
      submitted: 1,
      approved: 1,
      submittedLate: 0,
      late: false,
    });
    expect(month.owing.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it("is late once the deadline has passed and something is owed, not by what waits for review", () => {
    expect(unitMonth([target("a", true)], isLate, after).late).toBe(true);
    expect(unitMonth([target("a", true, ["submitted", before])], isLate, after).late).toBe(false);
    expect(unitMonth([target("a", false)], isLate, after).late).toBe(false);
  });

  it("what was approved stays so while its correction is written", () => {
    const month = unitMonth([target("a", true, "draft", ["approved", before])], isLate, after);
    expect([month.approved, month.drafted, month.late]).toEqual([1, 0, false]);
  });

  it("goes by the first submission: a correction after the deadline makes nobody late", () => {
    const corrected = target("a", true, ["approved", after], ["approved", before]);
    expect(unitMonth([corrected], isLate, after).submittedLate).toBe(0);
    expect(unitMonth([target("a", true, ["submitted", after])], isLate, after).submittedLate).toBe(1);
  });
});

describe("what a month asks of a target", () => {
  const need = (of: Parameters<typeof standing>[0], period: string, ...values: readonly [string, string][]) =>
    monthNeed(
      of,
      standing(
        of,
        period,
        values.map(([month, text]) => value(month, text)),
      ),
    );

  it("a report where the schedule has a task, and nothing before it has one", () => {
    expect(need(definition(), "2022-03")).toBe("asked");
    expect(need(milestone("2022-06"), "2022-03")).toBe("no_task");
    expect(need(definition({ measure: "qualitative", low: null }), "2022-03")).toBe("asked");
  });

  it("nothing more of what only grows and was reached in an earlier month (销号)", () => {
    expect(need(definition(), "2022-10", ["2022-09", "3.3"])).toBe("settled");
    expect(need(milestone("2022-03", "2022-06"), "2022-07", ["2022-06", "2"])).toBe("settled");
  });

  it("a report in the month in which it is reached, and again once a correction takes it back", () => {
    expect(need(definition(), "2022-09", ["2022-09", "3.3"])).toBe("asked");
    expect(need(definition(), "2022-10", ["2022-09", "3.1"])).toBe("asked");
  });

  it("a report each month of a level or a rate: both may fall again", () => {
    expect(need(closing("40"), "2022-10", ["2022-09", "41"])).toBe("asked");
    expect(need(growth("6"), "2022-10", ["2022-09", "6.2"])).toBe("asked");
  });
});
