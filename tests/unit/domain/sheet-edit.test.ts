import { describe, expect, it } from "vitest";
import { decideSheetEdit, type SheetTarget } from "@/lib/domain/sheet-edit";
import { JOBS } from "@/tests/support/jobs";

const TARGET: SheetTarget = {
  year: 2026,
  content: {
    indicator: "新增就业",
    category: "livelihood",
    ...JOBS,
  },
  weight: "1",
  assignment: null,
  schedule: null,
  settled: [],
  reported: false,
  approved: false,
  bound: false,
};
const ASSIGNMENT = {
  leadUnitId: "rs",
  supportUnitIds: ["jy"],
  leaderPostId: null,
  contact: "林",
  dueOn: "2026-11-30",
};

describe("a row of the responsibility table", () => {
  it("takes what says nothing about the promise at any time", () => {
    const decision = decideSheetEdit(
      { ...TARGET, assignment: ASSIGNMENT, reported: true, approved: true, bound: true },
      { category: "economy", weight: " 2.50 ", leadUnitId: "jy", dueOn: "2026-10-31" },
    );
    expect(decision).toEqual({
      ok: true,
      next: {
        category: "economy",
        measure: "cumulative",
        baseline: "0",
        weight: "2.5",
        assignment: { ...ASSIGNMENT, leadUnitId: "jy", supportUnitIds: [], dueOn: "2026-10-31" },
      },
    });
  });

  it("names the month that another deadline would rewrite, once its report is approved", () => {
    const row = { ...TARGET, assignment: { ...ASSIGNMENT, dueOn: "2026-12-31" }, settled: ["2026-03"] };
    expect(decideSheetEdit(row, { dueOn: "2026-10-31" })).toEqual({
      ok: false,
      problems: { dueOn: "rewrites_month:2026-03" },
    });
    expect(decideSheetEdit(row, { dueOn: "2026-12-01" })).toMatchObject({ ok: true });
  });

  it("reads a baseline with its unit", () => {
    expect(
      decideSheetEdit(
        { ...TARGET, content: { ...TARGET.content, measure: "closing" } },
        { baseline: "21000人" },
      ),
    ).toMatchObject({ next: { baseline: "2.1" } });
  });

  it("lets a cumulative level's 0 go with its measure: it would claim to be last year's state", () => {
    expect(decideSheetEdit(TARGET, { measure: "closing" })).toMatchObject({
      next: { measure: "closing", baseline: null },
    });
    expect(decideSheetEdit(TARGET, { measure: "closing", baseline: "2" })).toMatchObject({
      next: { baseline: "2" },
    });
  });

  it("takes the assignment away with its lead unit, unless something names the unit", () => {
    const assigned = { ...TARGET, assignment: ASSIGNMENT };
    expect(decideSheetEdit(assigned, { leadUnitId: null })).toMatchObject({ next: { assignment: null } });
    expect(decideSheetEdit({ ...assigned, bound: true }, { leadUnitId: null })).toEqual({
      ok: false,
      problems: { leadUnitId: "assignment_in_use" },
    });
  });

  it.each([
    [
      "a measure once a figure was typed",
      { ...TARGET, reported: true },
      { measure: "closing" as const },
      { measure: "measure_needs_adjustment" },
    ],
    [
      "a baseline once a figure is approved",
      {
        ...TARGET,
        reported: true,
        approved: true,
        content: { ...TARGET.content, measure: "closing" as const },
      },
      { baseline: "1" },
      { baseline: "baseline_needs_adjustment" },
    ],
    [
      "a measure that the wording has no room for",
      TARGET,
      { measure: "qualitative" as const },
      { measure: "target_gap_measure_unfit" },
    ],
    ["words for a weight", TARGET, { weight: "heavy" }, { weight: "not_a_number" }],
    ["a negative weight", TARGET, { weight: "-1" }, { weight: "not_a_number" }],
    ["a baseline in another unit", TARGET, { baseline: "3%" }, { baseline: "unit_mismatch" }],
    [
      "a leader for a target without a lead unit",
      TARGET,
      { leaderPostId: "vice" },
      { leadUnitId: "lead_unit_missing" },
    ],
    [
      "a deadline in another year",
      TARGET,
      { leadUnitId: "rs", dueOn: "2027-01-31" },
      { dueOn: "due_outside_year" },
    ],
    [
      "a supporter that leads",
      TARGET,
      { leadUnitId: "rs", supportUnitIds: ["rs"] },
      { supportUnitIds: "lead_also_supports" },
    ],
  ])("refuses %s at its cell", (_, target, edit, problems) => {
    expect(decideSheetEdit(target, edit)).toEqual({ ok: false, problems });
  });
});
