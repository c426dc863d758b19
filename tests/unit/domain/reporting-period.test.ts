import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPeriodAt, periodOf } from "@/lib/domain/period";
import {
  deadlineDayOf,
  deadlineOf,
  DEFAULT_DEADLINE_SETTINGS,
  dueStateAt,
  isDue,
  openingDayOf,
  periodBySettings,
  periodStateAt,
  type ReportingPeriod,
} from "@/lib/domain/reporting-period";
import { isWorkday, workdayFrom } from "@/lib/domain/work-calendar";
import { publishedDays } from "@/lib/server/work-calendar";

const published = new Map(publishedDays.map(({ day, kind }) => [day, kind]));
const month = (period: string, own: Partial<ReportingPeriod> = {}): ReportingPeriod => ({
  ...periodBySettings(period, DEFAULT_DEADLINE_SETTINGS, published),
  ...own,
});
const at = (local: string) => new Date(`${local}+08:00`);

describe("the calendar of workdays", () => {
  it.each([
    ["2026-10-20", true, "a Tuesday"],
    ["2026-10-25", false, "a Sunday"],
    ["2026-10-01", false, "国庆节 on a Thursday"],
    ["2026-02-14", true, "a Saturday that people work on for 春节"],
    ["2026-09-25", false, "中秋节 on a Friday"],
  ])("%s works: %s (%s)", (day, works) => {
    expect(isWorkday(day, published)).toBe(works);
  });

  it("a shifted workday is one to move to, and a holiday is left as a whole", () => {
    expect(workdayFrom("2026-02-14", published)).toBe("2026-02-14");
    expect(workdayFrom("2026-02-15", published)).toBe("2026-02-24");
    expect(workdayFrom("2026-10-01", published)).toBe("2026-10-08");
  });

  it("a year that nobody published has its weekends", () => {
    expect(workdayFrom("2033-10-01", published)).toBe("2033-10-03");
  });

  it("a table in which nobody works leaves the day as it is", () => {
    const never = new Map(
      Array.from({ length: 60 }, (_, index) => [
        new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
        "holiday" as const,
      ]),
    );
    expect(workdayFrom("2026-01-05", never)).toBe("2026-01-05");
  });
});

describe("the deadline of a unit for a month", () => {
  it.each([
    ["2026-03", "2026-03-25", "the 25th, a Wednesday"],
    ["2026-10", "2026-10-26", "the 25th is a Sunday"],
    ["2026-09", "2026-09-28", "the 25th is 中秋节, and the weekend follows"],
    ["2025-01", "2025-01-26", "the 25th is a Saturday, the Sunday is worked on for 春节"],
  ])("%s is due on %s (%s)", (period, day) => {
    expect(deadlineDayOf(month(period), "rs")).toBe(day);
  });

  it("is the end of the day in Shanghai", () => {
    expect(deadlineOf(month("2026-03"), null).toISOString()).toBe("2026-03-25T15:59:59.999Z");
  });

  it("follows the settings, in a short month by its last day", () => {
    const settings = { openingDay: 20, deadlineDay: 31, dueSoonDays: 3 };
    expect(deadlineDayOf(periodBySettings("2022-02", settings), null)).toBe("2022-02-28");
    expect(deadlineDayOf(periodBySettings("2024-02", settings), null)).toBe("2024-02-29");
    expect(deadlineDayOf(periodBySettings("2022-12", settings), null)).toBe("2023-01-02");
    expect(openingDayOf(periodBySettings("2022-12", settings))).toBe("2022-12-20");
  });

  it("a day that the supervisor chose is not moved, not even on a Sunday", () => {
    expect(deadlineDayOf(month("2026-10", { dueOn: "2026-10-25" }), "rs")).toBe("2026-10-25");
  });

  it("an extension holds for its unit alone, and never shortens", () => {
    const extensions = new Map([["rs", "2026-10-29"]]);
    expect(deadlineDayOf(month("2026-10", { extensions }), "rs")).toBe("2026-10-29");
    expect(deadlineDayOf(month("2026-10", { extensions }), "jy")).toBe("2026-10-26");
    expect(deadlineDayOf(month("2026-10", { extensions }), null)).toBe("2026-10-26");
    expect(deadlineDayOf(month("2026-10", { extensions, dueOn: "2026-10-30" }), "rs")).toBe("2026-10-30");
  });

  it("the administrator's entry goes over the published calendar", () => {
    const calendar = new Map([...published, ["2026-10-26", "holiday" as const]]);
    expect(deadlineDayOf(month("2026-10", { calendar }), null)).toBe("2026-10-27");
  });

  it("a report submitted in its last second is in time", () => {
    expect(isDue(month("2026-10"), "rs", at("2026-10-26T23:59:59.999"))).toBe(false);
    expect(isDue(month("2026-10"), "rs", at("2026-10-27T00:00:00"))).toBe(true);
  });

  it("always lies on a workday, at or after the day of the settings", () => {
    const anyPeriod = fc
      .tuple(fc.integer({ min: 2005, max: 2040 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => periodOf(year, number));
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const day = deadlineDayOf(month(period), null);
        expect(isWorkday(day, published)).toBe(true);
        expect(day >= `${period}-25`).toBe(true);
        expect(
          openPeriodAt(
            deadlineOf(periodBySettings(period, { ...DEFAULT_DEADLINE_SETTINGS, deadlineDay: 15 }), null),
          ),
        ).toBe(period);
      }),
    );
  });
});

describe("how pressing a report is", () => {
  it.each([
    ["2026-09-30T23:59:59", "not_open"],
    ["2026-10-01T00:00:00", "open"],
    ["2026-10-23T23:59:59", "open"],
    ["2026-10-24T00:00:00", "due_soon"],
    ["2026-10-26T23:59:59.999", "due_soon"],
    ["2026-10-27T00:00:00", "overdue"],
  ])("at %s October is %s", (instant, state) => {
    expect(dueStateAt(month("2026-10"), "rs", at(instant))).toBe(state);
  });

  it("counts from the unit's own deadline", () => {
    const extended = month("2026-10", { extensions: new Map([["rs", "2026-10-29"]]) });
    expect(dueStateAt(extended, "rs", at("2026-10-27T09:00:00"))).toBe("due_soon");
    expect(dueStateAt(extended, "jy", at("2026-10-27T09:00:00"))).toBe("overdue");
  });
});

describe("when a unit may write", () => {
  const locked = { lockedAt: at("2026-10-28T09:00:00") };
  const after = at("2026-10-28T10:00:00");

  it("not before the opening, and after the deadline still, late", () => {
    const own = month("2026-10", { opensOn: "2026-10-15" });
    expect(periodStateAt(own, { unitId: "rs", returnedAt: null }, at("2026-10-14T23:59:59"))).toBe("future");
    expect(periodStateAt(own, { unitId: "rs", returnedAt: null }, at("2026-10-15T00:00:00"))).toBe("open");
    expect(periodStateAt(own, { unitId: "rs", returnedAt: null }, at("2026-12-01T00:00:00"))).toBe("open");
  });

  it("not in a locked month", () => {
    expect(periodStateAt(month("2026-10", locked), { unitId: "rs", returnedAt: null }, after)).toBe("closed");
  });

  it("a unit with an extension may, until that has run out", () => {
    const extended = month("2026-10", { ...locked, extensions: new Map([["rs", "2026-10-29"]]) });
    expect(periodStateAt(extended, { unitId: "rs", returnedAt: null }, after)).toBe("open");
    expect(periodStateAt(extended, { unitId: "jy", returnedAt: null }, after)).toBe("closed");
    expect(periodStateAt(extended, { unitId: "rs", returnedAt: null }, at("2026-10-30T00:00:00"))).toBe(
      "closed",
    );
  });

  it("what is sent back after the lock may be written again, what was sent back before it may not", () => {
    const month10 = month("2026-10", locked);
    expect(periodStateAt(month10, { unitId: "rs", returnedAt: at("2026-10-28T09:30:00") }, after)).toBe(
      "open",
    );
    expect(periodStateAt(month10, { unitId: "rs", returnedAt: at("2026-10-27T09:30:00") }, after)).toBe(
      "closed",
    );
  });
});
