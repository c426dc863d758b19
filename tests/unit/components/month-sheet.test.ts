import { expect, it } from "vitest";
import { figureWords, pastedPatch, type SheetCell } from "@/components/progress/sheet/read-cell";
import { type TargetDefinition } from "@/lib/domain/goal";
import { definition, milestone, QUALITATIVE } from "../domain/target-samples";

const WORDS = figureWords(
  ["尚未发布", "未发布"],
  [
    ["已完成", "met"],
    ["按序时推进", "on_track"],
  ],
);
const BRIDGE = milestone("2022-03", "2022-10");

it.each<[string, TargetDefinition, SheetCell, string, object | null]>([
  [
    "a number as it is written",
    definition(),
    "figure",
    " 3.2万人 ",
    { value: "3.2万人", notPublished: false },
  ],
  ["an empty cell empties", definition(), "figure", "", { value: "", notPublished: false }],
  ["a figure that is not out", definition(), "figure", "尚未发布", { value: "", notPublished: true }],
  ["a stage by its number", BRIDGE, "figure", "2", { stage: 2 }],
  ["a stage by its name", BRIDGE, "figure", "第1步", { stage: 1 }],
  ["a stage that there is none", BRIDGE, "figure", "3", null],
  ["a judgement by its word", QUALITATIVE, "figure", "已完成", { judgement: "met", notPublished: false }],
  ["a judgement that is none", QUALITATIVE, "figure", "还行", null],
  ["words", definition(), "problems", " 资金未到位\n", { problems: "资金未到位" }],
])("pasted into the month sheet: %s", (_, of, cell, text, patch) => {
  expect(pastedPatch(of, cell, text, WORDS)).toEqual(patch);
});
