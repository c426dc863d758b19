import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type z } from "zod";
import { adjustTarget } from "@/lib/server/commands/adjust-target";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { liftLight } from "@/lib/server/commands/lift-light";
import { setLight } from "@/lib/server/commands/set-light";
import { withdrawTarget } from "@/lib/server/commands/withdraw-target";
import { type adjustTargetInput } from "@/lib/schemas/targets";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor");
const ADJUSTMENT: Omit<z.output<typeof adjustTargetInput>, "id"> = {
  version: 1,
  indicator: "新增就业",
  category: "livelihood",
  measure: "cumulative",
  metric: "level",
  comparator: "at_least",
  direction: "up",
  low: "2.8",
  high: "",
  unit: "万人",
  baseline: "0",
  reason: "the city lowered its own target",
  document: "Gov. doc. 2026 No. 5",
};
const eventsOf = (targetId: string) =>
  ledger.db.auditEvent.findMany({
    where: { targetId },
    orderBy: { seq: "asc" },
    select: { action: true, body: true },
  });

beforeAll(async () => {
  await plantDistrict(ledger);
  const assigned = { leadUnitId: "jobs", leaderPostId: "vice-jobs" };
  for (const [index, id] of ["adjusted", "reported", "fresh", "withdrawn", "lit"].entries())
    await plantTarget(ledger, { id, number: index + 1, assigned });
  await plantProgress(ledger, { targetId: "reported", unitId: "jobs", period: "2026-03", value: "0.8" });
});

describe("adjusting a target (目标调整)", () => {
  it("keeps the definition that was in force, with the reason and the document", async () => {
    await adjustTarget(supervisor, { id: "adjusted", ...ADJUSTMENT });
    const target = await ledger.db.target.findUnique({
      where: { id: "adjusted" },
      select: { low: true, high: true, version: true, versions: true },
    });
    expect(target).toMatchObject({ low: "2.8", high: "2.8", version: 2 });
    expect(target?.versions).toHaveLength(1);
    expect(target?.versions[0]).toMatchObject({
      version: 1,
      reason: ADJUSTMENT.reason,
      document: ADJUSTMENT.document,
    });
    expect(JSON.parse(target?.versions[0]?.definition ?? "")).toMatchObject({
      indicator: "新增就业",
      low: "3.2",
      high: "3.2",
    });
    const [event] = await eventsOf("adjusted");
    expect(JSON.parse(event?.body ?? "")).toMatchObject({
      reason: ADJUSTMENT.reason,
      payload: { before: { low: "3.2" }, after: { low: "2.8" }, document: ADJUSTMENT.document },
    });
  });

  it("tells the second of two people, and changes nothing", async () => {
    await expect(
      adjustTarget(supervisor, { id: "adjusted", ...ADJUSTMENT, low: "2.9" }),
    ).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await ledger.db.targetVersion.count({ where: { targetId: "adjusted" } })).toBe(1);
  });

  it("says when nothing would change", async () => {
    await expect(adjustTarget(supervisor, { id: "fresh", ...ADJUSTMENT, low: "3.2" })).rejects.toMatchObject({
      details: { problem: "nothing_changed" },
    });
  });

  it("does not reread what was reported: measure and unit stay once there are figures", async () => {
    await expect(
      adjustTarget(supervisor, { id: "reported", ...ADJUSTMENT, low: "28000", unit: "人" }),
    ).rejects.toMatchObject({ details: { problem: "target_already_reported" } });
    await adjustTarget(supervisor, { id: "fresh", ...ADJUSTMENT, low: "28000", unit: "人" });
  });

  it("does not reread a figure that a unit has typed and not handed over either", async () => {
    await plantTarget(ledger, { id: "drafted", number: 9, assigned: { leadUnitId: "jobs" } });
    const draft = { targetId: "drafted", unitId: "jobs", period: "2026-03" };
    await plantProgress(ledger, { ...draft, value: "0.8", state: "returned" });
    await expect(
      adjustTarget(supervisor, { id: "drafted", ...ADJUSTMENT, low: "28000", unit: "人" }),
    ).rejects.toMatchObject({ details: { problem: "target_already_reported" } });
  });

  it.each([
    ["no value", { low: "" }, { low: "target_gap_value_missing" }],
    ["what is no number", { low: "many" }, { low: "not_a_number" }],
    [
      "a range upside down",
      { comparator: "range", low: "3", high: "2" } as const,
      { high: "target_gap_range_reversed" },
    ],
    [
      "a judged wording with a counted measure",
      { comparator: "qualitative" } as const,
      { measure: "target_gap_measure_unfit" },
    ],
  ])("refuses %s at its field", async (_, change, fields) => {
    await expect(
      adjustTarget(supervisor, { id: "adjusted", ...ADJUSTMENT, version: 2, ...change }),
    ).rejects.toMatchObject({ code: "INVALID", details: { fields } });
  });

  it("is not for the leader who sees it, and not there for another field's leader", async () => {
    const own = contextFor("leader", { leaderPostId: "vice-jobs" });
    await expect(adjustTarget(own, { id: "adjusted", ...ADJUSTMENT })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const other = contextFor("leader", { leaderPostId: "vice-industry" });
    await expect(adjustTarget(other, { id: "adjusted", ...ADJUSTMENT })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the standing of the months before an adjustment", () => {
  it("stays what it was: it rests on the version and the schedule that held then", async () => {
    await plantTarget(ledger, { id: "halfway", number: 10, assigned: { leadUnitId: "jobs" } });
    const months = ["0.2", "0.4", "0.6", "0.8", "1", "1.2", "1.4", "1.6", "2", "2.4", "2.8", "3.2"];
    const own = { targetId: "halfway", kind: "custom", entries: JSON.stringify(months) };
    await ledger.db.$transaction((tx) =>
      tx.schedule.create({ data: { id: "schedule-halfway", ...own }, select: { id: true } }),
    );
    for (const [period, value] of Object.entries({ "2026-06": "1.6", "2026-07": "1.7" }))
      await plantProgress(ledger, { targetId: "halfway", unitId: "jobs", period, value });
    const standingIn = async (period: string) => {
      const [target] = await targetStandings(supervisor.viewer, { year: 2026, period, ids: ["halfway"] });
      const { completionRate, scheduleExpected } = target!.standing;
      return { low: target!.definition.low, inForce: target!.inForce.low, completionRate, scheduleExpected };
    };
    const before = await standingIn("2026-06");
    expect(before).toEqual({ low: "3.2", inForce: "3.2", completionRate: "0.5", scheduleExpected: "1.2" });

    const inJuly = { ...supervisor, now: new Date("2026-07-10T01:00:00Z") };
    await adjustTarget(inJuly, { id: "halfway", ...ADJUSTMENT, low: "1.7" });
    await scheduleTarget(inJuly, { id: "halfway", scheduleVersion: 1, kind: "linear" });
    expect(await standingIn("2026-06")).toEqual({ ...before, inForce: "1.7" });
    expect(await standingIn("2026-07")).toMatchObject({ low: "1.7", completionRate: "1" });
  });
});

describe("withdrawing a target (撤销)", () => {
  it("says why, and happens once", async () => {
    const input = { id: "withdrawn", version: 1, reason: "merged with another" };
    await withdrawTarget(supervisor, input);
    const target = await ledger.db.target.findUnique({ where: { id: "withdrawn" }, select: { state: true } });
    expect(target?.state).toBe("withdrawn");
    await expect(withdrawTarget(supervisor, { ...input, version: 2 })).rejects.toMatchObject({
      details: { problem: "target_withdrawn" },
    });
    expect((await eventsOf("withdrawn")).map(({ action }) => action)).toEqual(["target.withdrawn"]);
  });
});

describe("a light set by hand (rule 7)", () => {
  const light = (change: Partial<Parameters<typeof setLight>[1]> = {}) =>
    setLight(supervisor, {
      id: randomUUID(),
      targetId: "lit",
      period: "2026-09",
      light: "yellow",
      reason: "the figure is late but work goes on",
      current: null,
      ...change,
    });

  it("replaces the one before, of which the person must know", async () => {
    const first = randomUUID();
    await light({ id: first });
    await expect(light()).rejects.toMatchObject({ code: "CONFLICT" });
    await light({ current: first, light: "green" });
    const standing = await ledger.db.lightOverride.findMany({
      where: { targetId: "lit", liftedAt: null },
      select: { light: true },
    });
    expect(standing).toEqual([{ light: "green" }]);
  });

  it("is lifted once, with a reason", async () => {
    const current = await ledger.db.lightOverride.findFirstOrThrow({
      where: { targetId: "lit", liftedAt: null },
    });
    await liftLight(supervisor, { id: current.id, reason: "reported since" });
    await expect(liftLight(supervisor, { id: current.id, reason: "again" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect((await eventsOf("lit")).map(({ action }) => action)).toEqual([
      "light.set",
      "light.set",
      "light.lifted",
    ]);
  });

  it("is not for a month that has not begun", async () => {
    await expect(light({ period: "2026-11" })).rejects.toMatchObject({
      details: { fields: { period: "period_not_open" } },
    });
  });

  it("is not for the unit itself", async () => {
    const head = contextFor("unit_head", { unitId: "jobs" });
    await expect(
      setLight(head, {
        id: randomUUID(),
        targetId: "lit",
        period: "2026-09",
        light: "green",
        reason: "we say so",
        current: null,
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
