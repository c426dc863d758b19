import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMeasureValue, type ValueProblem } from "@/lib/domain/measure-value";

describe("a typed value is understood where its meaning is plain", () => {
  it.each<[input: string, unit: string | null, value: string]>([
    ["3.2", "万人", "3.2"],
    ["3.2万人", "万人", "3.2"],
    ["3.2 万人", "万人", "3.2"],
    ["3.2万", "万人", "3.2"],
    ["3.2万", "人", "32000"],
    ["32000人", "万人", "3.2"],
    ["32,000人", "万人", "3.2"],
    ["3.2", null, "3.2"],
    ["3万", null, "30000"],
    ["３．２", "万人", "3.2"],
    ["３．２万人", "万人", "3.2"],
    ["１，２３４．５", "个", "1234.5"],
    ["　12　", "个", "12"],
    ["12 345", "个", "12345"],
    ["1,234,567", "个", "1234567"],
    ["3.20", "万人", "3.2"],
    [".5", "亿元", "0.5"],
    ["007", "个", "7"],
    ["-2.95", "%", "-2.95"],
    ["－2.95％", "%", "-2.95"],
    ["−2.95%", "%", "-2.95"],
    ["+6", "%", "6"],
    ["-0", "%", "0"],
    ["6%", "%", "6"],
    ["6 ％", "%", "6"],
    ["2个百分点", "个百分点", "2"],
    ["2百分点", "个百分点", "2"],
    ["86.9亿", "亿元", "86.9"],
    ["86.9亿元", "亿", "86.9"],
    ["8690000000元", "亿元", "86.9"],
    ["869000万元", "亿元", "86.9"],
    ["1.2万亿元", "亿元", "12000"],
    ["3千万元", "亿元", "0.3"],
    ["45万㎡", "万平方米", "45"],
    ["450000平方米", "万平方米", "45"],
    ["120千瓦", "万千瓦", "0.012"],
    ["5万", "千瓦时", "50000"],
    ["12千米", "公里", "12"],
  ])("%j against %j is %s", (input, unit, value) => {
    expect(parseMeasureValue(input, unit)).toEqual({ ok: true, value });
  });
});

describe("a typed value is refused where it is not", () => {
  it.each<[input: string, unit: string | null, problem: ValueProblem]>([
    ["", "个", "empty"],
    [" 　", "个", "empty"],
    ["很多", "个", "not_a_number"],
    ["约3万人", "万人", "not_a_number"],
    ["NaN", "个", "not_a_number"],
    ["Infinity", "个", "not_a_number"],
    ["0x10", "个", "not_a_number"],
    ["1e5", "个", "not_a_number"],
    ["1,23", "个", "not_a_number"],
    ["1,2345", "个", "not_a_number"],
    ["12,34,567", "个", "not_a_number"],
    ["1.2.3", "个", "not_a_number"],
    ["3 2", "个", "not_a_number"],
    ["--3", "%", "not_a_number"],
    ["6-6.5%", "%", "not_a_number"],
    ["6~6.5%", "%", "not_a_number"],
    ["3/4", "个", "not_a_number"],
    ["3万2千", "人", "not_a_number"],
    ["=1+1", "个", "not_a_number"],
    ["1234567890123456", "个", "not_a_number"],
    ["3家", "个", "unit_mismatch"],
    ["3.2万人", "万户", "unit_mismatch"],
    ["3.2万余人", "万人", "unit_mismatch"],
    ["3人", null, "unit_mismatch"],
    ["2个百分点", "%", "unit_mismatch"],
    ["2%", "个百分点", "unit_mismatch"],
    ["3万", "%", "unit_mismatch"],
    ["2‰", "%", "unit_mismatch"],
    ["3亿美元", "亿元", "unit_mismatch"],
    ["3元", "个", "unit_mismatch"],
    ["30000人", "亿", "unit_mismatch"],
    ["3千", "千克", "unit_mismatch"],
    ["3constructor", "个", "unit_mismatch"],
  ])("%j against %j: %s", (input, unit, problem) => {
    expect(parseMeasureValue(input, unit)).toEqual({ ok: false, problem });
  });
});

describe("invariants of reading a value", () => {
  const amount = fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }))
    .map(([digits, places]) => ({ digits, text: (digits / 10 ** places).toFixed(places) }));

  it("what was read reads as itself", () => {
    fc.assert(
      fc.property(amount, fc.constantFrom("万人", "%", "亿元", null), ({ text }, unit) => {
        const first = parseMeasureValue(text, unit);
        expect(first.ok && parseMeasureValue(first.value, unit)).toEqual(first);
      }),
    );
  });

  it("the unit typed along changes nothing when it is the field's own", () => {
    fc.assert(
      fc.property(amount, fc.constantFrom("万人", "%", "亿元", "万平方米", "个"), ({ text }, unit) => {
        expect(parseMeasureValue(text + unit, unit)).toEqual(parseMeasureValue(text, unit));
      }),
    );
  });

  it("full-width typing reads like half-width typing", () => {
    const widen = (text: string) =>
      text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(amount, ({ text }) => {
        expect(parseMeasureValue(widen(text), "个")).toEqual(parseMeasureValue(text, "个"));
      }),
    );
  });

  it("never throws, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (input, unit) => {
        expect(typeof parseMeasureValue(input, unit).ok).toBe("boolean");
      }),
    );
  });
});
