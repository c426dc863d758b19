import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustScore } from "@/lib/server/commands/adjust-score";
import { answerObjection } from "@/lib/server/commands/answer-objection";
import { discardAssessment } from "@/lib/server/commands/discard-assessment";
import { makeAssessment } from "@/lib/server/commands/make-assessment";
import { makeExport } from "@/lib/server/commands/make-export";
import { publishAssessment } from "@/lib/server/commands/publish-assessment";
import { raiseObjection } from "@/lib/server/commands/raise-objection";
import { type ViewerContext } from "@/lib/server/commands/context";
import {
  assessmentDetail,
  assessmentList,
  openObjections,
  scorePage,
} from "@/lib/server/queries/assessments";
import { periodOverview } from "@/lib/server/queries/period-overview";
import { supervisorTodo } from "@/lib/server/queries/todo/supervisor";
import { actionsOf } from "@/tests/support/accounts";
import { openSampleLedger } from "@/tests/support/ledger";
import { SAMPLE_NOW, SAMPLE_PERIOD, sampleContext } from "@/tests/support/sample-district";

const ledger = openSampleLedger();
const id = randomUUID();
let [supervisor, head, reporter, auditor] = [] as unknown as [
  ViewerContext,
  ViewerContext,
  ViewerContext,
  ViewerContext,
];
beforeAll(async () => {
  const of = (account: string) => sampleContext(ledger, account);
  [supervisor, head, reporter, auditor] = [
    await of("supervisor.dcs"),
    await of("head.swj"),
    await of("reporter.rsj"),
    await of("auditor.yj"),
  ];
  const snapshot = await ledger.db.snapshot.findUniqueOrThrow({ where: { name: "2026年9月通报" } });
  await makeAssessment(supervisor, { id, name: "2026年9月考核（复核）", snapshotId: snapshot.id });
}, 180_000);
afterAll(() => ledger.close());

const own = () => scorePage(head.viewer, { id, unitId: head.viewer.unitId! }, head.now);
const asSupervisor = () => scorePage(supervisor.viewer, { id, unitId: head.viewer.unitId! }, head.now);
/** What stands on the supervisor's desk; the planted ledger has an objection to another assessment. */
const waiting = async () =>
  (await openObjections(supervisor.viewer)).filter(({ assessment }) => assessment.id === id);

describe("a draft that went wrong", () => {
  const draft = { id: randomUUID(), name: "2026年9月考核（试算）" };
  const discard = { id: draft.id, version: 1, reason: "快照选错。" };

  it("is discarded by the supervisor with a reason, and its name can be used again", async () => {
    const { id: snapshotId } = await ledger.db.snapshot.findFirstOrThrow({ select: { id: true } });
    await makeAssessment(supervisor, { ...draft, snapshotId });
    await expect(discardAssessment(auditor, discard)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(discardAssessment(head, discard)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await discardAssessment(supervisor, discard);
    await expect(discardAssessment(supervisor, discard)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await assessmentList(supervisor.viewer)).map((one) => one.id)).not.toContain(draft.id);
    await makeAssessment(supervisor, { id: randomUUID(), name: draft.name, snapshotId });
  });

  it("is kept: whoever audits finds it by its address, a unit does not, and nobody publishes it", async () => {
    expect(await assessmentDetail(auditor.viewer, draft.id)).toMatchObject({ state: "discarded" });
    await expect(assessmentDetail(head.viewer, draft.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(publishAssessment(supervisor, { id: draft.id, version: 2 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await actionsOf(ledger, draft.id)).toEqual(["score.made", "score.discarded"]);
  });
});

describe("an assessment (考核) from draft to answered objection", () => {
  it("scores every lead unit from the snapshot; what is missing is listed and not counted (rule 6)", async () => {
    const { units } = await assessmentDetail(supervisor.viewer, id);
    const { content } = await asSupervisor();
    expect(units.reduce((sum, { sum: one }) => sum + one.of, 0)).toBe(
      await ledger.db.target.count({ where: { partNumber: 0 } }),
    );
    for (const { score, standing } of content.targets)
      expect(score.missing).toBe(standing.reporting === "reported" ? null : standing.reporting);
    expect(content.overdue.map(({ number }) => number)).toEqual([]);
  });

  it("holds nobody late for what was reached before (销号), and names those late that every other page names", async () => {
    const { units } = await assessmentDetail(supervisor.viewer, id);
    const charged = await Promise.all(
      units.map(async ({ unit }) => {
        const { content } = await scorePage(supervisor.viewer, { id, unitId: unit.id }, supervisor.now);
        return content.late.map(({ indicator, period }) => `${period} ${indicator}`);
      }),
    );
    // The measures were all in force in June, the last stage that the report promised.
    expect(charged.flat().filter((line) => line.includes("出台促进民营经济发展若干措施"))).toEqual([]);
    const { late } = await supervisorTodo(supervisor.viewer, SAMPLE_NOW);
    const { units: month } = await periodOverview(supervisor.viewer, SAMPLE_PERIOD, SAMPLE_NOW);
    const named = late.flatMap(({ targets }) => targets.map(({ id: target }) => target));
    expect(month.filter((unit) => unit.late).flatMap(({ owing }) => owing.map((one) => one.id))).toEqual(
      expect.arrayContaining(named),
    );
    expect(month.filter((unit) => unit.late).flatMap(({ owing }) => owing)).toHaveLength(named.length);
  });

  it("is a draft for supervisor and auditor only, and adjusted with reason and document", async () => {
    expect((await assessmentList(head.viewer)).map((one) => one.id)).not.toContain(id);
    await expect(own()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await assessmentList(auditor.viewer)).map((one) => one.id)).toContain(id);
    const before = await asSupervisor();
    const change = { assessmentId: id, unitId: head.viewer.unitId!, revision: 1 };
    const grounds = { points: "2", reason: "获省级表彰。", document: "省政发〔2026〕8号" };
    await expect(adjustScore(auditor, { ...change, ...grounds })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await adjustScore(supervisor, { ...change, ...grounds });
    await expect(adjustScore(supervisor, { ...change, ...grounds })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const after = await asSupervisor();
    expect(Number(after.content.sum.total) - Number(before.content.sum.total)).toBeCloseTo(2);
  });

  it("is published: all see the ranking, each unit the way to its own score only", async () => {
    await publishAssessment(supervisor, { id, version: 1 });
    const ranking = await assessmentDetail(reporter.viewer, id);
    expect(ranking).toMatchObject({ state: "published", objectionsUntil: "2026-10-25" });
    expect(ranking.units.filter(({ mayView }) => mayView).map(({ unit }) => unit.id)).toEqual([
      reporter.viewer.unitId,
    ]);
    await expect(
      scorePage(reporter.viewer, { id, unitId: head.viewer.unitId! }, head.now),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await own()).toMatchObject({ mayObject: true, mayAnswer: false, mayAdjust: false });
  });

  it("takes objections of the head in time, one at a time, and answers them", async () => {
    const first = { id: randomUUID(), assessmentId: id, text: "9月到资数据应计入。" };
    await expect(raiseObjection(reporter, first)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const late = { ...head, now: new Date("2026-10-26T01:00:00Z") };
    await expect(raiseObjection(late, first)).rejects.toMatchObject({
      details: { problem: "objection_too_late" },
    });
    await raiseObjection(head, first);
    await raiseObjection(head, first);
    await expect(raiseObjection(head, { ...first, id: randomUUID() })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await waiting()).toMatchObject([
      { id: first.id, unit: { id: head.viewer.unitId }, text: first.text },
    ]);
    expect(await openObjections(head.viewer)).toEqual([]);

    const before = await own();
    const answer = { id: first.id, version: 1, accepted: true, answer: "经核实，调整1.5分。", points: "1.5" };
    await answerObjection(supervisor, answer);
    await expect(answerObjection(supervisor, answer)).rejects.toMatchObject({ code: "CONFLICT" });
    const after = await own();
    expect(after.ranked.revision).toBe(before.ranked.revision + 1);
    expect(after.content.adjustments.at(-1)).toMatchObject({ kind: "objection", points: "1.5" });
    expect(after.revisions.map(({ total }) => total)).toContain(before.content.sum.total);

    const second = { id: randomUUID(), assessmentId: id, text: "请再核。" };
    await raiseObjection(head, second);
    await answerObjection(supervisor, {
      id: second.id,
      version: 1,
      accepted: false,
      answer: "数据以报送为准。",
      points: "",
    });
    expect((await own()).content.sum).toEqual(after.content.sum);
    expect(await waiting()).toEqual([]);
  });

  it("leaves an event for each step, and scores that nobody can rewrite", async () => {
    expect(await actionsOf(ledger, id)).toEqual([
      "score.made",
      "score.adjusted",
      "score.published",
      "score.objected",
      "score.objection_accepted",
      "score.objected",
      "score.objection_refused",
    ]);
    const rewrite = ledger.db.$transaction((tx) => tx.unitScore.updateMany({ data: { total: "99.99" } }));
    // The trigger's refusal; Prisma takes any abort for a constraint.
    await expect(rewrite).rejects.toThrow();
    expect(await ledger.db.unitScore.count({ where: { total: "99.99" } })).toBe(0);
  });

  it("is exported as a ranking for all, and as the way of the own unit", async () => {
    for (const format of ["xlsx", "pdf"] as const) {
      const ranking = await makeExport(reporter, { subject: "scores", format }, { id });
      expect(ranking.bytes.byteLength).toBeGreaterThan(1000);
    }
    const unit = head.viewer.unitId!;
    const way = await makeExport(head, { subject: "score", format: "xlsx" }, { id, unit });
    expect(way.fileName).toContain("得分由来");
    await expect(
      makeExport(reporter, { subject: "score", format: "xlsx" }, { id, unit }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
