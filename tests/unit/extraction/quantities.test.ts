import { describe, expect, it } from "vitest";
import { quantityAt } from "@/lib/extraction/numerals/quantities";

/** Reads the first number of a text at each of the three places where a reader of boundaries may fail. */
const PLACES: readonly (readonly [string, string])[] = [
  ["at the start of a text", ""],
  ["in mid-sentence", "全年新增"],
  ["right after a digit", "2022，"],
];

const CASES: readonly (readonly [string, number, number, string, string])[] = [
  ["3.2万人", 3.2, 3.2, "万人", "point"],
  ["6-6.5%", 6, 6.5, "%", "range"],
  ["6%—6.5%", 6, 6.5, "%", "range"],
  ["3至5家", 3, 5, "家", "range"],
  ["98%以上", 98, 98, "%", "at_least"],
  ["4.2%以内", 4.2, 4.2, "%", "at_most"],
  ["400家左右", 400, 400, "家", "about"],
  ["1000余万元", 1000, 1000, "万元", "at_least"],
  ["350多批次", 350, 350, "批次", "at_least"],
  ["0.8个百分点", 0.8, 0.8, "个百分点", "point"],
  ["1.3万亿斤", 1.3, 1.3, "万亿斤", "point"],
  ["11.87万", 11.87, 11.87, "万", "point"],
  ["100亿", 100, 100, "亿", "point"],
  ["1,200人次", 1200, 1200, "人次", "point"],
  ["5万千瓦", 5, 5, "万千瓦", "point"],
  ["三分之二以上", 66.67, 66.67, "%", "at_least"],
  ["百分之五", 5, 5, "%", "point"],
  ["百分之8.5", 8.5, 8.5, "%", "point"],
  ["零增长", 0, 0, "%", "point"],
  ["翻一番", 100, 100, "%", "point"],
];

describe.each(PLACES)("quantity %s", (_, before) => {
  it.each(CASES)("%s", (written, low, high, unit, comparator) => {
    expect(quantityAt(before + written + "，", before.length)).toMatchObject({ low, high, unit, comparator });
  });
});

describe("no quantity", () => {
  it.each(["2022年", "3.0版", "15", "12345热线", "6月", "500强"])("%s", (written) => {
    expect(quantityAt(written, 0)).toBeNull();
  });
});
