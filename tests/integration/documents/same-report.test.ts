import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { extract } from "@/lib/extraction/extract";
import { asDocx, asHtml, asPdf, asTxt } from "./report-formats";
import { documentFolder, readHere } from "./sample-files";

const written = { txt: asTxt(), docx: asDocx(), html: asHtml(), pdf: asPdf() };
const formats = ["docx", "html", "pdf"] as const;

const rowsOf = (text: string) =>
  extract(text).statements.map(
    ({ kind, indicator, metric, comparator, low, high, unit, horizon, section, confidence }) =>
      [kind, indicator, metric, comparator, low, high, unit, horizon, section, confidence].join(" | "),
  );

describe("one report", () => {
  test.each(formats)("gives the same statements and sections from %s as from txt", async (format) => {
    const { text } = await readHere(`a.${format}`, await written[format]);
    expect(rowsOf(text)).toEqual(rowsOf(asTxt()));
    expect(extract(text).sections.map(({ title }) => title)).toEqual(
      extract(asTxt()).sections.map(({ title }) => title),
    );
  });
});

test("a statement of a pdf stands on the page that the map says", async () => {
  const { text, pages = [] } = await readHere("a.pdf", await written.pdf);
  const pageOf = (at: number) => pages.findLast(({ start }) => start <= at)!.page;
  const { statements } = extract(text);
  for (const { start, end, quote } of statements) expect(text.slice(start, end)).toBe(quote);
  // The two columns have the last page but one to themselves.
  const owned = statements.filter(({ section }) => ["坚持高效服务", "坚持廉洁从政"].includes(section));
  expect(new Set(owned.map(({ start }) => pageOf(start)))).toEqual(
    new Set([pageOf(text.indexOf("坚持依法行政"))]),
  );
  expect(pageOf(statements[0]!.start)).toBe(1);
  expect(pageOf(statements.at(-1)!.start)).toBeGreaterThan(pageOf(text.indexOf("1.城镇住房改善")));
});

describe("the command line", () => {
  const { putNamed } = documentFolder();
  const run = async (file: string) => {
    const tsx = path.join("node_modules", "tsx", "dist", "loader.mjs");
    const args = ["--import", `./${tsx}`, "lib/cli/extract.ts", file, "--format", "jsonl"];
    return promisify(execFile)(process.execPath, args, { maxBuffer: 8 * 1024 * 1024 });
  };
  /** Rows without what depends on the text's white space and on the words around: offsets and the quote as it stands. */
  const rows = ({ stdout }: { stdout: string }) =>
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => {
        const { start, end, quote, ...row } = JSON.parse(line) as Record<string, unknown>;
        return [typeof start, typeof end, String(quote).replace(/\s/g, ""), row];
      });

  const printed = async (format: keyof typeof written) =>
    rows(await run(putNamed(`a.${format}`, await written[format])));
  let fromTxt: unknown[];
  beforeAll(async () => {
    fromTxt = await printed("txt");
    expect(fromTxt.length).toBeGreaterThan(100);
  });

  test.each(formats)("prints the same rows for %s as for txt", async (format) => {
    expect(await printed(format)).toEqual(fromTxt);
  });

  test("says in a sentence why it can't read a file", async () => {
    await expect(run(putNamed("b.docx", "no document"))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/b\.docx: [A-Z].+\.\n$/) as string,
    });
  });
});
