import { describe, expect, it } from "vitest";
import { scheduleOfYear } from "@/lib/domain/schedule";
import { at, definition, growth, milestone, standing, value } from "./target-samples";

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

  it("what was submitted waits for its review, before and after the deadline", () => {
    for (const due of [true, false])
      expect(standing(definition(), "2022-09", [earlier], { due, inReview: true })).toMatchObject({
        light: "grey",
        reporting: "in_review",
        actual: null,
        met: null,
        onSchedule: null,
        reason: { code: "in_review" },
      });
  });

  it("while a correction waits for its review, what was approved before it counts", () => {
    const approved = [value("2022-09", "2.4")];
    expect(standing(definition(), "2022-09", approved, { inReview: true })).toEqual(
      standing(definition(), "2022-09", approved),
    );
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
