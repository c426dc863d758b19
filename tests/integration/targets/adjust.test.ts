import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type z } from "zod";
import { expectedAt } from "@/lib/domain/schedule";
import { addDocument } from "@/lib/server/commands/add-document";
import {
  confirmAdjustment,
  refuseAdjustment,
  takeBackAdjustment,
} from "@/lib/server/commands/decide-adjustment";
import { downloadEvidence } from "@/lib/server/commands/download-evidence";
import { proposeAdjustment } from "@/lib/server/commands/propose-adjustment";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { waitingAdjustments } from "@/lib/server/queries/adjustments";
import { targetPage } from "@/lib/server/queries/target-page";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { liftLight } from "@/lib/server/commands/lift-light";
import { setLight } from "@/lib/server/commands/set-light";
import { withdrawTarget } from "@/lib/server/commands/withdraw-target";
import { type proposeAdjustmentInput } from "@/lib/schemas/targets";
import { discard, receive } from "@/lib/server/storage/blob-store";
import { type ViewerContext } from "@/lib/server/commands/context";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor");
const second = contextFor("supervisor", { userId: "second-supervisor" });

type Proposal = z.output<typeof proposeAdjustmentInput>;
const ADJUSTMENT: Omit<Proposal, "id" | "adjustmentId" | "evidenceId"> = {
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
/** Uploads the document as the route does. */
async function upload(targetId: string, evidenceId: string = randomUUID(), context = supervisor) {
  const file = await receive(new Blob(["the document"]).stream(), 1024);
  try {
    return await addDocument(context, { id: targetId, evidenceId, fileName: "依据.txt", file });
  } finally {
    await discard(file);
  }
}

/** Proposes with a document; the proposal's id. */
async function propose(change: Partial<Proposal> & { id: string }, context: ViewerContext = supervisor) {
  const adjustmentId = randomUUID();
  const { id: evidenceId } = await upload(change.id);
  await proposeAdjustment(context, { ...ADJUSTMENT, adjustmentId, evidenceId, ...change });
  return adjustmentId;
}

/** Proposes, and a second person confirms. */
async function adjust(change: Partial<Proposal> & { id: string }, now = second.now) {
  const id = await propose(change);
  await confirmAdjustment({ ...second, now }, { id, version: 1 });
}

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
  it("changes nothing before a second person confirms, then keeps what was in force with reason and document", async () => {
    const id = await propose({ id: "adjusted" });
    const lowOf = () =>
      ledger.db.target.findUniqueOrThrow({
        where: { id: "adjusted" },
        select: { low: true, high: true, version: true, versions: true },
      });
    expect(await lowOf()).toMatchObject({ low: "3.2", version: 1, versions: [] });
    expect(await waitingAdjustments(second.viewer)).toMatchObject([{ id, own: false }]);
    expect(await waitingAdjustments(supervisor.viewer)).toMatchObject([{ id, own: true }]);

    await confirmAdjustment(second, { id, version: 1 });
    const target = await lowOf();
    expect(target).toMatchObject({ low: "2.8", high: "2.8", version: 2 });
    expect(target.versions).toMatchObject([
      { version: 1, reason: ADJUSTMENT.reason, document: ADJUSTMENT.document },
    ]);
    expect(JSON.parse(target.versions[0]?.definition ?? "")).toMatchObject({
      indicator: "新增就业",
      low: "3.2",
      high: "3.2",
    });
    const events = await eventsOf("adjusted");
    expect(events.map(({ action }) => action)).toEqual([
      "evidence.added",
      "target.adjustment_proposed",
      "target.adjusted",
    ]);
    expect(JSON.parse(events[2]?.body ?? "")).toMatchObject({
      reason: ADJUSTMENT.reason,
      payload: { before: { low: "3.2" }, after: { low: "2.8" }, document: ADJUSTMENT.document },
    });
    expect(await waitingAdjustments(second.viewer)).toEqual([]);
  });

  it("shows the earlier version with its document to whoever sees the target, and to nobody else", async () => {
    const head = contextFor("unit_head", { unitId: "jobs" });
    const { versions } = await targetPage(head.viewer, "adjusted", {});
    const file = versions[0]?.evidence;
    expect(file).toMatchObject({ name: "依据.txt" });
    const { stream } = await downloadEvidence(head, { id: file!.id });
    stream.destroy();
    const other = contextFor("unit_head", { unitId: "industry" });
    await expect(downloadEvidence(other, { id: file!.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("nobody confirms the own proposal; it can be taken back, and proposed anew", async () => {
    const id = await propose({ id: "fresh" });
    await expect(confirmAdjustment(supervisor, { id, version: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { problem: "adjustment_own_proposal" },
    });
    await expect(propose({ id: "fresh", low: "2.9" })).rejects.toMatchObject({
      details: { problem: "adjustment_waits" },
    });
    await expect(takeBackAdjustment(second, { id, version: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await takeBackAdjustment(supervisor, { id, version: 1 });
    await expect(confirmAdjustment(second, { id, version: 2 })).rejects.toMatchObject({ code: "CONFLICT" });

    const later = new Date(supervisor.now.getTime() + 1000);
    const again = await propose({ id: "fresh" }, { ...supervisor, now: later });
    await refuseAdjustment(second, { id: again, version: 1, reason: "the document says otherwise" });
    const { adjustment } = await targetPage(supervisor.viewer, "fresh", {});
    expect(adjustment).toMatchObject({ state: "refused", refusal: "the document says otherwise" });
    expect(await ledger.db.targetVersion.count({ where: { targetId: "fresh" } })).toBe(0);
  });

  it("the leader in charge confirms as well, another field's does not see it", async () => {
    await plantTarget(ledger, {
      id: "led",
      number: 11,
      assigned: { leadUnitId: "jobs", leaderPostId: "vice-jobs" },
    });
    const id = await propose({ id: "led" });
    const other = contextFor("leader", { leaderPostId: "vice-industry" });
    await expect(confirmAdjustment(other, { id, version: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await confirmAdjustment(contextFor("leader", { leaderPostId: "vice-jobs" }), { id, version: 1 });
    const { low } = await ledger.db.target.findUniqueOrThrow({ where: { id: "led" }, select: { low: true } });
    expect(low).toBe("2.8");
  });

  it("what was proposed against a definition that no longer holds can't be confirmed", async () => {
    await plantTarget(ledger, { id: "moved", number: 12, assigned: { leadUnitId: "jobs" } });
    const id = await propose({ id: "moved" });
    await ledger.db.$transaction((tx) =>
      tx.target.update({ where: { id: "moved" }, data: { baseline: "0.5" }, select: { id: true } }),
    );
    await expect(confirmAdjustment(second, { id, version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      details: { problem: "adjustment_outdated" },
    });
    await refuseAdjustment(second, { id, version: 1, reason: "outdated" });
  });

  it("takes a document that was uploaded for this target; sent twice, it is kept once", async () => {
    const elsewhere = await upload("reported");
    await expect(
      proposeAdjustment(supervisor, {
        ...ADJUSTMENT,
        id: "fresh",
        adjustmentId: randomUUID(),
        evidenceId: elsewhere.id,
      }),
    ).rejects.toMatchObject({ details: { fields: { evidenceId: "document_file_missing" } } });
    await upload("reported", elsewhere.id);
    expect(await ledger.db.evidence.count({ where: { targetId: "reported" } })).toBe(1);
  });

  it("tells the second of two people, and changes nothing", async () => {
    await expect(propose({ id: "adjusted", low: "2.9" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await ledger.db.targetVersion.count({ where: { targetId: "adjusted" } })).toBe(1);
  });

  it("says when nothing would change", async () => {
    await expect(propose({ id: "fresh", low: "3.2" })).rejects.toMatchObject({
      details: { problem: "adjustment_nothing_changed" },
    });
  });

  it("does not reread what was reported: measure and unit stay once there are figures", async () => {
    const inPersons = { low: "28000", unit: "人" };
    await expect(propose({ id: "reported", ...inPersons })).rejects.toMatchObject({
      details: { problem: "target_already_reported" },
    });
    await adjust({ id: "fresh", ...inPersons });
  });

  it("does not reread a figure that was typed between proposal and confirmation either", async () => {
    await plantTarget(ledger, { id: "drafted", number: 9, assigned: { leadUnitId: "jobs" } });
    const id = await propose({ id: "drafted", low: "28000", unit: "人" });
    const draft = { targetId: "drafted", unitId: "jobs", period: "2026-03" };
    await plantProgress(ledger, { ...draft, value: "0.8", state: "returned" });
    await expect(confirmAdjustment(second, { id, version: 1 })).rejects.toMatchObject({
      details: { problem: "target_already_reported" },
    });
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
    await expect(propose({ id: "adjusted", version: 2, ...change })).rejects.toMatchObject({
      code: "INVALID",
      details: { fields },
    });
  });

  it("is not proposed by the leader who sees it, and not there for another field's leader", async () => {
    const own = contextFor("leader", { leaderPostId: "vice-jobs" });
    await expect(propose({ id: "adjusted", version: 2 }, own)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const other = contextFor("leader", { leaderPostId: "vice-industry" });
    await expect(propose({ id: "adjusted", version: 2 }, other)).rejects.toMatchObject({ code: "NOT_FOUND" });
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
    await adjust({ id: "halfway", low: "1.7", schedule: { kind: "linear" } }, inJuly.now);
    expect(await standingIn("2026-06")).toEqual({ ...before, inForce: "1.7" });
    expect(await standingIn("2026-07")).toMatchObject({ low: "1.7", completionRate: "1" });

    // The months before it keep their schedule on the target's page and in its dossier too.
    const { byMonth, schedule } = await targetPage(supervisor.viewer, "halfway", {});
    expect(
      [byMonth, schedule].map((one) => [expectedAt(one, "2026-06"), expectedAt(one, "2026-12")]),
    ).toEqual([
      ["1.2", "1.7"],
      ["0.85", "1.7"],
    ]);
  });
});

describe("name and category before an adjustment", () => {
  it("stay in the months before it: they are called and added up as they were", async () => {
    await plantTarget(ledger, { id: "renamed", number: 15, assigned: { leadUnitId: "jobs" } });
    const change = { indicator: "城镇新增就业", category: "economy", low: "3.2", direction: "down" } as const;
    await adjust({ id: "renamed", ...change }, new Date("2026-07-10T01:00:00Z"));
    const listed = async (period: string, category?: "economy" | "livelihood") => {
      const query = { year: 2026, period, filter: { category } };
      const found = (await targetStandings(supervisor.viewer, query)).find(({ id }) => id === "renamed");
      return found && [found.indicator, found.category];
    };
    expect(await listed("2026-06")).toEqual(["新增就业", "livelihood"]);
    expect(await listed("2026-07")).toEqual(["城镇新增就业", "economy"]);
    expect(await listed("2026-06", "livelihood")).toEqual(["新增就业", "livelihood"]);
    expect(await listed("2026-06", "economy")).toBeUndefined();
    expect(await listed("2026-07", "economy")).toEqual(["城镇新增就业", "economy"]);

    const { versions } = await targetPage(supervisor.viewer, "renamed", { period: "2026-06" });
    expect(versions[0]?.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ["indicator", "新增就业", "城镇新增就业"],
      ["category", "livelihood", "economy"],
      ["direction", "up", "down"],
    ]);
  });
});

describe("an adjustment of deadline, stages and schedule", () => {
  const inJuly = new Date("2026-07-10T01:00:00Z");
  const standingIn = async (id: string, period: string) => {
    const [target] = await targetStandings(supervisor.viewer, { year: 2026, period, ids: [id] });
    const { completionRate, scheduleExpected, light } = target!.standing;
    return { completionRate, scheduleExpected, light, due: target!.definition.duePeriod };
  };

  it("of the deadline only: months before it keep theirs", async () => {
    await plantTarget(ledger, { id: "sooner", number: 13, assigned: { leadUnitId: "jobs" } });
    await plantProgress(ledger, { targetId: "sooner", unitId: "jobs", period: "2026-06", value: "1.6" });
    const june = await standingIn("sooner", "2026-06");
    expect(june).toMatchObject({ scheduleExpected: "1.6", due: "2026-12" });
    const unchanged = { id: "sooner", low: "3.2" };
    await expect(propose({ ...unchanged, dueOn: "2027-01-31" })).rejects.toMatchObject({
      details: { fields: { dueOn: "due_outside_year" } },
    });
    await adjust({ ...unchanged, dueOn: "2026-10-31" }, inJuly);
    expect(await standingIn("sooner", "2026-06")).toEqual(june);
    expect(await standingIn("sooner", "2026-07")).toMatchObject({
      scheduleExpected: "2.24",
      due: "2026-10",
    });
    expect((await eventsOf("sooner")).map(({ action }) => action)).toEqual([
      "evidence.added",
      "evidence.added",
      "target.adjustment_proposed",
      "target.adjusted",
      "target.assigned",
    ]);
  });

  it("of a milestone's stages: the months before it count the stages of then", async () => {
    const judged = { measure: "milestone", comparator: "point", low: null, high: null, unit: null };
    const design = { name: "设计", period: "2026-03" };
    const stages = [design, { name: "完工", period: "2026-10" }];
    await plantTarget(ledger, { id: "bridge", number: 14, ...judged, assigned: { leadUnitId: "jobs" } });
    await scheduleTarget(supervisor, { id: "bridge", scheduleVersion: 0, kind: "stages", stages });
    const march = { targetId: "bridge", unitId: "jobs", period: "2026-03" };
    await plantProgress(ledger, { ...march, value: null, stage: 1 });
    const before = await standingIn("bridge", "2026-03");
    const said = { id: "bridge", measure: "milestone", comparator: "point", low: "", unit: null } as const;
    await expect(
      propose({ ...said, schedule: { kind: "stages", stages: stages.slice(1) } }),
    ).rejects.toMatchObject({ details: { problem: "stages_accepted" } });
    const more = [...stages, { name: "验收", period: "2026-12" }];
    await adjust({ ...said, schedule: { kind: "stages", stages: more } }, inJuly);
    expect(before).toMatchObject({ completionRate: "0.5" });
    expect(await standingIn("bridge", "2026-03")).toEqual(before);
    await plantProgress(ledger, { ...march, period: "2026-07", value: null, stage: 1 });
    expect(await standingIn("bridge", "2026-07")).toMatchObject({ completionRate: "0.333333333333" });
  });

  it("is refused where the schedule misses the target, at its month", async () => {
    const values = ["0.2", "0.4", "0.6", "0.8", "1", "1.2", "1.4", "1.6", "2", "2.4", "2.5", "2.7"];
    await expect(
      propose({ id: "sooner", version: 2, low: "3.2", schedule: { kind: "custom", values } }),
    ).rejects.toMatchObject({
      details: { fields: { "values.9": "schedule_misses_target" } },
    });
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
