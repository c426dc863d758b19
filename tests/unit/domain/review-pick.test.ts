import { expect, it } from "vitest";
import { isPlainCase, saysTheSame } from "@/lib/domain/review-pick";

const REPORT = {
  value: "2.5",
  notPublished: false,
  stage: null,
  judgement: null,
  progress: "按计划推进",
  problems: "",
  nextStep: "",
};

it.each<[string, Partial<typeof REPORT>, boolean]>([
  ["nothing", {}, true],
  ["the figure", { value: "2.6" }, false],
  ["that it is not published", { notPublished: true }, false],
  ["the words", { problems: "资金未到位" }, false],
])("what changed since the last approval: %s", (_, change, same) => {
  expect(saysTheSame({ ...REPORT, ...change }, REPORT)).toBe(same);
});

it("a first report has nothing before it that it could repeat", () => {
  expect(saysTheSame(REPORT, null)).toBe(false);
});

const ROW = { light: "red", unchanged: false, hints: [], own: false, revision: 1 } as const;
it.each<[string, Partial<Parameters<typeof isPlainCase>[0]>, boolean]>([
  ["behind and changed", {}, false],
  ["green", { light: "green" }, true],
  ["blue", { light: "blue" }, true],
  ["unchanged, whatever its light", { unchanged: true }, true],
  ["green with an odd figure", { light: "green", hints: [{ kind: "unit_slip", suggested: "3.2" }] }, false],
  ["green and the own report", { light: "green", own: true }, false],
  ["green and a correction", { light: "green", revision: 2 }, false],
])("proposed for approval in one stroke: %s", (_, change, plain) => {
  expect(isPlainCase({ ...ROW, ...change })).toBe(plain);
});
