import { describe, expect, it } from "vitest";
import { checkParts, decideSplit, partDefinition, type PartRow, targetNumber } from "@/lib/domain/split";
import { closing, definition, growth, milestone } from "./target-samples";

const row = (unitId: string, value: string | null, rest: Partial<PartRow> = {}): PartRow => ({
  unitId,
  value,
  weight: "1",
  dueOn: "2022-12-31",
  ...rest,
});

describe("whether the parts make the whole", () => {
  const sum = (...values: string[]) =>
    checkParts(
      "sum",
      definition(),
      values.map((value) => row("", value)),
    );

  it("names the difference in the target's unit", () => {
    expect(sum("2", "1.2")).toMatchObject({ verdict: "exact", made: "3.2", difference: "0" });
    expect(sum("2", "1.3")).toMatchObject({ verdict: "margin", made: "3.3", difference: "0.1" });
    expect(sum("2", "1")).toMatchObject({ verdict: "short", made: "3", difference: "0.2" });
  });

  it("of what has to stay below, more is short and less a margin", () => {
    const accidents = definition({ comparator: "at_most", direction: "down", low: "100", unit: "起" });
    const made = (...values: string[]) =>
      checkParts(
        "sum",
        accidents,
        values.map((value) => row("", value)),
      ).verdict;
    expect([made("60", "50"), made("50", "40"), made("50", "50")]).toEqual(["short", "margin", "exact"]);
  });

  it("a mean that needs rounding is not short by the last digit", () => {
    const parts = ["7", "5.5", "5.5"].map((value) => row("", value));
    expect(checkParts("weighted_mean", growth("6"), parts)).toMatchObject({ verdict: "exact", made: "6" });
    const weighted = [row("", "6.5", { weight: "1" }), row("", "5", { weight: "2" })];
    expect(checkParts("weighted_mean", growth("6"), weighted)).toMatchObject({
      verdict: "short",
      made: "5.5",
    });
  });

  it("asked of each, the least demanding part counts", () => {
    expect(checkParts("all_reached", closing("99"), [row("", "99"), row("", "98.5")])).toMatchObject({
      verdict: "short",
      made: "98.5",
    });
  });

  it("says nothing while a value is missing, and where there are no numbers", () => {
    expect(checkParts("sum", definition(), [row("", "3.2"), row("", null)]).verdict).toBe("unknown");
    expect(checkParts("all_reached", milestone("2022-06"), [row("", null)]).verdict).toBe("not_compared");
  });
});

describe("splitting a target", () => {
  const whole = { definition: definition(), dueOn: "2022-11-30", split: false };
  const parts = [row("a", "2", { dueOn: "2022-11-30" }), row("b", "1.2", { dueOn: "2022-10-31" })];

  it("needs at least two units, a rule that goes with the measure, and no later day than the whole", () => {
    expect(decideSplit(whole, "sum", parts, "")).toMatchObject({ ok: true, partReason: null });
    expect(decideSplit(whole, "sum", parts.slice(1), "")).toMatchObject({ problem: "too_few_parts" });
    expect(decideSplit(whole, "weighted_mean", parts, "")).toMatchObject({ problem: "rule_unfit" });
    const wrong = [
      row("", "2"),
      row("b", null, { dueOn: "2022-02-30" }),
      row("b", "1", { weight: "0", dueOn: "2023-01-31" }),
    ];
    expect(decideSplit(whole, "sum", wrong, "")).toMatchObject({
      problem: "rows",
      cells: {
        "0.unitId": "part_unit_missing",
        "0.dueOn": "part_due_after_whole",
        "1.value": "part_value_missing",
        "1.dueOn": "part_due_not_a_day",
        "2.unitId": "part_unit_twice",
        "2.weight": "part_weight_missing",
        "2.dueOn": "part_due_outside_year",
      },
    });
  });

  it("no unit is asked for less than nothing, so that no sum comes out right by it", () => {
    const made = [row("a", "4", { dueOn: "2022-11-30" }), row("b", "-0.8", { dueOn: "2022-11-30" })];
    expect(decideSplit(whole, "sum", made, "")).toMatchObject({
      problem: "rows",
      cells: { "1.value": "part_value_negative" },
    });
  });

  it("parts that fall short ask for a reason, which is kept; a margin does not", () => {
    const short = [row("a", "2", { dueOn: "2022-11-30" }), row("b", "1", { dueOn: "2022-11-30" })];
    expect(decideSplit(whole, "sum", short, " ")).toMatchObject({ problem: "split_reason_short" });
    expect(decideSplit(whole, "sum", short, "余下由市直单位完成")).toMatchObject({
      ok: true,
      partReason: "余下由市直单位完成",
    });
    const margin = [...parts, row("c", "0.1", { dueOn: "2022-11-30" })];
    expect(decideSplit(whole, "sum", margin, "")).toMatchObject({ ok: true, check: { verdict: "margin" } });
  });

  it("changing a split that stands asks for a reason", () => {
    expect(decideSplit({ ...whole, split: true }, "sum", parts, "")).toMatchObject({
      problem: "reason_missing",
    });
  });

  it("a part asks for the same thing; of a range for the end that has to be reached", () => {
    const range = growth("6", { comparator: "range", high: "6.5" });
    expect(partDefinition(range, "6.2")).toMatchObject({ comparator: "at_least", low: "6.2", high: "6.2" });
    expect(partDefinition(definition(), "2")).toMatchObject({
      comparator: "point",
      baseline: "0",
      unit: "万人",
    });
  });

  it("is called by the whole's number", () => {
    expect(targetNumber({ number: 12, partNumber: 0 })).toBe("12");
    expect(targetNumber({ number: 12, partNumber: 2 })).toBe("12-2");
  });
});
