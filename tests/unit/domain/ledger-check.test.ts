import { describe, expect, it } from "vitest";
import { type CheckedTarget, ledgerGaps } from "@/lib/domain/ledger-check";
import { type TargetDefinition } from "@/lib/domain/goal";
import { scheduleOfYear } from "@/lib/domain/schedule";
import { closing, definition, growth, milestone, PM25, QUALITATIVE } from "./target-samples";

const check = (of: TargetDefinition, rest: Partial<CheckedTarget> = {}) =>
  ledgerGaps({
    content: { ...of, indicator: "新增就业", category: "livelihood" },
    assignment: { leaderPostId: "vice" },
    schedule: null,
    split: null,
    ...rest,
  });

describe("the check of the whole ledger (台账体检)", () => {
  it("finds nothing where nothing is missing: without a schedule of its own the linear one holds (rule 3)", () => {
    for (const of of [definition(), growth("6"), milestone("2022-06"), QUALITATIVE, PM25])
      expect(check(of)).toEqual([]);
  });

  it.each([
    ["no value", check(definition({ low: null })), ["value"]],
    ["nobody who leads it", check(definition(), { assignment: null }), ["owner"]],
    ["no leader in charge", check(definition(), { assignment: { leaderPostId: null } }), ["leader"]],
    ["a milestone without stages", check(milestone()), ["schedule"]],
    [
      "a schedule that no longer leads to it",
      check(definition({ low: "12" }), {
        schedule: scheduleOfYear(2022, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "11"]),
      }),
      ["schedule"],
    ],
  ])("names %s", (_, found, gaps) => {
    expect(found).toEqual(gaps);
  });

  it("rule 1: a closing level needs the baseline its rate begins at; a share and what is only kept don't", () => {
    expect(check(closing("40"))).toEqual(["baseline"]);
    expect(check(closing("40", { baseline: "32" }))).toEqual([]);
    expect(check(closing("99", { metric: "ratio", unit: "%" }))).toEqual([]);
    expect(check(closing("30", { comparator: "at_most", direction: "down" }))).toEqual([]);
  });

  it("parts that fall short need a reason; a part without a value is a gap whatever is said", () => {
    const split = (values: readonly (string | null)[], partReason: string | null = null) =>
      check(definition(), {
        split: { rule: "sum", partReason, parts: values.map((value) => ({ value, weight: "1" })) },
      });
    expect(split(["2", "1.2"])).toEqual([]);
    expect(split(["2", "1"])).toEqual(["parts"]);
    expect(split(["2", "1"], "余下由市直单位完成")).toEqual([]);
    expect(split(["2", null], "x")).toEqual(["parts"]);
  });
});
