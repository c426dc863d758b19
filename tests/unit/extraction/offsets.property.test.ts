import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract } from "@/lib/extraction/extract";

/** Pieces of the genre and of what exporters do to it, put together at random. */
const PIECES = [
  "一、2021年工作回顾\n",
  "2022年工作安排\n",
  "三、今后五年的目标\n",
  "名词解释\n",
  "地区生产总值增长6%—6.5%，",
  "新增就业3.2万人、托位700个；",
  "城乡居民收入分别增长7％、8％以上。",
  "修缮 3 条\n\n道路，",
  "11.\n87万",
  "\\r\\n",
  "_M_M_",
  "&nbsp;",
  "^[12]",
  "（二）",
  "“1+8+X”",
  "三分之二以上的",
  "翻一番",
  "等5个",
  "由18元提高到",
  "、",
  "和",
  "分别",
  "，",
  "。",
  "\n— 12 —\n",
  "　",
  "\f",
  "７",
  "百分点",
];
const report = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 60 })
  .map((pieces) => pieces.join(""));

describe("any text at all", () => {
  it("gives statements whose offsets hold their quotes", () => {
    fc.assert(
      fc.property(report, (text) => {
        for (const statement of extract(text).statements) {
          expect(text.slice(statement.start, statement.end)).toBe(statement.quote);
          expect(statement.start).toBeLessThan(statement.end);
          expect(statement.sentenceStart).toBeLessThanOrEqual(statement.start);
          expect(statement.sentenceEnd).toBeGreaterThanOrEqual(statement.end);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("drops nothing without saying where, by which rule and why", () => {
    fc.assert(
      fc.property(report, (text) => {
        for (const dropped of extract(text).dropped) {
          expect(text.slice(dropped.start, dropped.end)).toBe(dropped.quote);
          expect(dropped.rule).not.toBe("");
          expect(dropped.reason).not.toBe("");
        }
      }),
      { numRuns: 200 },
    );
  });

  it("gives values that fit their comparator", () => {
    fc.assert(
      fc.property(report, (text) => {
        for (const { comparator, low, high, unit } of extract(text).statements) {
          if (comparator === "qualitative") expect([low, high, unit]).toEqual([null, null, null]);
          else {
            expect(unit).toBeTruthy();
            expect(low).not.toBeNull();
            expect(Number(low)).toBeLessThanOrEqual(Number(high));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("hostile text is read in time linear in its length", () => {
  const heading = "2022年工作安排\n";
  const REPEATED: readonly (readonly [string, string])[] = [
    ["numbers without end of sentence", "新增托位7个，"],
    ["a list without end", "托位7个、"],
    ["digits", "7"],
    ["open quotation marks", "“《（"],
    ["bare numbers", "3个"],
    ["headings", "一、"],
    ["scene-setting words", "力争确保全力"],
    ["line breaks inside a word", "新\n增"],
    ["distribution without things", "分别增长7%、"],
    ["from without to", "由5提高"],
  ];
  /** The best of a few runs: what else the machine does can only add to a measurement. */
  const seconds = (text: string): number =>
    Math.min(
      ...Array.from({ length: 4 }, () => {
        const start = performance.now();
        extract(text);
        return (performance.now() - start) / 1000;
      }),
    );

  it.each(REPEATED)("%s", (_, piece) => {
    const short = Math.max(seconds(heading + piece.repeat(Math.ceil(10_000 / piece.length))), 0.01);
    // Eight times the text: eight times the cost where it is linear, sixty-four times where it is quadratic.
    expect(seconds(heading + piece.repeat(Math.ceil(80_000 / piece.length)))).toBeLessThan(short * 32);
  });
});
