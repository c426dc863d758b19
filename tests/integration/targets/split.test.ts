import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type z } from "zod";
import { proposeAdjustment } from "@/lib/server/commands/propose-adjustment";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { splitTarget } from "@/lib/server/commands/split-target";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { unsplitTarget } from "@/lib/server/commands/unsplit-target";
import { withdrawTarget } from "@/lib/server/commands/withdraw-target";
import { importGround } from "@/lib/server/ledger-import/import-ground";
import { lastYearTargets } from "@/lib/server/queries/last-year";
import { ledgerCheck } from "@/lib/server/queries/ledger-check";
import { ledgerPage } from "@/lib/server/queries/ledger-page";
import { periodOverview } from "@/lib/server/queries/period-overview";
import { progressMonth } from "@/lib/server/queries/progress-month";
import { standingReport } from "@/lib/server/queries/standing";
import { targetPage } from "@/lib/server/queries/target-page";
import { targetSheet } from "@/lib/server/queries/target-sheet";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { supervisorTodo } from "@/lib/server/queries/todo/supervisor";
import { type splitTargetInput } from "@/lib/schemas/targets";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

type SplitInput = z.output<typeof splitTargetInput>;

const AT = new Date("2026-10-20T01:00:00Z");
const supervisor = contextFor("supervisor");
const head = (unitId: string) => contextFor("unit_head", { unitId, unitName: unitId });
const NEW = { id: null, version: 0, assignmentVersion: 0, weight: "1", dueOn: "2026-12-31" } as const;
const parts = (...asked: readonly (readonly [unitId: string, value: string])[]): SplitInput["parts"] =>
  asked.map(([unitId, value]) => ({ ...NEW, unitId, value }));
/** In February, after January's deadline, unless the test says when. */
const split = (id: string, rest: Partial<SplitInput> = {}, now = new Date("2026-02-10T01:00:00Z")) =>
  splitTarget(
    { ...supervisor, now },
    {
      id,
      version: 1,
      rule: "sum",
      reason: "",
      parts: parts(["industry", "2"], ["environment", "12000人"]),
      ...rest,
    },
  );
const partsOf = (parentId: string) =>
  ledger.db.target.findMany({
    where: { parentId },
    orderBy: { partNumber: "asc" },
    select: {
      id: true,
      number: true,
      partNumber: true,
      state: true,
      low: true,
      version: true,
      statementId: true,
      assignment: { select: { version: true, leadUnitId: true } },
    },
  });
const standing = async (id: string, period = "2026-09") => {
  const [row] = await targetStandings(supervisor.viewer, { year: 2026, period, ids: [id], at: AT });
  if (!row) throw new Error(`no ${id}`);
  return row;
};

beforeAll(async () => {
  await plantDistrict(ledger);
  const assigned = { leadUnitId: "jobs", leaderPostId: "vice-jobs", supports: ["environment"] };
  for (const [index, id] of ["jobs", "changed", "taken-back", "reported", "withdrawn"].entries())
    await plantTarget(ledger, { id, number: index + 1, assigned });
});

describe("splitting a target over units (分解)", () => {
  it("makes each part a target of its own under the whole's number and sentence", async () => {
    await split("jobs");
    expect(await partsOf("jobs")).toMatchObject([
      {
        number: 1,
        partNumber: 1,
        low: "2",
        statementId: "statement-jobs",
        assignment: { leadUnitId: "industry" },
      },
      { number: 1, partNumber: 2, low: "1.2", assignment: { leadUnitId: "environment" } },
    ]);
    const events = await ledger.db.auditEvent.findMany({
      where: { targetId: "jobs" },
      select: { action: true, body: true },
    });
    expect(events.map(({ action }) => action)).toEqual(["target.split"]);
    expect(events[0]?.body).toContain("industry bureau 2万人 2026-12-31");
  });

  it("is refused where the parts fall short without a reason, and says what is wrong at its cell", async () => {
    await expect(split("changed", { parts: parts(["industry", "1"], ["jobs", "2"]) })).rejects.toMatchObject({
      details: { fields: { reason: "split_reason_short" } },
    });
    await expect(
      split("changed", { parts: parts(["industry", "一"], ["jobs", "5家"]) }),
    ).rejects.toMatchObject({
      details: { fields: { "parts.0.value": "not_a_number", "parts.1.value": "unit_mismatch" } },
    });
  });

  it("is the supervisor's, and a part is not split again", async () => {
    await expect(
      splitTarget(head("jobs"), { id: "changed", version: 1, rule: "sum", reason: "", parts: [] }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    const [part] = await partsOf("jobs");
    await expect(split(part?.id ?? "")).rejects.toMatchObject({ details: { problem: "split_is_part" } });
  });
});

describe("nothing is asked for twice", () => {
  const asked = async (unit: string) => {
    const { rows } = await progressMonth(head(unit).viewer, "2026-09", AT);
    return rows.map(({ number, partNumber }) => `${number}-${partNumber}`);
  };

  it("the parts' units are asked, the lead unit of the whole is not", async () => {
    expect(await asked("industry")).toEqual(["1-1"]);
    expect(await asked("environment")).toEqual(["1-2"]);
    expect(await asked("jobs")).not.toContain("1-0");
    const overview = await periodOverview(supervisor.viewer, "2026-09", AT);
    expect(overview.units.map(({ unit, total: count }) => [unit.id, count])).toContainEqual(["industry", 1]);
    const form = {
      progress: "",
      problems: "",
      nextStep: "",
      stage: null,
      judgement: null,
      notPublished: false,
    };
    const report = {
      id: randomUUID(),
      version: null,
      targetId: "jobs",
      period: "2026-09",
      value: "1",
      ...form,
    };
    await expect(saveProgress(head("jobs"), report)).rejects.toMatchObject({
      details: { problem: "target_split" },
    });
  });

  it("nor is a part asked for a month whose deadline had passed before, or that the whole was reported for", async () => {
    const asked = async (period: string) => {
      const { units } = await periodOverview(supervisor.viewer, period, AT);
      return units.flatMap(({ unit, owing }) => owing.map(({ id }) => `${unit.id} ${id}`));
    };
    const [first, second] = await partsOf("jobs");
    const both = [`industry ${first?.id}`, `environment ${second?.id}`];
    expect(await asked("2026-02")).toEqual(expect.arrayContaining(both));
    for (const one of both) expect(await asked("2026-01")).not.toContain(one);
    await plantProgress(ledger, { targetId: "jobs", unitId: "jobs", period: "2026-03", value: "0.4" });
    for (const one of both) expect(await asked("2026-03")).not.toContain(one);
  });

  it("and who is late is the unit whose part is missing", async () => {
    const { late } = await supervisorTodo(supervisor.viewer, AT);
    const units = late.filter(({ targets }) => targets.some(({ indicator }) => indicator === "新增就业"));
    expect(units.map(({ unit }) => unit.id).sort()).toEqual(["environment", "industry", "jobs"]);
    const [part] = await partsOf("jobs");
    expect(late.find(({ unit }) => unit.id === "industry")?.targets).toMatchObject([{ id: part?.id }]);
    expect(late.find(({ unit }) => unit.id === "jobs")?.targets.map(({ id }) => id)).not.toContain("jobs");
  });
});

describe("rule 6: every count holds the whole once", () => {
  const total = async (viewer = supervisor.viewer) => {
    const view = { year: 2026, period: "2026-09", by: "unit" } as const;
    return (await standingReport(viewer, view, AT)).whole.total;
  };

  it("in the standing, the ledger, the responsibility table, the import and a snapshot", async () => {
    expect(await total()).toBe(5);
    expect(await targetSheet(supervisor.viewer, { year: 2026 })).toHaveLength(5);
    expect((await importGround(2026)).known).toHaveLength(5);
    await takeSnapshot({ ...supervisor, now: AT }, { id: randomUUID(), name: "九月", period: "2026-09" });
    expect(await ledger.db.snapshot.findFirst({ select: { targets: true } })).toEqual({ targets: 5 });
  });

  it("a part counts for who does not see the whole, and never beside it", async () => {
    expect(await total(head("industry").viewer)).toBe(1);
    expect(await total(head("environment").viewer)).toBe(5);
  });

  it("a missing part is named with its unit, and the rest is no figure", async () => {
    const [first, second] = await partsOf("jobs");
    await plantProgress(ledger, {
      targetId: first?.id ?? "",
      unitId: "industry",
      period: "2026-09",
      value: "1.6",
    });
    expect(await standing("jobs")).toMatchObject({
      standing: { actual: null, reporting: "not_reported", light: "grey" },
      parts: { total: 2, partial: "1.6", missing: [{ unit: { id: "environment" }, reason: "not_reported" }] },
    });
    await plantProgress(ledger, {
      targetId: second?.id ?? "",
      unitId: "environment",
      period: "2026-09",
      value: "0.9",
    });
    expect(await standing("jobs")).toMatchObject({
      standing: { actual: "2.5", completionRate: "0.78125", light: "green" },
      basis: null,
      parts: { missing: [], partial: null },
    });
    expect((await standing("jobs", "2026-10")).standing).toMatchObject({
      actual: null,
      reporting: "not_due",
    });
  });

  it("the lead unit sees on the whole's page and in the ledger what each part makes, and opens only what is in its sight", async () => {
    const { split: shown } = await targetPage(head("jobs").viewer, "jobs", { year: 2026, period: "2026-09" });
    expect(shown).toMatchObject({
      check: { verdict: "exact" },
      mayTakeBack: false,
      parts: [
        { partNumber: 1, inSight: false, standing: { actual: "1.6" } },
        { partNumber: 2, inSight: false, standing: { actual: "0.9" } },
      ],
    });
    const year = { year: 2026, period: "2026-09", filter: {}, page: 1, at: AT } as const;
    const ledger = await ledgerPage(head("jobs").viewer, year);
    expect(ledger.parts.get("jobs")).toEqual(shown?.parts);
    expect([...ledger.parts.keys()]).toEqual(
      ledger.rows.items.flatMap(({ id, parts }) => (parts === null ? [] : [id])),
    );
    const [part] = await partsOf("jobs");
    const page = await targetPage(head("industry").viewer, part?.id ?? "", { year: 2026, period: "2026-09" });
    expect(page.whole).toMatchObject({ id: "jobs", number: 1, inSight: false });
  });
});

describe("the check of the whole ledger (台账体检)", () => {
  it("counts what targets and parts lack, for those who can mend it", async () => {
    const check = await ledgerCheck(supervisor.viewer, { year: 2026 });
    expect(check).toMatchObject({ total: 7, counts: { owner: 0, leader: 0, parts: 0 }, incomplete: [] });
    const [, part] = await partsOf("jobs");
    const where = { id: part?.id ?? "" };
    await ledger.db.$transaction((tx) =>
      tx.target.update({ where, data: { low: "1", high: "1" }, select: { id: true } }),
    );
    const short = await ledgerCheck(supervisor.viewer, { year: 2026 });
    expect(short).toMatchObject({ counts: { parts: 1 }, incomplete: [{ id: "jobs", gaps: ["parts"] }] });
    expect(await supervisorTodo(supervisor.viewer, AT)).toMatchObject({ incomplete: 1 });
    await ledger.db.$transaction((tx) =>
      tx.target.update({ where, data: { low: "1.2", high: "1.2" }, select: { id: true } }),
    );
    await expect(ledgerCheck(head("jobs").viewer, { year: 2026 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("proposes the target of last year that is the most alike, with its approved values", async () => {
    await plantTarget(ledger, {
      id: "last",
      number: 1,
      year: 2025,
      assigned: { leadUnitId: "jobs", dueOn: "2025-12-31" },
    });
    await plantTarget(ledger, { id: "other", number: 2, year: 2025, indicator: "植树" });
    await plantProgress(ledger, { targetId: "last", unitId: "jobs", period: "2025-12", value: "3" });
    const [first, ...rest] = await lastYearTargets(supervisor.viewer, await standing("changed"));
    expect(first).toMatchObject({ id: "last", approved: [{ period: "2025-12", value: "3" }] });
    expect(rest).toEqual([]);
  });
});

describe("changing and taking back a split", () => {
  it("keeps the earlier value of a part with the reason, and withdraws a part that is taken out", async () => {
    await split("changed", { parts: parts(["industry", "2"], ["environment", "1"], ["jobs", "0.2"]) });
    const before = await partsOf("changed");
    const kept = before.slice(0, 2).map((part, index) => ({
      ...NEW,
      id: part.id,
      version: part.version,
      assignmentVersion: part.assignment?.version ?? 0,
      unitId: part.assignment?.leadUnitId ?? "",
      value: ["2.4", "0.9"][index] ?? "",
    }));
    const change = { version: 2, parts: kept, reason: "三部分合并为两部分" };
    await expect(split("changed", { ...change, reason: "" })).rejects.toMatchObject({
      details: { fields: { reason: "required" } },
    });
    await split("changed", change);
    expect(await partsOf("changed")).toMatchObject([
      { low: "2.4", state: "active" },
      { low: "0.9", state: "active" },
      { partNumber: 3, state: "withdrawn" },
    ]);
    expect(
      await ledger.db.targetVersion.findFirst({
        where: { targetId: before[0]?.id },
        select: { version: true, reason: true },
      }),
    ).toEqual({ version: 1, reason: change.reason });
    await expect(split("changed", { ...change, version: 3 })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is taken back while nobody reported, and split anew under the same numbers", async () => {
    await split("taken-back");
    await unsplitTarget(supervisor, { id: "taken-back", version: 2, reason: "改由牵头单位统一填报" });
    const { rows } = await progressMonth(head("jobs").viewer, "2026-09", AT);
    expect(rows.map(({ targetId }) => targetId)).toContain("taken-back");
    await split("taken-back", { version: 3, parts: parts(["jobs", "2"], ["industry", "1.3"]) });
    expect(await partsOf("taken-back")).toMatchObject([
      { partNumber: 1, state: "active", low: "2", assignment: { leadUnitId: "jobs" } },
      { partNumber: 2, state: "active", low: "1.3" },
    ]);
  });

  it("is not taken back once a unit has reported", async () => {
    await expect(unsplitTarget(supervisor, { id: "jobs", version: 2, reason: "x" })).rejects.toMatchObject({
      details: { problem: "split_has_reports" },
    });
  });

  it("waits for a report of the whole that is under review; what was approved before stays its figure", async () => {
    const whole = { targetId: "reported", unitId: "jobs" };
    await plantProgress(ledger, { ...whole, period: "2026-08", value: "2" });
    await plantProgress(ledger, { ...whole, period: "2026-09", value: "2.2", state: "submitted" });
    await expect(split("reported")).rejects.toMatchObject({ details: { problem: "split_whole_in_review" } });
    await ledger.db.$transaction((tx) =>
      tx.progressReport.updateMany({
        where: { targetId: "reported", state: "submitted" },
        data: { state: "approved" },
      }),
    );
    await split("reported");
    expect(await standing("reported")).toMatchObject({ standing: { actual: "2.2" }, parts: null });
    // Its page says that it is split, though not in this month, and does not offer to split it anew.
    const pageOf = (period: string) => targetPage(supervisor.viewer, "reported", { year: 2026, period });
    expect(await pageOf("2026-09")).toMatchObject({ split: null, partsAside: 2 });
    expect(await pageOf("2026-10")).toMatchObject({ split: { parts: [{}, {}] }, partsAside: 0 });
  });

  it("a whole takes its parts with it when it is withdrawn, and keeps its unit while it has some", async () => {
    await split("withdrawn");
    const { definition, indicator, category } = await standing("withdrawn");
    const adjusted = {
      ...definition,
      indicator,
      category,
      low: "32000",
      high: "",
      unit: "人",
      baseline: "0",
    };
    const grounds = { id: "withdrawn", version: 2, reason: "换算单位", document: "政发〔2026〕5号" };
    const evidenceId = randomUUID();
    await ledger.db.$transaction((tx) =>
      tx.evidence.create({
        data: {
          id: evidenceId,
          targetId: "withdrawn",
          kind: "file",
          name: "依据.pdf",
          addedById: "du",
          addedAt: AT,
        },
        select: { id: true },
      }),
    );
    const ids = { adjustmentId: randomUUID(), evidenceId };
    await expect(proposeAdjustment(supervisor, { ...adjusted, ...grounds, ...ids })).rejects.toMatchObject({
      details: { problem: "split_meaning" },
    });
    await withdrawTarget(supervisor, { id: "withdrawn", version: 2, reason: "政策调整" });
    expect((await partsOf("withdrawn")).map(({ state }) => state)).toEqual(["withdrawn", "withdrawn"]);
  });
});
