import { describe, expect, it } from "vitest";
import { certaintyOf, labelledReports, scoreReport } from "@/lib/cli/labelled-reports";

const names = labelledReports();
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Each report is scored by a process of its own, which takes long to start on a busy machine. */
const SCORING_TIME = 120_000;

/** The labels lie beside the project, not in it: a machine without them has nothing to score. */
describe.runIf(names.length > 0)("labelled reports", { timeout: SCORING_TIME }, () => {
  it("gives targets as a careful reader does", () => {
    const scores = names.map((name) => scoreReport(name, "target"));
    expect(mean(scores.map((score) => score.exact.f1))).toBeGreaterThanOrEqual(0.97);
    expect(Math.min(...scores.map((score) => score.exact.f1))).toBeGreaterThanOrEqual(0.93);
    expect(scores.map((score) => score.untraceable)).toEqual(names.map(() => 0));
  });

  it("calls certain what is right, and most of what it finds", () => {
    const { share, precision } = certaintyOf(names);
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(share).toBeGreaterThanOrEqual(0.7);
  });

  it("gives results as a careful reader does", () => {
    const scores = names.map((name) => scoreReport(name, "result"));
    expect(mean(scores.map((score) => score.exact.f1))).toBeGreaterThanOrEqual(0.94);
  });
});
