import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const CORE = path.resolve(import.meta.dirname, "../../../lib/extraction");

/** The regular expressions written in a source text, and calls that would make one at run time. */
function patternsIn(source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") found.push(node.getText());
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true));
  return found;
}

/** Whether a pattern repeats something without a bound, or is made of text that nobody has read. */
const unbounded = (pattern: string): boolean =>
  pattern.startsWith("new ") || /[*+]|\{\d+,\}/.test(pattern.replace(/\\./g, "").replace(/\[[^\]]*\]/g, ""));

const sources = readdirSync(CORE, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

describe("patterns of the extraction core", () => {
  it.each(sources)("%s repeats nothing without a bound, so that no text can make a pattern slow", (file) => {
    expect(patternsIn(readFileSync(path.join(CORE, file), "utf8")).filter(unbounded)).toEqual([]);
  });

  it("would notice one that does", () => {
    expect(
      patternsIn("const a = /(x+x+)+y/; const b = /a{2,}/; const c = new RegExp(d);").filter(unbounded),
    ).toHaveLength(3);
    expect(patternsIn("const a = /\\d{4}年[*+]/; const b = /\\+x{1,3}/;").filter(unbounded)).toEqual([]);
  });
});
