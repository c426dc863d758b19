import { describe, expect, it } from "vitest";
import { nameIndex, plainName, readDay, splitNames } from "@/lib/domain/cell-text";

describe("a day as people write it in a cell", () => {
  it.each([
    ["2026-06-30", "2026-06-30"],
    ["2026-06-30 00:00:00", "2026-06-30"],
    ["2026/6/3", "2026-06-03"],
    ["2026.6.3", "2026-06-03"],
    ["2026年6月30日", "2026-06-30"],
    ["２０２６年６月", "2026-06-30"],
    ["2026-02", "2026-02-28"],
    ["6月30日前", "2026-06-30"],
    ["6月底", "2026-06-30"],
    ["12月", "2026-12-31"],
    ["年底", "2026-12-31"],
    ["2027年底前", "2027-12-31"],
  ])("%s means %s", (text, day) => expect(readDay(text, 2026)).toBe(day));

  it.each(["", "6", "6.5", "2026-02-30", "13月", "待定", "46203", "2026-06-30-1"])("%s means none", (text) =>
    expect(readDay(text, 2026)).toBeNull(),
  );
});

describe("names in a cell", () => {
  const index = nameIndex([
    { id: "rs", names: ["区人社局", "人社局"] },
    { id: "jy", names: ["区教育局", "教育局"] },
    { id: "a", names: ["综合科"] },
    { id: "b", names: ["综合科"] },
  ]);
  it("are found by full and short name, whatever width, case and spaces", () => {
    expect([" 人 社局", "区教育局"].map((name) => index.get(plainName(name)))).toEqual(["rs", "jy"]);
  });
  it("mean nobody where two share them", () => expect(index.get("综合科")).toBeUndefined());
  it("stand in a list, one after the other", () => {
    expect(splitNames("人社局、教育局，民政局\n卫健委;")).toEqual(["人社局", "教育局", "民政局", "卫健委"]);
  });
});
