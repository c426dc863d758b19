import { describe, expect, it } from "vitest";
import { valueText } from "@/lib/format/value-text";

describe("valueText", () => {
  it.each([
    ["point", "12", "12", "个", "12个"],
    ["at_least", "2.6", "2.6", "万人", "≥ 2.6万人"],
    ["at_most", "5", "5", "%", "≤ 5%"],
    ["about", "7", "7", "%", "≈ 7%"],
    ["range", "5", "5.5", "%", "5%—5.5%"],
    ["point", "-2.9", "-2.9", "%", "−2.9%"],
  ] as const)("%s %s to %s %s is %s", (comparator, low, high, unit, text) => {
    expect(valueText({ comparator, low, high, unit })).toBe(text);
  });

  it("has nothing to say of what is stated without a number", () => {
    expect(valueText({ comparator: "qualitative", low: null, high: null, unit: null })).toBeNull();
  });
});
