import { describe, expect, it } from "vitest";
import { type StatementFields } from "@/lib/domain/statement";
import {
  categoryNamed,
  decideWithdraw,
  draftTarget,
  type ProposedTraits,
  type TargetContent,
  targetGaps,
  type TargetGap,
} from "@/lib/domain/target";
import { CATEGORIES } from "@/lib/domain/vocabulary";
import { definition, milestone } from "./target-samples";

const target: TargetContent = { ...definition(), indicator: "新增就业", category: "livelihood" };

const statement: StatementFields = {
  kind: "target",
  indicator: "新增就业",
  metric: "level",
  comparator: "at_least",
  low: "3.2",
  high: "3.2",
  unit: "万人",
  start: 0,
  end: 9,
  quote: "新增就业3.2万人",
};
const traits: ProposedTraits = { measure: "cumulative", direction: "up", category: "livelihood" };

describe("the target that a statement proposes", () => {
  it("takes the value from the statement, the rest from the proposal, and is due at the year's end", () => {
    expect(draftTarget(statement, traits, 2022)).toEqual({
      ...target,
      comparator: "at_least",
      baseline: "0",
      duePeriod: "2022-12",
    });
  });

  it("a stated growth is reported as growth, whatever was proposed", () => {
    expect(draftTarget({ ...statement, metric: "growth", unit: "%" }, traits, 2022)).toMatchObject({
      measure: "growth",
      baseline: null,
    });
  });

  it("without a number it can only be judged", () => {
    const words = { ...statement, comparator: "qualitative", low: null, high: null, unit: null } as const;
    const draft = draftTarget(words, traits, 2022);
    expect(draft.measure).toBe("qualitative");
    expect(targetGaps(draft)).toEqual([]);
  });

  it("a closing level starts without a baseline, which a person may add", () => {
    expect(draftTarget(statement, { ...traits, measure: "closing" }, 2022).baseline).toBeNull();
  });
});

describe("what a target lacks", () => {
  it.each<[what: string, change: Partial<TargetContent>, gaps: TargetGap[]]>([
    ["nothing", {}, []],
    ["an indicator", { indicator: " " }, ["indicator_missing"]],
    ["a value", { low: null, high: null }, ["value_missing"]],
    ["one end", { high: null }, ["value_missing"]],
    ["a readable value", { low: "三", high: "三" }, ["value_not_a_number"]],
    ["a range from low to high", { comparator: "range", high: "3" }, ["range_reversed"]],
    ["a unit", { unit: null }, ["unit_missing"]],
    ["a readable baseline", { baseline: "约2万" }, ["baseline_not_a_number"]],
    ["a deadline", { duePeriod: "2022" }, ["due_period_missing"]],
    ["a number, unless it is judged", { comparator: "qualitative" }, ["measure_unfit"]],
    ["a judgement instead of a number", { measure: "qualitative" }, ["measure_unfit"]],
    ["stages", milestone(), ["stages_missing"]],
    ["nothing as a milestone with stages", milestone("2022-03", "2022-03"), []],
    ["stages in order", milestone("2022-06", "2022-03"), ["stages_out_of_order"]],
    ["stages of its own year", milestone("2022-03", "2023-01"), ["stages_out_of_order"]],
    [
      "nothing where only the deadline was moved before a stage",
      { ...milestone("2022-03", "2022-09"), duePeriod: "2022-06" },
      [],
    ],
    ["names of its stages", { ...milestone(), stages: [{ name: "", period: "2022-03" }] }, ["stage_unnamed"]],
  ])("%s", (_what, change, gaps) => {
    expect(targetGaps({ ...target, ...change })).toEqual(gaps);
  });
});

describe("withdrawing a target", () => {
  it("has a reason and happens once", () => {
    expect(decideWithdraw("active", " 项目取消 ")).toEqual({
      ok: true,
      next: { state: "withdrawn", reason: "项目取消" },
    });
    expect(decideWithdraw("active", "")).toEqual({ ok: false, problem: "reason_missing" });
    expect(decideWithdraw("withdrawn", "项目取消")).toEqual({ ok: false, problem: "withdrawn" });
  });
});

describe("categories by name", () => {
  it("each name means one category, and other names none", () => {
    const names = ["经济发展", "科技创新", "城建城管", "生态环境", "社会民生", "平安法治", "政府自身建设"];
    expect(names.map(categoryNamed)).toEqual([...CATEGORIES]);
    expect(categoryNamed("其他")).toBeNull();
  });
});
