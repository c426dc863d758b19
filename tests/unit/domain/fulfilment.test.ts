import { describe, expect, it } from "vitest";
import { type Fulfilment, fulfilmentOf } from "@/lib/domain/fulfilment";
import { type TargetDefinition } from "@/lib/domain/goal";
import { ACCIDENTS, at, definition, growth, milestone, PM25, QUALITATIVE, standing } from "./target-samples";

describe("完成度 of a livelihood project", () => {
  it.each<[what: string, of: TargetDefinition, period: string, actual: string, Fulfilment | null]>([
    ["more than promised", definition({ low: "100" }), "2022-12", "101", "over_fulfilled"],
    ["exactly as promised", definition({ low: "100" }), "2022-12", "100", "fulfilled"],
    ["less than promised", definition({ low: "100" }), "2022-12", "99.9", "unfulfilled"],
    ["a fall beyond the target", PM25, "2022-12", "28", "over_fulfilled"],
    [
      "growth above the range",
      growth("6", { comparator: "range", high: "6.5" }),
      "2022-12",
      "7",
      "over_fulfilled",
    ],
    [
      "growth within the range",
      growth("6", { comparator: "range", high: "6.5" }),
      "2022-12",
      "6.2",
      "fulfilled",
    ],
    ["all stages", milestone("2022-03", "2022-06"), "2022-12", "2", "fulfilled"],
    ["a limit that was kept", ACCIDENTS, "2022-12", "80", "fulfilled"],
    ["a limit that nobody can say of before the year's end", ACCIDENTS, "2022-06", "20", null],
  ])("%s", (_what, of, period, actual, fulfilment) => {
    expect(fulfilmentOf(of, at(of, period, actual))).toBe(fulfilment);
  });

  it("is not said of what was not reported (rule 5), and follows an accepted judgement", () => {
    expect(fulfilmentOf(definition(), standing(definition(), "2022-09", []))).toBeNull();
    const met = standing(QUALITATIVE, "2022-12", [
      { kind: "judgement", period: "2022-12", judgement: "met" },
    ]);
    expect(fulfilmentOf(QUALITATIVE, met)).toBe("fulfilled");
  });
});
