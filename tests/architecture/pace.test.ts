import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** What takes a file in, or puts one together. */
const COSTLY = /\b(?:uploadOf|importUpload|ledgerUpload|madeAttachment|requestPackage)\b/;

it("whatever takes a file in or puts one together says how often one person may ask for it", () => {
  const costly = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /\b(?:route|actions)\.ts$/.test(file))
    .map((file) => ({ file, source: readFileSync(path.join("app", file), "utf8") }))
    .filter(({ source }) => COSTLY.test(source));
  expect(costly.length).toBeGreaterThan(5);
  expect(costly.filter(({ source }) => !/\bpaced: "/.test(source)).map(({ file }) => file)).toEqual([]);
});
