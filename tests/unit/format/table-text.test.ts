import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromTable, toTable } from "@/lib/format/table-text";

describe("rows as a table", () => {
  it("come back as they were, through JSON too", () => {
    const row = fc.record({
      id: fc.string(),
      value: fc.option(fc.string()),
      rules: fc.array(fc.string()),
      place: fc.record({ start: fc.nat() }),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const sent = JSON.stringify(toTable(rows));
        expect(fromTable(JSON.parse(sent))).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
    );
  });

  it("name each column once", () => {
    const sent = JSON.stringify(toTable([{ indicator: "甲" }, { indicator: "乙" }]));
    expect(sent.match(/indicator/g)).toHaveLength(1);
  });
});
