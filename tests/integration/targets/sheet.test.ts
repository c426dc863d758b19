import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editTargets } from "@/lib/server/commands/edit-targets";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { reportHistory } from "@/lib/server/queries/record-history";
import { targetSheet } from "@/lib/server/queries/target-sheet";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor", { name: "杜" });
const colleague = contextFor("supervisor", { userId: "cha", name: "查" });
const seen = (
  id: string,
  edit: Parameters<typeof editTargets>[1]["rows"][number]["edit"],
  versions = {},
) => ({
  id,
  version: 1,
  assignmentVersion: 0,
  edit,
  ...versions,
});
const eventsOf = async (targetId: string) =>
  (
    await ledger.db.auditEvent.findMany({
      where: { targetId },
      orderBy: { seq: "asc" },
      select: { action: true, body: true },
    })
  ).map(({ action, body }) => ({ action, payload: (JSON.parse(body) as { payload: object }).payload }));

beforeAll(async () => {
  await plantDistrict(ledger);
  for (const [index, id] of ["free", "other", "reported", "raced", "undone"].entries())
    await plantTarget(ledger, { id, number: index + 1 });
  await plantTarget(ledger, { id: "bound", number: 6, assigned: { leadUnitId: "jobs" } });
  for (const targetId of ["reported", "bound"])
    await plantProgress(ledger, { targetId, unitId: "jobs", period: "2026-03", value: "0.8" });
});

describe("the responsibility table (责任分工表)", () => {
  it("saves each row for itself: what is wrong is told at its cell, the others are stored with their events", async () => {
    const outcome = await editTargets(supervisor, {
      rows: [
        seen("free", { leadUnitId: "jobs", supportUnitIds: ["industry"], weight: "2", category: "economy" }),
        seen("other", { leaderPostId: "vice-jobs" }),
        seen("reported", { measure: "closing" }),
      ],
    });
    expect(outcome.refused).toEqual({
      other: { leadUnitId: "lead_unit_missing" },
      reported: { measure: "measure_needs_adjustment" },
    });
    expect(outcome.rows).toMatchObject([
      { id: "free", version: 2, assignmentVersion: 1, leadUnitId: "jobs", dueOn: "2026-12-31", weight: "2" },
    ]);
    expect(await eventsOf("free")).toEqual([
      {
        action: "target.completed",
        payload: {
          before: { category: "livelihood", weight: "1" },
          after: { category: "economy", weight: "2" },
        },
      },
      {
        action: "target.assigned",
        payload: expect.objectContaining({
          after: expect.objectContaining({ leadUnit: "jobs bureau", supportUnits: ["industry bureau"] }),
        }),
      },
    ]);
    expect(await eventsOf("other")).toEqual([]);
  });

  it("tells at the row who was faster, and leaves what that person made of it", async () => {
    await editTargets(colleague, { rows: [seen("raced", { leadUnitId: "industry" })] });
    const outcome = await editTargets(supervisor, { rows: [seen("raced", { leadUnitId: "jobs" })] });
    expect(outcome.overtaken).toEqual({ raced: "查" });
    expect(outcome.rows).toMatchObject([{ id: "raced", leadUnitId: "industry" }]);
  });

  it("takes an assignment away again, as undo does, with an event of its own", async () => {
    await editTargets(supervisor, { rows: [seen("undone", { leadUnitId: "jobs" })] });
    const outcome = await editTargets(supervisor, {
      rows: [seen("undone", { leadUnitId: null }, { assignmentVersion: 1 })],
    });
    expect(outcome.rows).toMatchObject([
      { id: "undone", leadUnitId: null, dueOn: null, assignmentVersion: 0 },
    ]);
    expect((await eventsOf("undone")).at(-1)).toMatchObject({
      action: "target.assigned",
      payload: { before: { leadUnit: "jobs bureau" }, after: { leadUnit: null } },
    });
  });

  it("does not leave a unit's report without its unit, and gives nothing to a dissolved one", async () => {
    await ledger.db.$transaction((tx) =>
      tx.unit.update({ where: { id: "environment" }, data: { active: false }, select: { id: true } }),
    );
    const outcome = await editTargets(supervisor, {
      rows: [
        seen("bound", { leadUnitId: null }, { assignmentVersion: 1 }),
        seen("other", { leadUnitId: "environment" }),
      ],
    });
    expect(outcome.refused).toEqual({
      bound: { leadUnitId: "assignment_in_use" },
      other: { leadUnitId: "unit_not_active" },
    });
  });

  it("says which cells take an adjustment", async () => {
    const rows = await targetSheet(supervisor.viewer, { year: 2026 });
    expect(rows.filter(({ fixed }) => fixed.measure || fixed.baseline).map(({ id }) => id)).toEqual([
      "reported",
      "bound",
    ]);
  });

  it("holds a ledger of 2,000 targets, each with its supporting units in their order", async () => {
    const {
      id: _,
      number: __,
      year: ___,
      statementId: ____,
      ...target
    } = await ledger.db.target.findUniqueOrThrow({
      where: { id: "free" },
    });
    const statement = await ledger.db.statement.findUniqueOrThrow({ where: { id: "statement-free" } });
    const ids = Array.from({ length: 2_000 }, (_, index) => `many-${index}`);
    await ledger.db.$transaction(async (tx) => {
      await tx.statement.createMany({ data: ids.map((id) => ({ ...statement, id: `statement-${id}` })) });
      await tx.target.createMany({
        data: ids.map((id, number) => ({
          ...target,
          id,
          number,
          year: 2027,
          statementId: `statement-${id}`,
        })),
      });
      await tx.assignment.createMany({
        data: ids.map((id) => ({
          id: `of-${id}`,
          targetId: id,
          leadUnitId: "environment",
          dueOn: "2027-12-31",
        })),
      });
      await tx.assignmentSupport.createMany({
        data: ids.flatMap((id) =>
          ["industry", "jobs"].map((unitId) => ({ assignmentId: `of-${id}`, unitId })),
        ),
      });
    });
    const rows = await targetSheet(supervisor.viewer, { year: 2027 });
    expect(rows).toHaveLength(2_000);
    expect(new Set(rows.map(({ supportUnitIds }) => supportUnitIds.join()))).toEqual(
      new Set(["jobs,industry"]),
    );
    // The standing of as many, with which the ledger, the cockpit and every export begin.
    const standings = await targetStandings(supervisor.viewer, { year: 2027, period: "2027-03" });
    expect(standings).toHaveLength(2_000);
    expect(
      new Set(standings.map(({ assignment }) => assignment?.supportUnits.map(({ id }) => id).join())),
    ).toEqual(new Set(["jobs,industry"]));
    // Their report, with more statements than a query takes parameters.
    expect(await reportHistory(supervisor.viewer, "report")).toEqual([]);
    // And frozen as a snapshot, with a report each.
    await ledger.db.$transaction((tx) =>
      tx.progressReport.createMany({
        data: ids.map((targetId) => ({
          id: `report-${targetId}`,
          targetId,
          unitId: "environment",
          period: "2027-03",
          revision: 1,
          state: "approved",
          value: "1",
          authorId: "user-reporter",
          createdAt: supervisor.now,
          updatedAt: supervisor.now,
        })),
      }),
    );
    await takeSnapshot(
      { ...supervisor, now: new Date("2027-04-20T01:00:00Z") },
      { id: "00000000-0000-4000-8000-000000002027", name: "2,000", period: "2027-03" },
    );
    const { targets } = await ledger.db.snapshot.findUniqueOrThrow({ where: { name: "2,000" } });
    expect(targets).toBe(2_000);
  });

  it("is the supervisor's", async () => {
    const leader = contextFor("leader", { leaderPostId: "vice-jobs", overall: true });
    await expect(editTargets(leader, { rows: [seen("other", { weight: "3" })] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
