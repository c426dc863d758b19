import { describe, expect, test } from "vitest";
import { linesInOrder } from "@/lib/server/documents/pdf-columns";
import { joinLines } from "@/lib/server/documents/pdf-join";
import { type PageLine, type TextRun } from "@/lib/server/documents/pdf-lines";
import { sayTables } from "@/lib/server/documents/pdf-tables";

const run = (text: string, x: number, y: number, width = text.length * 10): TextRun => ({
  text,
  x,
  y,
  width,
  size: 10,
});
const linesOfPage = (runs: TextRun[]) => linesInOrder(runs, new Set());

describe("columns", () => {
  /** A line of text, as wide as it is long, in runs of a few characters as PDF writers place them. */
  const runsOf = (text: string, x: number, y: number): TextRun[] =>
    [text.slice(0, 5), text.slice(5)]
      .filter((part) => part !== "")
      .map((part, index) => run(part, x + index * 50, y));
  const side = (mark: string, x: number, from: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      runsOf(`${mark}栏第${index}行的文字在此。`.padEnd(12, "也"), x, from + index * 15),
    ).flat();

  test("are read one after the other, under a heading and above what stands across", () => {
    const lines = linesOfPage([
      ...runsOf("横跨两栏的一个标题在这里居中排", 60, 10),
      ...side("左", 0, 30, 6),
      ...side("右", 140, 33, 6),
      ...runsOf("横跨两栏的一段文字也在这里排着呢", 0, 140),
    ]);
    expect(lines.map(({ text }) => text[0]).join("")).toBe("横左左左左左左右右右右右右横");
  });

  test("go on from the left one to the right one within a sentence", () => {
    const runs = [...side("左", 0, 30, 6), ...side("右", 140, 30, 6)].map((one) => ({
      ...one,
      text: one.text.replace("。", "呢"),
    }));
    expect(joinLines([linesOfPage(runs)]).text).not.toContain("\n");
  });

  test("that end a column's text early are known from the page before", () => {
    const known = new Set<number>();
    linesInOrder([...side("左", 0, 30, 6), ...side("右", 140, 30, 6)], known);
    const lines = linesInOrder([...side("左", 0, 30, 2), ...side("右", 140, 30, 2)], known);
    expect(lines.map(({ text }) => text[0]).join("")).toBe("左左右右");
  });

  test("are not the cells of a table", () => {
    const rows = Array.from({ length: 8 }, (_, index) => [
      run("指标名称", 0, index * 15),
      run("3.2", 140, index * 15, 15),
    ]);
    expect(linesOfPage(rows.flat()).every(({ pieces }) => pieces?.length === 2)).toBe(true);
  });
});

describe("tables without rules", () => {
  const rows = (...lines: [number, ...[string, number][]][]) =>
    linesOfPage(lines.flatMap(([y, ...cells]) => cells.map(([text, x]) => run(text, x, y))));
  const said = (lines: PageLine[]) => joinLines(sayTables([lines])).text.split("\n");

  test("are said row by row, a wrapped cell with its row", () => {
    const lines = rows(
      [0, ["序号", 0], ["项目名称", 60], ["责任单位", 200]],
      [30, ["1", 0], ["新增学位", 60], ["区教育局", 200]],
      [43, ["1500个", 60]],
      [70, ["2", 0], ["加装电梯80台", 60], ["区住建局", 200]],
    );
    expect(said(lines)).toEqual([
      "（序号、项目名称、责任单位）：",
      "1.新增学位1500个。责任单位：区教育局。",
      "2.加装电梯80台。责任单位：区住建局。",
    ]);
  });

  test("are none where one line has a gap, or the lines don't stand in columns", () => {
    expect(said(rows([0, ["沈知远", 0], ["2026年1月", 100]]))).toEqual(["沈知远 2026年1月"]);
    expect(
      said(rows([0, ["甲甲甲甲", 0], ["乙", 100]], [15, ["丙", 0], ["丁丁丁丁丁丁丁", 30], ["戊", 120]])),
    ).toEqual(["甲甲甲甲 乙", "丙 丁丁丁丁丁丁丁 戊"]);
  });
});
