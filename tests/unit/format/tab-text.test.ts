import fc from "fast-check";
import { expect, it } from "vitest";
import { readTabText, writeTabText } from "@/lib/format/tab-text";

it("reads what a spreadsheet copies: cells with line breaks stand in quotation marks", () => {
  expect(readTabText('a\tb\r\n"two\nlines"\t"say ""so"""\r\n')).toEqual([
    ["a", "b"],
    ["two\nlines", 'say "so"'],
  ]);
});

it("reads back whatever it writes", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "部", '"', "\t", "\n", " ") });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      // One empty last row can't be told from the line break that ends a copy.
      fc.pre(!rows.at(-1)?.every((text) => text === ""));
      expect(readTabText(writeTabText(rows))).toEqual(rows);
    }),
  );
});
