import { describe, expect, it } from "vitest";
import { paragraphsOf, paragraphsOfReport } from "@/lib/server/queries/report-paragraphs";

const TEXT = `松岚区人民政府工作报告

一、2026年工作安排

全年新增就业2.6万人以上，改造老旧小区14个。

— 1 —

新增停车泊位1200个。
`;

describe("paragraphsOf", () => {
  it("leaves nothing out but white space, and never says a passage twice", () => {
    let reached = 0;
    for (const { start, end } of paragraphsOf(TEXT)) {
      expect(TEXT.slice(reached, start).trim()).toBe("");
      expect(end).toBeGreaterThan(start);
      reached = end;
    }
    expect(TEXT.slice(reached).trim()).toBe("");
  });

  it("knows a page number from a sentence", () => {
    const kinds = paragraphsOf(TEXT).map(({ start, end, kind }) => [TEXT.slice(start, end), kind]);
    expect(kinds).toContainEqual(["— 1 —", "furniture"]);
    expect(kinds).toContainEqual(["新增停车泊位1200个。", "text"]);
  });

  it("has none for an empty text", () => {
    expect(paragraphsOf("")).toEqual([]);
  });
});

describe("paragraphsOfReport", () => {
  const report = (id: string) => ({ id, sha256: "a".repeat(64), text: TEXT });

  it("reads a report once, as long as it is among the last that were asked for", () => {
    const first = paragraphsOfReport(report("first"));
    expect(first).toEqual(paragraphsOf(TEXT));
    for (let i = 0; i < 7; i += 1) paragraphsOfReport(report(`other-${i}`));
    expect(paragraphsOfReport(report("first"))).toBe(first);
    for (let i = 0; i < 8; i += 1) paragraphsOfReport(report(`another-${i}`));
    expect(paragraphsOfReport(report("first"))).not.toBe(first);
  });

  it("never gives one file's paragraphs for another's", () => {
    paragraphsOfReport(report("same"));
    expect(paragraphsOfReport({ id: "same", sha256: "b".repeat(64), text: "" })).toEqual([]);
  });
});
