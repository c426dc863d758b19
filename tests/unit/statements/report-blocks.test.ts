import { describe, expect, it } from "vitest";
import { blocksOf, jumpsOf, pageAt } from "@/components/statements/report-blocks";
import { type Section, type SectionRole } from "@/lib/extraction/types";

const section = (start: number, end: number, role: SectionRole, title = "", level = 1): Section => ({
  start,
  end,
  role,
  title,
  level,
  livelihood: false,
});
const paragraph = (start: number) => ({ start, end: start + 8, kind: "text" as const });

describe("the parts of a report on the confirm page", () => {
  it("keeps every paragraph, in order, in blocks of one role", () => {
    const paragraphs = [0, 10, 20, 30, 40].map(paragraph);
    const sections = [
      section(10, 20, "review", "一、工作回顾"),
      section(20, 40, "plan", "二、工作安排"),
      section(40, 50, "glossary", "名词解释"),
    ];
    expect(blocksOf(paragraphs, sections)).toEqual([
      { role: "front", from: 0, to: 1 },
      { role: "review", from: 1, to: 2 },
      { role: "plan", from: 2, to: 4 },
      { role: "glossary", from: 4, to: 5 },
    ]);
  });

  it("is one block where nothing was divided", () => {
    expect(blocksOf([paragraph(0), paragraph(10)], [])).toEqual([{ role: "front", from: 0, to: 2 }]);
    expect(blocksOf([], [section(0, 9, "plan")])).toEqual([]);
  });
});

describe("the headings to jump to", () => {
  it("count what waits below them, their sub-headings included, and leave deeper ones out", () => {
    const sections = [
      section(0, 100, "plan", "一、安排", 1),
      section(10, 50, "plan", "（一）工业", 2),
      section(20, 50, "plan", "1.项目", 3),
      section(50, 100, "plan", "（二）民生", 2),
      section(100, 200, "glossary", "名词解释", 1),
    ];
    expect(jumpsOf(sections, [25, 60, 70])).toEqual([
      { start: 0, title: "一、安排", depth: 0, open: 3 },
      { start: 10, title: "（一）工业", depth: 1, open: 1 },
      { start: 50, title: "（二）民生", depth: 1, open: 2 },
      { start: 100, title: "名词解释", depth: 0, open: 0 },
    ]);
  });

  it("are none where the report has none", () => {
    expect(jumpsOf([], [5])).toEqual([]);
  });
});

describe("the page of a statement", () => {
  const pages = [
    { page: 1, start: 0 },
    { page: 2, start: 100 },
  ];
  it.each([
    [0, 1],
    [99, 1],
    [100, 2],
    [5000, 2],
  ])("at %i is %i", (offset, page) => expect(pageAt(pages, offset)).toBe(page));

  it("is unknown for formats without pages", () => expect(pageAt([], 7)).toBeNull());
});
