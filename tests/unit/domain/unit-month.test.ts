import { describe, expect, it } from "vitest";
import { type MonthTarget, unitMonth } from "@/lib/domain/unit-month";
import { type ProgressState } from "@/lib/domain/vocabulary";

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
