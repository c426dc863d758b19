import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparePeriods,
  deadlineOf,
  dueStateAt,
  endOfDay,
  isPeriod,
  monthsElapsed,
  nextPeriod,
  openPeriodAt,
  parsePeriod,
  periodOf,
  periodOfDay,
  periodsOfYear,
} from "@/lib/domain/period";

const anyPeriod = fc
  .tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => periodOf(year, month));

describe("periods", () => {
  it.each([
    ["2022-09", "2022-09"],
    [" 2022-12 ", "2022-12"],
    ["2022-13", null],
    ["2022-00", null],
    ["2022-9", null],
    ["2022-09-01", null],
    ["", null],
  ])("%j is read as %j", (text, period) => {
    expect(parsePeriod(text)).toBe(period);
  });

  it("a year has twelve, January first", () => {
    const periods = periodsOfYear(2022);
    expect([periods.length, periods[0], periods[11]]).toEqual([12, "2022-01", "2022-12"]);
    expect(periods.map(monthsElapsed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("December is followed by January of the next year", () => {
    expect(nextPeriod("2022-12")).toBe("2023-01");
  });

  it("the next period is the only one between", () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(isPeriod(nextPeriod(period))).toBe(true);
        expect(comparePeriods(nextPeriod(period), period)).toBe(1);
        expect(nextPeriod(period) > period).toBe(true);
      }),
    );
  });
});

describe("deadlines are days of Asia/Shanghai", () => {
  it("a report is due by the end of the 25th", () => {
    expect(deadlineOf("2022-09").toISOString()).toBe("2022-09-25T15:59:59.999Z");
  });

  it("the day is a setting, and a short month ends it sooner", () => {
    const lastDay = { deadlineDay: 31, dueSoonDays: 3 };
    expect(deadlineOf("2022-02", lastDay).toISOString()).toBe("2022-02-28T15:59:59.999Z");
    expect(deadlineOf("2024-02", lastDay).toISOString()).toBe("2024-02-29T15:59:59.999Z");
    expect(deadlineOf("2022-12", lastDay).toISOString()).toBe("2022-12-31T15:59:59.999Z");
    expect(deadlineOf("2022-09", { deadlineDay: 5, dueSoonDays: 3 }).toISOString()).toBe(
      "2022-09-05T15:59:59.999Z",
    );
  });

  it("the month changes at midnight in Shanghai, not in Greenwich", () => {
    expect(openPeriodAt(new Date("2022-08-31T15:59:59.999Z"))).toBe("2022-08");
    expect(openPeriodAt(new Date("2022-08-31T16:00:00Z"))).toBe("2022-09");
    expect(openPeriodAt(new Date("2022-12-31T16:00:00Z"))).toBe("2023-01");
  });

  it.each([
    ["2022-08-31T15:59:59Z", "not_open"],
    ["2022-08-31T16:00:00Z", "open"],
    ["2022-09-22T15:59:59Z", "open"],
    ["2022-09-22T16:00:00Z", "due_soon"],
    ["2022-09-25T15:59:59.999Z", "due_soon"],
    ["2022-09-25T16:00:00Z", "overdue"],
    ["2023-02-01T00:00:00Z", "overdue"],
  ])("at %s the report for September is %s", (instant, state) => {
    expect(dueStateAt("2022-09", new Date(instant))).toBe(state);
  });

  it("a day lies in its month and ends in it", () => {
    expect(periodOfDay("2022-06-30")).toBe("2022-06");
    expect(endOfDay("2022-12-31").toISOString()).toBe("2022-12-31T15:59:59.999Z");
  });

  it("a period is open at its own deadline", () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(openPeriodAt(deadlineOf(period))).toBe(period);
      }),
    );
  });
});
