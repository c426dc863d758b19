import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignTargets } from "@/lib/server/commands/assign-targets";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor");
const to = (id: string, assignmentVersion = 0) => ({ id, assignmentVersion });
const assignmentOf = (targetId: string) =>
  ledger.db.assignment.findUnique({
    where: { targetId },
    select: {
      leadUnitId: true,
      leaderPostId: true,
      dueOn: true,
      version: true,
      supports: { select: { unitId: true } },
    },
  });

beforeAll(async () => {
  await plantDistrict(ledger);
  for (const [index, id] of ["a", "b", "c", "d", "e"].entries())
    await plantTarget(ledger, { id, number: index + 1 });
  await plantTarget(ledger, {
    id: "owned",
    number: 20,
    assigned: { leadUnitId: "jobs", leaderPostId: "vice-jobs", supports: ["industry"] },
  });
  await plantTarget(ledger, { id: "gone", number: 21, state: "withdrawn" });
});

describe("assignment (责任分工)", () => {
  it("names leader, lead unit, supporters and deadline, and says so in the log by name", async () => {
    await assignTargets(supervisor, {
      targets: [to("a")],
      leadUnitId: "jobs",
      supportUnitIds: ["industry", "environment"],
      leaderPostId: "vice-jobs",
      dueOn: "2026-11-30",
    });
    expect(await assignmentOf("a")).toEqual({
      leadUnitId: "jobs",
      leaderPostId: "vice-jobs",
      dueOn: "2026-11-30",
      version: 1,
      supports: [{ unitId: "environment" }, { unitId: "industry" }],
    });
    const event = await ledger.db.auditEvent.findFirst({ where: { targetId: "a" }, select: { body: true } });
    expect(JSON.parse(event?.body ?? "")).toMatchObject({
      action: "target.assigned",
      payload: {
        before: { leadUnit: null },
        after: {
          leadUnit: "jobs bureau",
          supportUnits: ["industry bureau", "environment bureau"],
          dueOn: "2026-11-30",
        },
      },
    });
  });

  it("is due at the year's end unless a day is named", async () => {
    await assignTargets(supervisor, { targets: [to("b")], leadUnitId: "industry" });
    expect((await assignmentOf("b"))?.dueOn).toBe("2026-12-31");
  });

  it("of many, leaves the one that was assigned meanwhile and names it", async () => {
    await assignTargets(supervisor, { targets: [to("c")], leadUnitId: "environment" });
    const result = await assignTargets(supervisor, {
      targets: [to("c", 0), to("d"), to("e")],
      leadUnitId: "jobs",
    });
    expect(result).toEqual({ assigned: ["d", "e"], stale: ["c"] });
    expect((await assignmentOf("c"))?.leadUnitId).toBe("environment");
    expect((await assignmentOf("e"))?.leadUnitId).toBe("jobs");
  });

  it("refuses a form that is wholly out of date", async () => {
    await expect(
      assignTargets(supervisor, { targets: [to("c", 0)], leadUnitId: "jobs" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("of two people at the same instant, one wins and the other is told", async () => {
    await plantTarget(ledger, { id: "race", number: 30 });
    const outcomes = await Promise.allSettled([
      assignTargets(supervisor, { targets: [to("race")], leadUnitId: "jobs" }),
      assignTargets(supervisor, { targets: [to("race")], leadUnitId: "industry" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await ledger.db.auditEvent.count({ where: { targetId: "race" } })).toBe(1);
  });

  it("a part that is left out stays, and a supporter that takes the lead supports no more", async () => {
    await assignTargets(supervisor, { targets: [to("owned", 1)], leadUnitId: "industry" });
    expect(await assignmentOf("owned")).toMatchObject({
      leadUnitId: "industry",
      leaderPostId: "vice-jobs",
      version: 2,
      supports: [],
    });
  });

  it.each([
    ["no lead unit", { leaderPostId: "vice-jobs" }, { leadUnitId: "lead_unit_missing" }],
    [
      "a lead unit that supports itself",
      { leadUnitId: "jobs", supportUnitIds: ["jobs"] },
      { supportUnitIds: "lead_also_supports" },
    ],
    [
      "a deadline in another year",
      { leadUnitId: "jobs", dueOn: "2027-01-31" },
      { dueOn: "due_outside_year" },
    ],
    [
      "a day that the calendar lacks",
      { leadUnitId: "jobs", dueOn: "2026-02-30" },
      { dueOn: "due_not_a_day" },
    ],
    ["an unknown unit", { leadUnitId: "nobody" }, { leadUnitId: "unit_not_active" }],
    [
      "an unknown post",
      { leadUnitId: "jobs", leaderPostId: "nobody" },
      { leaderPostId: "leader_post_unknown" },
    ],
  ])("refuses %s at its field", async (_, change, fields) => {
    await plantTarget(ledger, { id: `refused-${_}`, number: 40 + (await ledger.db.target.count()) });
    await expect(
      assignTargets(supervisor, { targets: [to(`refused-${_}`)], ...change }),
    ).rejects.toMatchObject({
      code: "INVALID",
      details: { fields },
    });
  });

  it("refuses a withdrawn target", async () => {
    await expect(
      assignTargets(supervisor, { targets: [to("gone")], leadUnitId: "jobs" }),
    ).rejects.toMatchObject({
      details: { problem: "target_withdrawn" },
    });
  });
});

describe("who may assign", () => {
  it("another unit's reporter does not find the target", async () => {
    const stranger = contextFor("reporter", { unitId: "environment" });
    await expect(
      assignTargets(stranger, { targets: [to("owned", 2)], leadUnitId: "environment" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each([
    ["the lead unit's reporter", contextFor("reporter", { unitId: "jobs" })],
    ["a supporting unit's reporter", contextFor("reporter", { unitId: "environment" })],
    ["the lead unit's head", contextFor("unit_head", { unitId: "jobs" })],
    ["the leader in charge", contextFor("leader", { leaderPostId: "vice-jobs" })],
    ["the auditor", contextFor("auditor")],
  ])("%s sees the target and may not", async (_, context) => {
    await expect(assignTargets(context, { targets: [to("a", 1)], leadUnitId: "jobs" })).rejects.toMatchObject(
      {
        code: "FORBIDDEN",
      },
    );
  });
});
