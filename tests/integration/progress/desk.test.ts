import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { returnProgress } from "@/lib/server/commands/return-progress";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { progressForm } from "@/lib/server/queries/progress-form";
import { progressMonth } from "@/lib/server/queries/progress-month";
import { reviewItem } from "@/lib/server/queries/review";
import { reviewQueue } from "@/lib/server/queries/review-queue";
import { todoFor } from "@/lib/server/queries/todo";
import { people, plantDistrict } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { readyReport, typed } from "./report-samples";

const ledger = openTestLedger();
afterAll(() => ledger.close());
/** 20 October: September's deadline has passed, October is open. */
const AT = new Date("2026-10-20T01:00:00Z");

beforeAll(async () => {
  await plantDistrict(ledger.db, [
    { id: "jobs", supportUnitIds: ["jy"] },
    { id: "training" },
    { id: "schools", leadUnitId: "jy" },
  ]);
  const approved = await readyReport("jobs", "2026-08");
  await submitProgress(people.head(), { reports: [approved] });
  await approveProgress(people.supervisor(), { reports: [{ id: approved.id, version: 2 }] });
  const waiting = await readyReport("jobs", "2026-09");
  await submitProgress(people.head(), { reports: [waiting] });
  const returned = await readyReport("training", "2026-09");
  await submitProgress(people.head(), { reports: [returned] });
  await returnProgress(people.supervisor(), { id: returned.id, version: 2, reason: "依据不足" });
  await readyReport("jobs", "2026-10");
  await saveProgress(people.reporter(), typed("training", "2026-10", { value: "" }));
});

describe("the month of a unit", () => {
  it("lists what is asked first, with what is missing and the last approved figure", async () => {
    const { period, dueState, rows } = await progressMonth(people.reporter().viewer, undefined, AT);
    expect([period, dueState]).toEqual(["2026-10", "open"]);
    expect(rows.map(({ targetId, task, gaps }) => ({ targetId, task, gaps }))).toEqual([
      { targetId: "training", task: "to_complete", gaps: ["value"] },
      { targetId: "jobs", task: "to_submit", gaps: [] },
    ]);
    expect(rows[1]?.last).toEqual({ kind: "value", period: "2026-08", value: "2.5" });
  });

  it("is for the lead unit: a supporting unit sees the target and gets no form, another unit finds nothing", async () => {
    const key = { targetId: "jobs", period: "2026-10" };
    await expect(progressForm(people.otherReporter().viewer, key, AT)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(
      progressForm(people.reporter().viewer, { ...key, targetId: "schools" }, AT),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("says who returned a report and why", async () => {
    const form = await progressForm(
      people.reporter().viewer,
      { targetId: "training", period: "2026-09" },
      AT,
    );
    expect(form.steps.map(({ action, actorName, reason }) => [action, actorName, reason])).toEqual([
      ["progress.returned", "杜", "依据不足"],
      ["progress.submitted", "何", null],
    ]);
  });
});

describe("the supervisor's queue", () => {
  it("holds submitted reports only, and what was returned is out of sight until it is sent again", async () => {
    const { rows, total } = await reviewQueue(people.supervisor().viewer);
    expect([total, rows.items[0]?.report.targetId]).toEqual([1, "jobs"]);
    expect((await reviewQueue(people.supervisor().viewer, { unit: "jy" })).rows.items).toEqual([]);
    const { id } = await ledger.db.progressReport.findFirstOrThrow({ where: { state: "returned" } });
    await expect(reviewItem(people.supervisor().viewer, id, {}, AT)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("shows the light as it would be, beside the last approval, without changing it", async () => {
    const { rows } = await reviewQueue(people.supervisor().viewer);
    const item = await reviewItem(people.supervisor().viewer, rows.items[0]?.report.id ?? "", {}, AT);
    expect(item.wouldStand).toMatchObject({ actual: "2.5", light: "green" });
    expect(item.target.standing.reporting).toBe("in_review");
    expect(item.approvedBefore?.period).toBe("2026-08");
  });

  it("is not for a unit head, who may see the report", async () => {
    const { id } = await ledger.db.progressReport.findFirstOrThrow({ where: { state: "submitted" } });
    await expect(reviewItem(people.head().viewer, id, {}, AT)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the to-do page of each role", () => {
  it("a unit's: returned, late and due apart, with the month of each", async () => {
    const todo = await todoFor(people.head().viewer, AT);
    if (todo.kind !== "unit") throw new Error("wrong board");
    const places = (items: typeof todo.due) => items.map(({ period, row }) => `${period} ${row.targetId}`);
    expect(places(todo.returned)).toEqual(["2026-09 training"]);
    expect(places(todo.due)).toEqual(["2026-10 training"]);
    expect(places(todo.ready)).toEqual(["2026-10 jobs"]);
    expect(places(todo.late)).toContain("2026-08 training");
    expect(places(todo.late)).not.toContain("2026-09 jobs");
    expect(todo.inReview).toBe(1);
  });

  it("a supervisor's: who is late counts neither what waits for review nor other months", async () => {
    const todo = await todoFor(people.supervisor().viewer, AT);
    if (todo.kind !== "supervisor") throw new Error("wrong board");
    expect(todo.period).toBe("2026-09");
    const late = todo.late.map(({ unit, targets }) => [unit.id, targets.map((t) => [t.id, t.returned])]);
    expect(late.sort()).toEqual([
      ["jy", [["schools", false]]],
      ["rs", [["training", true]]],
    ]);
  });

  it("an auditor's: the latest changes and a chain that holds", async () => {
    const todo = await todoFor(people.auditor().viewer, AT);
    if (todo.kind !== "auditor") throw new Error("wrong board");
    expect(todo.chain.ok).toBe(true);
    expect(todo.latest[0]?.action).toBe("progress.saved");
  });
});
