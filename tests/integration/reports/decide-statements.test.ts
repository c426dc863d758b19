import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addStatement } from "@/lib/server/commands/add-statement";
import { confirmStatements } from "@/lib/server/commands/confirm-statements";
import { editStatement } from "@/lib/server/commands/edit-statement";
import { rejectStatement } from "@/lib/server/commands/reject-statement";
import { restoreStatements } from "@/lib/server/commands/restore-statements";
import { draftStatement } from "@/lib/server/queries/statement-draft";
import { reportDetail } from "@/lib/server/queries/reports";
import { statementsOfReport } from "@/lib/server/queries/statements";
import { type StatementValues } from "@/lib/schemas/statements";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { addPeople, colleague, importSample, statementAbout, supervisor } from "./report-samples";

const ledger = openTestLedger();
beforeAll(() => addPeople(ledger));
afterAll(() => ledger.close());

const targetOf = (statementId: string) =>
  ledger.db.target.findUnique({ where: { statementId_partNumber: { statementId, partNumber: 0 } } });
const actionsOn = async (recordId: string) =>
  (await ledger.db.auditEvent.findMany({ where: { recordId }, orderBy: { seq: "asc" } })).map(
    ({ action }) => action,
  );

const FIELDS: StatementValues = {
  kind: "target",
  indicator: "新增就业",
  metric: "level",
  comparator: "at_least",
  low: "2.6",
  high: "2.6",
  unit: "万人",
  horizon: "annual",
};

describe("confirming", () => {
  it("makes a target under the year's next number that keeps the way back to the sentence", async () => {
    const report = await importSample(ledger);
    const [jobs, growth] = [
      await statementAbout(report, "新增就业"),
      await statementAbout(report, "地区生产总值"),
    ];
    await confirmStatements(supervisor, [jobs]);
    await confirmStatements(supervisor, [growth]);
    const [first, second] = [await targetOf(jobs.id), await targetOf(growth.id)];
    expect(first).toMatchObject({
      reportId: report,
      year: 2026,
      indicator: "新增就业",
      measure: "cumulative",
      comparator: "at_least",
      direction: "up",
      low: "2.6",
      unit: "万人",
      state: "active",
    });
    expect(second).toMatchObject({ measure: "growth", comparator: "range", low: "5", high: "5.5" });
    expect(second?.number).toBe((first?.number ?? 0) + 1);
    expect(await actionsOn(jobs.id)).toEqual(["statement.confirmed"]);
    expect(await actionsOn(first?.id ?? "")).toEqual(["target.created"]);
  });

  it("takes the person's measure, direction and category instead of the proposal", async () => {
    const jobs = await statementAbout(await importSample(ledger), "新增就业");
    const traits = { measure: "closing", direction: "down", category: "governance" } as const;
    await confirmStatements(supervisor, [{ id: jobs.id, version: jobs.version, traits }]);
    expect(await targetOf(jobs.id)).toMatchObject(traits);
  });

  it("a confirmed result stands as accepted and becomes no target", async () => {
    const result = await statementAbout(await importSample(ledger), "绿化");
    await confirmStatements(supervisor, [result]);
    expect(await targetOf(result.id)).toBeNull();
    expect((await ledger.db.statement.findUnique({ where: { id: result.id } }))?.state).toBe("confirmed");
  });

  it("two people on one statement: one wins, the other is told who was faster, and there is one target", async () => {
    const jobs = await statementAbout(await importSample(ledger), "新增就业");
    const outcomes = await Promise.allSettled([
      confirmStatements(supervisor, [jobs]),
      confirmStatements(colleague, [jobs]),
      rejectStatement(colleague, { id: jobs.id, version: jobs.version, reason: "重复" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({
          code: "CONFLICT",
          details: {
            problem: "statement_overtaken",
            params: { name: expect.stringMatching(/supervisor|colleague/) },
          },
        });
    expect(await ledger.db.target.count({ where: { statementId: jobs.id } })).toBeLessThanOrEqual(1);
    expect(await actionsOn(jobs.id)).toHaveLength(1);
  });

  it("in one stroke numbers the targets in reading order", async () => {
    const report = await importSample(ledger);
    const targets = (await statementsOfReport(supervisor.viewer, report)).filter(
      ({ kind }) => kind === "target",
    );
    await confirmStatements(supervisor, targets);
    const rows = await ledger.db.target.findMany({ where: { reportId: report }, orderBy: { number: "asc" } });
    expect(rows.map(({ statementId }) => statementId)).toEqual(targets.map(({ id }) => id));
  });

  it("in one stroke is all or nothing: one that a colleague has decided stops it", async () => {
    const report = await importSample(ledger);
    const targets = (await statementsOfReport(supervisor.viewer, report)).filter(
      ({ kind }) => kind === "target",
    );
    const last = targets.at(-1);
    if (!last) throw new Error("the sample has no target");
    await rejectStatement(colleague, { id: last.id, version: last.version, reason: "重复" });
    await expect(confirmStatements(supervisor, targets)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await ledger.db.target.count({ where: { reportId: report } })).toBe(0);
  });

  it("refuses what lacks a unit, because nobody could report on it", async () => {
    const report = await importSample(ledger);
    const jobs = await statementAbout(report, "新增就业");
    await editStatement(supervisor, { ...jobs, fields: { ...FIELDS, unit: "" } });
    const edited = await statementAbout(report, "新增就业");
    await expect(confirmStatements(supervisor, [edited])).rejects.toMatchObject({
      code: "INVALID",
      details: { problem: "target_gap_unit_missing" },
    });
  });
});

describe("taking a decision back", () => {
  it("withdraws the target; confirming again brings the same target back with what was corrected", async () => {
    const report = await importSample(ledger);
    const jobs = await statementAbout(report, "新增就业");
    await confirmStatements(supervisor, [jobs]);
    const target = await targetOf(jobs.id);
    await restoreStatements(supervisor, { statements: [await statementAbout(report, "新增就业")] });
    expect((await targetOf(jobs.id))?.state).toBe("withdrawn");

    const reopened = await statementAbout(report, "新增就业");
    expect(reopened).toMatchObject({ state: "proposed", target: null });
    await editStatement(supervisor, { ...reopened, fields: { ...FIELDS, low: "3", high: "3" } });
    await confirmStatements(supervisor, [await statementAbout(report, "新增就业")]);
    expect(await targetOf(jobs.id)).toMatchObject({
      id: target?.id,
      number: target?.number,
      state: "active",
      low: "3",
    });
    expect(await actionsOn(target?.id ?? "")).toEqual([
      "target.created",
      "target.withdrawn",
      "target.created",
    ]);
  });

  it("is refused once somebody has reported on the target", async () => {
    const report = await importSample(ledger);
    await confirmStatements(supervisor, [await statementAbout(report, "新增就业")]);
    const confirmed = await statementAbout(report, "新增就业");
    const targetId = confirmed.target?.id ?? "";
    const now = supervisor.now;
    await ledger.db.$transaction(async (tx) => {
      const unit = { id: randomUUID(), code: "jobs", name: "人社局", shortName: "人社", sortOrder: 1 };
      await tx.unit.create({ data: unit });
      await tx.progressReport.create({
        data: {
          id: randomUUID(),
          targetId,
          unitId: unit.id,
          period: "2026-09",
          revision: 1,
          state: "draft",
          authorId: "user-reporter",
          createdAt: now,
          updatedAt: now,
        },
      });
    });
    await expect(restoreStatements(supervisor, { statements: [confirmed] })).rejects.toMatchObject({
      code: "INVALID",
      details: { problem: "statement_target_in_use" },
    });
    expect((await targetOf(confirmed.id))?.state).toBe("active");
  });

  it("is refused for a target that was withdrawn after work on it, which would come back with old figures", async () => {
    const report = await importSample(ledger);
    await confirmStatements(supervisor, [await statementAbout(report, "新增就业")]);
    const { id, target } = await statementAbout(report, "新增就业");
    await ledger.db.$transaction(async (tx) => {
      const unit = { id: randomUUID(), code: "work", name: "就业局", shortName: "就业", sortOrder: 2 };
      await tx.unit.create({ data: unit });
      await tx.progressReport.create({
        data: {
          id: randomUUID(),
          targetId: target?.id ?? "",
          unitId: unit.id,
          period: "2026-09",
          revision: 1,
          state: "approved",
          value: "2",
          authorId: "user-reporter",
          createdAt: supervisor.now,
          updatedAt: supervisor.now,
        },
      });
      await tx.target.update({ where: { id: target?.id ?? "" }, data: { state: "withdrawn" } });
    });
    const refusal = { code: "INVALID", details: { problem: "statement_target_in_use" } };
    const { version } = await statementAbout(report, "新增就业");
    await expect(restoreStatements(supervisor, { statements: [{ id, version }] })).rejects.toMatchObject(
      refusal,
    );
    expect(await statementAbout(report, "新增就业")).toMatchObject({ state: "confirmed" });

    await rejectStatement(supervisor, { id, version, reason: "重复" });
    await restoreStatements(supervisor, { statements: [await statementAbout(report, "新增就业")] });
    await expect(
      confirmStatements(supervisor, [await statementAbout(report, "新增就业")]),
    ).rejects.toMatchObject(refusal);
    expect((await targetOf(id))?.state).toBe("withdrawn");
  });

  it("is refused once the target was adjusted, because confirming again would undo the adjustment", async () => {
    const report = await importSample(ledger);
    await confirmStatements(supervisor, [await statementAbout(report, "新增就业")]);
    const confirmed = await statementAbout(report, "新增就业");
    const targetId = confirmed.target?.id ?? "";
    await ledger.db.$transaction((tx) =>
      tx.targetVersion.create({
        data: {
          id: randomUUID(),
          targetId,
          version: 1,
          definition: "{}",
          reason: "中期调整",
          replacedAt: supervisor.now,
          replacedById: supervisor.viewer.userId,
        },
      }),
    );
    await expect(restoreStatements(supervisor, { statements: [confirmed] })).rejects.toMatchObject({
      details: { problem: "statement_target_in_use" },
    });
    expect((await targetOf(confirmed.id))?.state).toBe("active");
  });

  it("lets a rejected statement wait again and forgets the reason, which the log keeps", async () => {
    const report = await importSample(ledger);
    const jobs = await statementAbout(report, "新增就业");
    await rejectStatement(supervisor, { ...jobs, reason: "重复" });
    const rejected = await statementAbout(report, "新增就业");
    expect(rejected).toMatchObject({ state: "rejected", rejectReason: "重复", decidedBy: "supervisor" });
    await restoreStatements(colleague, { statements: [rejected] });
    expect(await statementAbout(report, "新增就业")).toMatchObject({ state: "proposed", rejectReason: null });
    expect(await actionsOn(jobs.id)).toEqual(["statement.rejected", "statement.restored"]);
  });
});

describe("correcting and adding", () => {
  it("an edit keeps the place in the report and logs what changed and nothing else", async () => {
    const report = await importSample(ledger);
    const jobs = await statementAbout(report, "新增就业");
    await editStatement(supervisor, { ...jobs, fields: { ...FIELDS, low: "2.7", high: "2.7" } });
    expect(await statementAbout(report, "新增就业")).toMatchObject({
      low: "2.7",
      start: jobs.start,
      end: jobs.end,
    });
    const event = await ledger.db.auditEvent.findFirstOrThrow({ where: { recordId: jobs.id } });
    expect(JSON.parse(event.body)).toMatchObject({
      payload: { before: { low: "2.6", high: "2.6" }, after: { low: "2.7", high: "2.7" } },
    });
  });

  it("what carries a target is not edited behind its back", async () => {
    const report = await importSample(ledger);
    await confirmStatements(supervisor, [await statementAbout(report, "新增就业")]);
    const confirmed = await statementAbout(report, "新增就业");
    await expect(editStatement(supervisor, { ...confirmed, fields: FIELDS })).rejects.toMatchObject({
      code: "INVALID",
      details: { problem: "statement_has_target" },
    });
  });

  it("selected text is read by the extraction before the person corrects it", async () => {
    const report = await importSample(ledger);
    const { text } = await reportDetail(supervisor.viewer, report);
    const start = text.indexOf("停车泊位1200个");
    const passage = { reportId: report, start, end: start + "停车泊位1200个".length };
    const draft = await draftStatement(supervisor.viewer, passage);
    expect(draft).toMatchObject({ kind: "target", indicator: "新增停车泊位", low: "1200", unit: "个" });

    const id = randomUUID();
    await addStatement(supervisor, { ...passage, id, fields: { ...FIELDS, indicator: "停车泊位" } });
    const added = (await statementsOfReport(supervisor.viewer, report)).find(
      (statement) => statement.id === id,
    );
    expect(added).toMatchObject({ origin: "added", state: "proposed", start, confidence: "high" });
    expect(await actionsOn(id)).toEqual(["statement.added"]);
  });

  it("a double click on adding adds once", async () => {
    const report = await importSample(ledger);
    const input = { id: randomUUID(), reportId: report, start: 0, end: 5, fields: FIELDS };
    const outcomes = await Promise.allSettled([
      addStatement(supervisor, input),
      addStatement(supervisor, input),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await ledger.db.statement.count({ where: { id: input.id } })).toBe(1);
  });
});

describe("who may decide", () => {
  it.each(["reporter", "unit_head", "leader", "auditor"] as const)(
    "%s reads and is refused",
    async (role) => {
      const report = await importSample(ledger);
      const context = contextFor(role);
      expect((await statementsOfReport(context.viewer, report)).length).toBeGreaterThan(0);
      const jobs = await statementAbout(report, "新增就业");
      await expect(confirmStatements(context, [jobs])).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(rejectStatement(context, { ...jobs, reason: "重复" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    },
  );

  it("the administrators do not even see that there is one", async () => {
    const jobs = await statementAbout(await importSample(ledger), "新增就业");
    await expect(confirmStatements(contextFor("system_admin"), [jobs])).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
