import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatCounts,
  formatDecimal,
  formatPoints,
  formatRange,
  formatRate,
  formatRateChange,
  formatScheduled,
  formatSigned,
  formatValue,
  NO_FIGURE,
} from "@/lib/format/numbers";

describe("numbers are shown with every digit and thousands apart", () => {
  it.each<[value: string | null, text: string]>([
    ["3.2", "3.2"],
    ["0", "0"],
    ["-0", "0"],
    ["999", "999"],
    ["1000", "1,000"],
    ["1234567.89", "1,234,567.89"],
    ["-2.95", "−2.95"],
    ["-1234", "−1,234"],
    ["0.0000001", "0.0000001"],
    [null, "—"],
  ])("%j → %s", (value, text) => {
    expect(formatDecimal(value)).toBe(text);
  });

  it.each([
    ["91.6666666667", 1, "91.7"],
    ["0.05", 1, "0.1"],
    ["2.50", 2, "2.5"],
    ["-0.001", 2, "0"],
    ["999.999", 2, "1,000"],
  ])("%s to %i places → %s", (value, places, text) => {
    expect(formatDecimal(value, places)).toBe(text);
  });

  it("taking the separators away gives the number back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 5 }), (digits, places) => {
        const value = (digits / 10 ** places).toFixed(places);
        expect(Number(formatDecimal(value).replaceAll(",", "").replace("−", "-"))).toBeCloseTo(
          Number(value),
          9,
        );
      }),
    );
  });
});

describe("points of scores stand below each other by their places", () => {
  it.each<[points: string | null, signed: boolean, text: string]>([
    ["98.5", false, "98.50"],
    ["100", false, "100.00"],
    ["1234.567", false, "1,234.57"],
    ["-1.2", true, "−1.20"],
    ["1.2", true, "+1.20"],
    ["0", true, "0.00"],
    [null, true, "—"],
  ])("%j (signed: %j) → %s", (points, signed, text) => {
    expect(formatPoints(points, { signed })).toBe(text);
  });
});

describe("a rate's change is told in percentage points, of the exact rates", () => {
  it.each<[before: string | null, after: string | null, text: string]>([
    ["0.5", "0.525", "+2.5"],
    ["0.6666666667", "0.3333333333", "−33.3"],
    ["0.5", "0.5", "0"],
    [null, "0.5", "—"],
    ["0.5", null, "—"],
  ])("%j to %j → %s", (before, after, text) => {
    expect(formatRateChange(before, after, 1)).toBe(text);
  });
});

describe("rule 1: a completion rate is shown as it is", () => {
  it.each<[rate: string | null, text: string]>([
    ["1.5519", "155.19%"],
    ["12.5", "1,250%"],
    ["1", "100%"],
    ["0.916666666667", "91.67%"],
    ["-0.25", "−25%"],
    ["0", "0%"],
    [null, "—"],
  ])("%j → %s", (rate, text) => {
    expect(formatRate(rate)).toBe(text);
  });

  it("what is not quite complete does not round up to 100%", () => {
    expect(formatRate("0.99999")).toBe("99.99%");
    expect(formatRate("0.9996", 1)).toBe("99.9%");
    expect(formatRate("1.00001")).toBe("100%");
  });

  it("places can be chosen", () => {
    expect(formatRate("0.916666666667", 1)).toBe("91.7%");
  });
});

describe("values with their unit", () => {
  it.each<[low: string | null, high: string | null, unit: string | null, text: string]>([
    ["3.2", "3.2", "万人", "3.2万人"],
    ["3.2", "3.20", "万人", "3.2万人"],
    ["6", "6.5", "%", "6%—6.5%"],
    ["40", "50", "家", "40—50家"],
    ["-3", "-2", "%", "−3%—−2%"],
    ["45000", "45000", null, "45,000"],
    [null, null, "%", "—"],
  ])("%j to %j %j → %s", (low, high, unit, text) => {
    expect(formatRange(low, high, unit)).toBe(text);
  });

  it("a missing value shows no unit", () => {
    expect(formatValue(null, "万人")).toBe("—");
    expect(formatValue("0", "万人")).toBe("0万人");
  });
});

it.each<[value: string | null, text: string]>([
  ["0.3", "+0.3"],
  ["-0.8", "−0.8"],
  ["0", "0"],
  ["0.001", "0"],
  [null, "—"],
])("a difference of %j is shown as %s", (value, text) => {
  expect(formatSigned(value)).toBe(text);
});

it("counts stand as part and whole", () => {
  expect(formatCounts(12, 1047)).toBe("12/1,047");
});

describe("what a schedule computes is shortened, what was reported is not", () => {
  it.each([
    ["2.66666666667", "万人", "2.67万人"],
    ["0.266666666667", "万人", "0.2667万人"],
    ["135", "亿元", "135亿元"],
    [null, "亿元", NO_FIGURE],
  ])("%s %s → %s", (value, unit, shown) => {
    expect(formatScheduled(value, unit)).toBe(shown);
  });
});
