import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { todoFor } from "@/lib/server/queries/todo";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor");
const RISING = ["0.2", "0.4", "0.7", "1", "1.3", "1.6", "1.9", "2.2", "2.5", "2.8", "3", "3.2"];
const custom = (id: string, values: string[], scheduleVersion = 0) =>
  scheduleTarget(supervisor, { id, scheduleVersion, kind: "custom", values });
const scheduleOf = (targetId: string) =>
  ledger.db.schedule.findUnique({
    where: { targetId },
    select: { kind: true, entries: true, version: true },
  });

beforeAll(async () => {
  await plantDistrict(ledger);
  const assigned = { leadUnitId: "jobs", dueOn: "2026-12-31" };
  await plantTarget(ledger, { id: "jobs", number: 1, assigned });
  await plantTarget(ledger, { id: "refusals", number: 2, assigned });
  await plantTarget(ledger, {
    id: "bridge",
    number: 3,
    measure: "milestone",
    comparator: "point",
    low: null,
    high: null,
    unit: null,
    assigned: { leadUnitId: "jobs", dueOn: "2026-10-31" },
  });
  await plantTarget(ledger, {
    id: "rules",
    number: 4,
    measure: "qualitative",
    comparator: "qualitative",
    low: null,
    high: null,
    unit: null,
  });
});

describe("schedule (序时计划) by month", () => {
  it("keeps twelve values, read as a person types them; an empty month has no task", async () => {
    await custom("jobs", ["", "４０００人", ...RISING.slice(2)]);
    expect(await scheduleOf("jobs")).toEqual({
      kind: "custom",
      entries: JSON.stringify([null, "0.4", ...RISING.slice(2)]),
      version: 1,
    });
  });

  it("tells the log only the months that changed", async () => {
    await custom("jobs", ["", "0.4", "0.8", ...RISING.slice(3)], 1);
    const event = await ledger.db.auditEvent.findFirst({
      where: { targetId: "jobs" },
      orderBy: { seq: "desc" },
      select: { body: true },
    });
    expect(JSON.parse(event?.body ?? "").payload).toEqual({
      before: { "2026-03": "0.7" },
      after: { "2026-03": "0.8" },
    });
  });

  it("tells the second of two people", async () => {
    await expect(custom("jobs", RISING, 1)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("can be taken back to equal steps", async () => {
    await scheduleTarget(supervisor, { id: "jobs", scheduleVersion: 2, kind: "linear" });
    expect(await scheduleOf("jobs")).toEqual({ kind: "linear", entries: null, version: 3 });
  });

  it.each([
    ["what is no number", ["a lot", ...RISING.slice(1)], { "values.0": "not_a_number" }],
    ["another unit", ["0.2公里", ...RISING.slice(1)], { "values.0": "unit_mismatch" }],
    ["a total that falls", ["0.2", "0.1", ...RISING.slice(2)], { "values.1": "schedule_falls" }],
    [
      "a year's end short of the target",
      [...RISING.slice(0, 11), "3.1"],
      { "values.11": "schedule_misses_target" },
    ],
  ])("refuses %s at its month", async (_, values, fields) => {
    await expect(custom("refusals", values)).rejects.toMatchObject({ code: "INVALID", details: { fields } });
    expect(await scheduleOf("refusals")).toBeNull();
  });

  it("of a growth rate says which months have a task; what it is judged by is the target (rule 3)", async () => {
    const rate = { measure: "growth", metric: "growth", low: "6", high: "6", unit: "%", baseline: null };
    await plantTarget(ledger, { id: "gdp", number: 5, ...rate, assigned: { leadUnitId: "jobs" } });
    await expect(custom("gdp", ["5", ...Array<string>(11).fill("6")])).rejects.toMatchObject({
      details: { fields: { "values.0": "schedule_rate_by_target" } },
    });
    await custom("gdp", ["", ...Array<string>(11).fill("6")]);
    const expectedIn = async (period: string) =>
      (await targetStandings(supervisor.viewer, { year: 2026, period, ids: ["gdp"] }))[0]?.standing
        .scheduleExpected;
    expect([await expectedIn("2026-01"), await expectedIn("2026-02")]).toEqual([null, "6"]);
  });

  it("does not go with a judgement", async () => {
    await expect(custom("rules", RISING)).rejects.toMatchObject({
      details: { problem: "schedule_kind_unfit" },
    });
  });

  it("is the supervisor's to set", async () => {
    const reporter = contextFor("reporter", { unitId: "jobs" });
    const input = { id: "refusals", scheduleVersion: 0, kind: "linear" } as const;
    await expect(scheduleTarget(reporter, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = contextFor("reporter", { unitId: "industry" });
    await expect(scheduleTarget(stranger, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("stages (节点) of a milestone", () => {
  const stages = (list: [string, string][], scheduleVersion = 0) =>
    scheduleTarget(supervisor, {
      id: "bridge",
      scheduleVersion,
      kind: "stages",
      stages: list.map(([name, period]) => ({ name, period })),
    });

  it.each<[string, [string, string][], object]>([
    ["a stage without a name", [["", "2026-03"]], { "stages.0.name": "stage_unnamed" }],
    [
      "stages out of order",
      [
        ["design", "2026-05"],
        ["ground", "2026-04"],
      ],
      { "stages.1.period": "stages_out_of_order" },
    ],
    ["a stage after the deadline", [["design", "2026-11"]], { "stages.0.period": "stage_after_deadline" }],
    ["a stage in another year", [["design", "2027-01"]], { "stages.0.period": "outside_year" }],
  ])("refuses %s at its field", async (_, list, fields) => {
    await expect(stages(list)).rejects.toMatchObject({ code: "INVALID", details: { fields } });
  });

  it("without stages a milestone waits on the supervisor's desk, and in the ledger's list of those", async () => {
    const { viewer, now } = contextFor("supervisor");
    const waiting = () =>
      targetStandings(viewer, { year: 2026, period: "2026-09", filter: { only: "unscheduled" } });
    expect((await waiting()).map(({ id }) => id)).toEqual(["bridge"]);
    expect(await todoFor(viewer, now)).toMatchObject({ kind: "supervisor", unscheduled: 1 });
    await stages([["design", "2026-03"]]);
    expect(await waiting()).toEqual([]);
    expect(await todoFor(viewer, now)).toMatchObject({ unscheduled: 0 });
    await ledger.db.$transaction((tx) => tx.schedule.delete({ where: { targetId: "bridge" } }));
  });

  it("keeps the stages that were accepted or wait for review", async () => {
    await stages([
      ["design", "2026-03"],
      ["ground", "2026-06"],
      ["open", "2026-10"],
    ]);
    await plantProgress(ledger, {
      targetId: "bridge",
      unitId: "jobs",
      period: "2026-06",
      value: null,
      stage: 2,
    });
    await expect(
      stages(
        [
          ["design", "2026-03"],
          ["open", "2026-10"],
        ],
        1,
      ),
    ).rejects.toMatchObject({
      details: { problem: "stages_accepted" },
    });
    await stages(
      [
        ["design", "2026-03"],
        ["ground", "2026-06"],
        ["trial", "2026-09"],
      ],
      1,
    );
    expect((await scheduleOf("bridge"))?.version).toBe(2);

    await plantProgress(ledger, {
      targetId: "bridge",
      unitId: "jobs",
      period: "2026-09",
      value: null,
      stage: 3,
      state: "submitted",
    });
    await expect(
      stages(
        [
          ["design", "2026-03"],
          ["ground", "2026-06"],
          ["open", "2026-10"],
        ],
        2,
      ),
    ).rejects.toMatchObject({ details: { problem: "stages_accepted" } });
  });
});
