import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignTargets } from "@/lib/server/commands/assign-targets";
import { editTargets } from "@/lib/server/commands/edit-targets";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor");
const MARCH = "rewrites_month:2026-03";
const HALVES = ["0.2", "0.5", "0.8", "1.1", "1.3", "1.6", "1.9", "2.1", "2.4", "2.7", "2.9", "3.2"];

async function standingIn(id: string, period: string) {
  const [target] = await targetStandings(supervisor.viewer, { year: 2026, period, ids: [id] });
  const { scheduleExpected, completionRate, light } = target!.standing;
  return { scheduleExpected, completionRate, light };
}

beforeAll(async () => {
  await plantDistrict(ledger);
  const assigned = { leadUnitId: "jobs" };
  for (const [index, id] of ["scheduled", "assigned", "sheet", "later"].entries()) {
    await plantTarget(ledger, { id, number: index + 1, assigned });
    for (const period of ["2026-03", "2026-04"])
      await plantProgress(ledger, { targetId: id, unitId: "jobs", period, value: "0.8" });
  }
  await plantTarget(ledger, {
    id: "bridge",
    number: 5,
    measure: "milestone",
    comparator: "point",
    low: null,
    high: null,
    unit: null,
    assigned,
  });
  await scheduleTarget(supervisor, {
    id: "bridge",
    scheduleVersion: 0,
    kind: "stages",
    stages: [
      { name: "开工", period: "2026-03" },
      { name: "完工", period: "2026-10" },
    ],
  });
  await plantProgress(ledger, {
    targetId: "bridge",
    unitId: "jobs",
    period: "2026-03",
    value: null,
    stage: 1,
  });
});

describe("past months are rewritten by an adjustment (目标调整) only", () => {
  it("not by an own schedule: refused at the first month that is settled, which stays what it was", async () => {
    const before = await standingIn("scheduled", "2026-03");
    const schedule = (values: readonly string[], id = "scheduled") =>
      scheduleTarget(supervisor, { id, scheduleVersion: 0, kind: "custom", values: [...values] });
    await expect(schedule(["0.1", "0.2", "0.3", ...HALVES.slice(3)])).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: { "values.2": MARCH } },
    });
    expect(await standingIn("scheduled", "2026-03")).toEqual(before);
  });

  it("takes an own schedule for the months to come, over equal steps as the form rounds them", async () => {
    const [march, april] = await Promise.all([
      standingIn("later", "2026-03"),
      standingIn("later", "2026-04"),
    ]);
    expect(april.scheduleExpected).toBe("1.06666666667");
    const values = ["0.2667", "0.5333", "0.8", "1.0667", "1.1", ...HALVES.slice(5)];
    await scheduleTarget(supervisor, { id: "later", scheduleVersion: 0, kind: "custom", values });
    expect(await standingIn("later", "2026-03")).toEqual(march);
    expect(await standingIn("later", "2026-04")).toEqual(april);
    expect(await standingIn("later", "2026-05")).toMatchObject({ scheduleExpected: "1.1" });
    await expect(
      scheduleTarget(supervisor, { id: "later", scheduleVersion: 1, kind: "linear" }),
    ).resolves.toBeUndefined();
  });

  it("not by the stages of a milestone: the part that is done would get smaller", async () => {
    await expect(
      scheduleTarget(supervisor, {
        id: "bridge",
        scheduleVersion: 1,
        kind: "stages",
        stages: [
          { name: "开工", period: "2026-03" },
          { name: "完工", period: "2026-10" },
          { name: "验收", period: "2026-11" },
        ],
      }),
    ).rejects.toMatchObject({ details: { fields: { stages: MARCH } } });
    expect(await standingIn("bridge", "2026-03")).toMatchObject({ completionRate: "0.5" });
  });

  it("not by a deadline, of one or of many", async () => {
    const before = await standingIn("assigned", "2026-03");
    await expect(
      assignTargets(supervisor, { targets: [{ id: "assigned", assignmentVersion: 1 }], dueOn: "2026-06-30" }),
    ).rejects.toMatchObject({ code: "INVALID", details: { fields: { dueOn: MARCH } } });
    expect(await standingIn("assigned", "2026-03")).toEqual(before);
    // Another day of the same month changes nothing that was expected.
    await assignTargets(supervisor, {
      targets: [{ id: "assigned", assignmentVersion: 1 }],
      dueOn: "2026-12-20",
    });
  });

  it("not in the responsibility table (责任分工表): told at its cell", async () => {
    const outcome = await editTargets(supervisor, {
      rows: [{ id: "sheet", version: 1, assignmentVersion: 1, edit: { dueOn: "2026-10-31" } }],
    });
    expect(outcome.refused).toEqual({ sheet: { dueOn: MARCH } });
  });
});
