import { describe, expect, it } from "vitest";
import { labelledReports, scoreReport } from "@/lib/cli/labelled-reports";

const names = labelledReports();
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The labels lie beside the project, not in it: a machine without them has nothing to score. */
describe.runIf(names.length > 0)("labelled reports", () => {
  it("gives targets as a careful reader does", () => {
    const scores = names.map((name) => scoreReport(name, "target"));
    expect(mean(scores.map((score) => score.exact.f1))).toBeGreaterThanOrEqual(0.97);
    expect(Math.min(...scores.map((score) => score.exact.f1))).toBeGreaterThanOrEqual(0.93);
    expect(scores.map((score) => score.untraceable)).toEqual(names.map(() => 0));
  });

  it("gives results as a careful reader does", () => {
    const scores = names.map((name) => scoreReport(name, "result"));
    expect(mean(scores.map((score) => score.exact.f1))).toBeGreaterThanOrEqual(0.94);
  });
});
