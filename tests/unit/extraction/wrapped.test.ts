import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { extract } from "@/lib/extraction/extract";
import { canonicalise } from "@/lib/extraction/text/canonical";

const SAMPLE = path.resolve(import.meta.dirname, "../../../prisma/seed/yunjiang/work-report-2026.txt");
const LINES_A_PAGE = 30;

const isNarrow = (ch: string | undefined): boolean => ch !== undefined && /[0-9A-Za-z.%]/.test(ch);

/** The words that a typesetter keeps together: a number with its sign, a Latin word, one Han character. */
function wordsOf(paragraph: string): readonly string[] {
  const words: string[] = [];
  for (const ch of paragraph) {
    const last = words.at(-1);
    if (last !== undefined && isNarrow(last.at(-1)) && isNarrow(ch)) words[words.length - 1] = last + ch;
    else words.push(ch);
  }
  return words;
}

const widthOf = (word: string): number =>
  [...word].reduce((width, ch) => width + (ch < "\u2000" ? 0.5 : 1), 0);

/** A paragraph set in lines of `width` characters, indented by two; no line begins with a closing mark. */
function set(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "　　";
  for (const word of wordsOf(paragraph)) {
    if (widthOf(line + word) > width && !"，。、；：！？”）》".includes(word)) {
      lines.push(line);
      line = "";
    }
    line += word;
  }
  return [...lines, line];
}

/** The report as its pages would be read out of a printed document: lines, running heads, page numbers. */
function printed(report: string, width: number): string {
  const lines = report.split("\n").flatMap((paragraph) => set(paragraph, width));
  return lines
    .flatMap((line, i) =>
      (i + 1) % LINES_A_PAGE === 0 ? [line, `— ${(i + 1) / LINES_A_PAGE} —`, "政府工作报告汇编"] : [line],
    )
    .join("\n");
}

const rowsOf = (text: string): readonly string[] =>
  extract(text).statements.map(({ kind, indicator, comparator, low, high, unit, horizon, section }) =>
    [kind, indicator, comparator, low, high, unit, horizon, section].join(" "),
  );

describe("a report that was set in lines and pages", () => {
  const report = canonicalise(readFileSync(SAMPLE, "utf8")).text;

  it.each([20, 22, 25, 28, 32, 36])(
    "gives the statements of the report itself, %i characters a line",
    (width) => {
      expect(rowsOf(report).length).toBeGreaterThan(50);
      expect(rowsOf(printed(report, width))).toEqual(rowsOf(report));
    },
  );

  it.each([22, 28, 36])("gives its values even without the indents, %i characters a line", (width) => {
    const values = (text: string): readonly string[] =>
      rowsOf(text).map((row) => row.slice(0, row.lastIndexOf(" ")));
    expect(values(printed(report, width).replaceAll("　", ""))).toEqual(values(report));
  });
});
