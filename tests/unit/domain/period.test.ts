import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparePeriods,
  endOfDay,
  isPeriod,
  monthsElapsed,
  nextPeriod,
  openPeriodAt,
  parsePeriod,
  periodOf,
  periodOfDay,
  periodsOfYear,
  monthBefore,
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

describe("days and months are those of Asia/Shanghai", () => {
  it("the month changes at midnight in Shanghai, not in Greenwich", () => {
    expect(openPeriodAt(new Date("2022-08-31T15:59:59.999Z"))).toBe("2022-08");
    expect(openPeriodAt(new Date("2022-08-31T16:00:00Z"))).toBe("2022-09");
    expect(openPeriodAt(new Date("2022-12-31T16:00:00Z"))).toBe("2023-01");
  });

  it("a day lies in its month and ends in it", () => {
    expect(periodOfDay("2022-06-30")).toBe("2022-06");
    expect(endOfDay("2022-12-31").toISOString()).toBe("2022-12-31T15:59:59.999Z");
  });
});

describe("the month before", () => {
  it.each([
    ["2026-09", "2026-08"],
    ["2026-02", "2026-01"],
    ["2026-01", null],
  ])("of %s is %s: each year's counting begins anew", (period, before) => {
    expect(monthBefore(period)).toBe(before);
  });
});
