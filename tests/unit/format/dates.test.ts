import { describe, expect, it } from "vitest";
import { dayOf, formatDate, formatDateTime, formatDay, formatMonth, formatPeriod } from "@/lib/format/dates";

describe("periods and days in both languages", () => {
  it("a period", () => {
    expect(formatPeriod("2026-09", "zh-CN")).toBe("2026年9月");
    expect(formatPeriod("2026-12", "en")).toBe("Dec 2026");
  });

  it("its month alone", () => {
    expect(formatMonth("2026-09", "zh-CN")).toBe("9月");
    expect(formatMonth("2026-01", "en")).toBe("Jan");
  });

  it("a day", () => {
    expect(formatDay("2026-06-05", "zh-CN")).toBe("2026年6月5日");
    expect(formatDay("2026-06-05", "en")).toBe("5 Jun 2026");
  });
});

describe("instants are shown in Asia/Shanghai", () => {
  const lateEvening = new Date("2026-12-31T15:59:59Z");
  const midnight = new Date("2026-12-31T16:00:00Z");

  it("the day and the year change at midnight there", () => {
    expect(formatDate(lateEvening, "zh-CN")).toBe("2026年12月31日");
    expect(formatDate(midnight, "zh-CN")).toBe("2027年1月1日");
    expect(dayOf(midnight)).toBe("2027-01-01");
  });

  it("midnight is 00:00 and not 24:00", () => {
    expect(formatDateTime(midnight, "zh-CN")).toBe("2027年1月1日 00:00");
    expect(formatDateTime(lateEvening, "en")).toBe("31 Dec 2026 23:59");
  });
});
