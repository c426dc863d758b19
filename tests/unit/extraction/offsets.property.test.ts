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
  "居民消费价格指数控制在102左右，",
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
  "&#8220;",
  "<p>",
  "〔3〕",
  "①",
  "????",
  "——",
  "1.",
  "过去一年，",
  "今后五年，全市主要目标是：\n",
  "全力办好十件民生实事：\n",
  "各位代表，让我们携起手来，为云江更加美好的明天努力奋斗！\n",
  "政府工作报告\n（2022年1月20日在云江区第三届人民代表大会第一次会议上）\n",
];
const report = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 60 })
  .map((pieces) => pieces.join(""));
/** A report, or characters of any kind: halves of surrogate pairs, control characters, all planes. */
const anything = fc.oneof(report, fc.string({ unit: "binary", maxLength: 400 }));

describe("any text at all", () => {
  it("gives statements whose offsets hold their quotes", () => {
    fc.assert(
      fc.property(anything, (text) => {
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
      fc.property(anything, (text) => {
        for (const dropped of extract(text).dropped) {
          expect(text.slice(dropped.start, dropped.end)).toBe(dropped.quote);
          expect(dropped.rule).not.toBe("");
          expect(dropped.reason).not.toBe("");
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is divided into parts that follow each other and cover the statements", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { sections, statements } = extract(text);
        sections.forEach(({ start, end }, i) => {
          expect(start).toBeLessThanOrEqual(end);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(Number(sections[i - 1]?.start));
        });
        for (const { start, end } of statements)
          expect(sections.some((section) => section.start <= start && end <= section.end)).toBe(true);
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
            // An index has none.
            expect(unit).not.toBe("");
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
    ["entities without end", "&#"],
    ["tags without end", "<a"],
    ["footnote marks without end", "[1"],
    ["questions", "?"],
    ["raised numbers", "¹"],
    ["printed again and again", "坚持稳中求进，统筹发展和安全。\n"],
    ["one beginning, many ends", "新建公园3座改造小区12个和新建绿道5公里、\n一二三四五六七八九十\n"],
    ["short lines", "3\n"],
    ["dashes", "——\n"],
    ["several years", "今后五年，目标是：\n"],
  ];
  /** Processor time, and the best of a few runs: other work on the machine can only add to either. */
  const seconds = (text: string): number =>
    Math.min(
      ...Array.from({ length: 3 }, () => {
        const before = process.cpuUsage();
        extract(text);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1e6;
      }),
    );

  it.each(REPEATED)("%s", (_, piece) => {
    const short = Math.max(seconds(heading + piece.repeat(Math.ceil(5000 / piece.length))), 0.01);
    // Eight times the text: eight times the cost where it is linear, sixty-four times where it is quadratic.
    expect(seconds(heading + piece.repeat(Math.ceil(40_000 / piece.length)))).toBeLessThan(short * 32);
  });
});
