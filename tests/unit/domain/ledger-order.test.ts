import { describe, expect, it } from "vitest";
import { gapsFirst, inLedgerOrder, type LedgerSort } from "@/lib/domain/ledger-order";
import { type Light } from "@/lib/domain/vocabulary";

const row = (
  number: number,
  light: Light,
  rate: string | null,
  dueOn: string | null,
  { partNumber = 0, gapPoints = null }: { partNumber?: number; gapPoints?: string | null } = {},
) => ({
  number,
  partNumber,
  gaps: dueOn === null ? (["assignment"] as const) : [],
  assignment: dueOn === null ? null : { dueOn },
  standing: { light, completionRate: rate, gapPoints },
});
const rows = [
  row(3, "green", "1.2", "2026-06-30"),
  row(1, "grey", null, null),
  row(2, "red", "0.4", "2026-12-31"),
  row(4, "red", "0.7", "2026-06-30"),
];
const numbers = (by: LedgerSort, descending = false, of = rows) =>
  inLedgerOrder(of, by, descending).map(({ number }) => number);

describe("the ledger's order", () => {
  it.each<[LedgerSort, boolean, number[]]>([
    ["number", false, [1, 2, 3, 4]],
    ["number", true, [4, 3, 2, 1]],
    ["due", false, [3, 4, 2, 1]],
    ["due", true, [2, 3, 4, 1]],
    ["attainment", false, [2, 4, 3, 1]],
    ["attainment", true, [3, 4, 2, 1]],
    ["light", false, [2, 4, 1, 3]],
    ["light", true, [3, 1, 2, 4]],
  ])("by %s, falling: %s; those alike by number, those without a value last", (by, descending, expected) => {
    expect(numbers(by, descending)).toEqual(expected);
  });

  it("is the same however the rows came", () => {
    for (const by of ["due", "light"] as const)
      expect(numbers(by, false, rows.toReversed())).toEqual(numbers(by));
  });

  it("rule 2: a rate stands by its gap in points, which is never divided", () => {
    const points = row(5, "yellow", null, "2026-09-30", { gapPoints: "-30" });
    expect(numbers("attainment", false, [...rows, points])).toEqual([2, 4, 5, 3, 1]);
  });

  it("parts stand behind their whole, in their order", () => {
    const parts = [2, 1, 0].map((partNumber) => row(7, "red", null, "2026-01-01", { partNumber }));
    expect(inLedgerOrder(parts, "light", true).map(({ partNumber }) => partNumber)).toEqual([0, 1, 2]);
  });

  it("what is to be set up can stand first", () => {
    expect(gapsFirst(rows).map(({ number }) => number)).toEqual([1, 3, 2, 4]);
  });
});
