import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { reviewQueue } from "@/lib/server/queries/review-queue";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { correctionOf, readyReport, stored, typed, plantMonths } from "./report-samples";

const ledger = openTestLedger();
afterAll(() => ledger.close());
beforeAll(() => plantMonths(ledger.db));

const events = (action: string, recordId: string) =>
  ledger.db.auditEvent.count({ where: { action, recordId } });

describe("typed values are understood where the meaning is plain and refused at the field otherwise", () => {
  it.each([
    ["jobs", "2026-01", "３．２万人", "3.2"],
    ["jobs", "2026-02", "12000人", "1.2"],
    ["jobs", "2026-03", " 2.80 ", "2.8"],
    ["gdp", "2026-01", "5.9%", "5.9"],
    ["gdp", "2026-02", "-0.3", "-0.3"],
  ])("%s %s: %s is %s", async (targetId, period, value, kept) => {
    const saved = await saveProgress(people.reporter(), typed(targetId, period, { value }));
    expect(saved.value).toBe(kept);
    expect((await stored(ledger.db, saved.id)).value).toBe(kept);
  });

  it.each([
    ["jobs", "约三万", "not_a_number"],
    ["jobs", "3.2亿元", "unit_mismatch"],
    ["gdp", "5.9个百分点", "unit_mismatch"],
  ])("%s: %s is refused at the field and nothing is stored", async (targetId, value, problem) => {
    const input = typed(targetId, "2026-08", { value });
    await expect(saveProgress(people.reporter(), input)).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: { value: problem } },
    });
    expect(await ledger.db.progressReport.count({ where: { id: input.id } })).toBe(0);
  });

  it("a milestone takes a stage that exists, a qualitative target a judgement, and neither keeps a value", async () => {
    await expect(
      saveProgress(people.reporter(), typed("bridge", "2026-04", { stage: 3 })),
    ).rejects.toMatchObject({ details: { fields: { stage: "no_such_stage" } } });
    const stage = await saveProgress(people.reporter(), typed("bridge", "2026-04", { stage: 1, value: "9" }));
    expect(await stored(ledger.db, stage.id)).toMatchObject({ stage: 1, value: null });
    const judged = await saveProgress(people.reporter(), typed("task", "2026-04", { judgement: "on_track" }));
    expect(await stored(ledger.db, judged.id)).toMatchObject({ judgement: "on_track", value: null });
  });

  it("a month whose figure is not published yet has no value, which is not 0", async () => {
    const input = typed("gdp", "2026-03", { value: "5", notPublished: true, progress: "统计部门尚未发布" });
    const saved = await saveProgress(people.reporter(), input);
    expect(await stored(ledger.db, saved.id)).toMatchObject({ value: null, notPublished: true });
    await submitProgress(people.head(), { reports: [saved] });
  });

  it("a month that has not begun, or of another year, is not reported", async () => {
    await expect(saveProgress(people.reporter(), typed("jobs", "2026-11", {}))).rejects.toMatchObject({
      code: "INVALID",
      details: { problem: "progress_period_not_open" },
    });
    await expect(saveProgress(people.reporter(), typed("jobs", "2025-12", {}))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("whose report it is", () => {
  it("another unit's reporter does not find the target; a supporting unit sees it and may not write", async () => {
    await expect(saveProgress(people.reporter(), typed("schools", "2026-05", {}))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(saveProgress(people.otherReporter(), typed("jobs", "2026-05", {}))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("a supervisor never writes a unit's report", async () => {
    await expect(saveProgress(people.supervisor(), typed("jobs", "2026-05", {}))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("only the unit head submits; the reporter may not, the other unit's head finds nothing", async () => {
    const draft = await readyReport("jobs", "2026-04");
    await expect(submitProgress(people.reporter(), { reports: [draft] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(submitProgress(people.otherHead(), { reports: [draft] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("a supervisor can't find a draft, so can't decide on it", async () => {
    const draft = await readyReport("jobs", "2026-05");
    await expect(approveProgress(people.supervisor(), { reports: [draft] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("a unit head sees the submitted report and may not approve it", async () => {
    const draft = await readyReport("jobs", "2026-06");
    await submitProgress(people.head(), { reports: [draft] });
    const seen = { id: draft.id, version: draft.version + 1 };
    await expect(approveProgress(people.head(), { reports: [seen] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("nobody approves the own report, though they became a supervisor since", async () => {
    const draft = await readyReport("jobs", "2026-07");
    await submitProgress(people.head(), { reports: [draft] });
    const seen = { id: draft.id, version: draft.version + 1 };
    for (const userId of [people.reporter().viewer.userId, people.head().viewer.userId]) {
      const context = people.supervisor();
      await expect(
        approveProgress({ ...context, viewer: { ...context.viewer, userId } }, { reports: [seen] }),
      ).rejects.toMatchObject({ code: "FORBIDDEN", details: { problem: "progress_own_report" } });
    }
    expect(await approveProgress(people.supervisor(), { reports: [seen] })).toEqual({ approved: 1 });
  });
});

describe("approving many in one stroke", () => {
  it("one own report among them refuses all; the queue says which, and what is calm and unchanged", async () => {
    const own = await readyReport("calm", "2026-09");
    const other = await saveProgress(people.head(), typed("steady", "2026-09", { value: "2.5" }));
    await submitProgress(people.head(), { reports: [own, other] });
    const seen = [own, other].map(({ id, version }) => ({ id, version: version + 1 }));
    const context = people.supervisor();
    const viewer = { ...context.viewer, userId: people.reporter().viewer.userId };
    const { rows } = await reviewQueue(viewer, { period: "2026-09" });
    expect(
      rows.items.map(({ report, own: isOwn, outlook }) => [report.id, isOwn, outlook.computedLight]),
    ).toEqual(
      expect.arrayContaining([
        [own.id, true, "green"],
        [other.id, false, "green"],
      ]),
    );
    await expect(approveProgress({ ...context, viewer }, { reports: seen })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { problem: "progress_own_report" },
    });
    expect((await stored(ledger.db, other.id)).state).toBe("submitted");
    await expect(approveProgress(people.head(), { reports: seen })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });

    const green = await reviewQueue(context.viewer, { period: "2026-09", light: "green", changed: "yes" });
    expect(green.rows.items.map(({ report }) => report.id).sort()).toEqual([own.id, other.id].sort());
    for (const filter of [{ light: "red" }, { changed: "no" }] as const)
      expect((await reviewQueue(context.viewer, { period: "2026-09", ...filter })).rows.items).toEqual([]);
    expect(await approveProgress(context, { reports: seen })).toEqual({ approved: 2 });
  });

  it("of several at once each is unchanged, or green without a hint; the others are named, and approved one by one", async () => {
    const calm = await saveProgress(people.head(), typed("calm", "2026-10", { value: "2.7" }));
    const behind = await saveProgress(people.head(), typed("steady", "2026-10", { value: "0.1" }));
    await submitProgress(people.head(), { reports: [calm, behind] });
    const seen = [calm, behind].map(({ id, version }) => ({ id, version: version + 1 }));
    const supervisor = people.supervisor();
    await expect(approveProgress(supervisor, { reports: seen })).rejects.toMatchObject({
      code: "INVALID",
      details: {
        problem: "review_not_plain",
        params: { count: 1, names: "指标7" },
      },
    });
    for (const { id } of seen) expect((await stored(ledger.db, id)).state).toBe("submitted");
    for (const report of seen)
      expect(await approveProgress(supervisor, { reports: [report] })).toEqual({ approved: 1 });
  });
});

describe("saving again, twice, and at the same time", () => {
  it("a repeated save after a lost answer is acknowledged and makes no second event", async () => {
    const input = typed("jobs", "2026-08", { value: "2" });
    const first = await saveProgress(people.reporter(), input);
    const again = await saveProgress(people.reporter(), input);
    expect(again).toEqual(first);
    expect(await events("progress.saved", input.id)).toBe(1);
  });

  it("two people who open the same month: the second is told, the first one's words stay", async () => {
    const first = typed("jobs", "2026-09", { progress: "甲写的" });
    await saveProgress(people.reporter(), first);
    const second = typed("jobs", "2026-09", { progress: "乙写的" });
    await expect(saveProgress(people.head(), second)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await stored(ledger.db, first.id)).progress).toBe("甲写的");
  });

  it("a stale form is told, and what the other one saved stays", async () => {
    const seen = await readyReport("gdp", "2026-05");
    const input = { ...typed("gdp", "2026-05", { value: "6.1" }), id: seen.id };
    await saveProgress(people.head(), { ...input, version: seen.version });
    await expect(
      saveProgress(people.reporter(), { ...input, version: seen.version, value: "7" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await stored(ledger.db, seen.id)).toMatchObject({ value: "6.1", version: 2 });
  });

  it("simultaneous first saves leave one report", async () => {
    const outcomes = await Promise.allSettled(
      ["一", "二", "三"].map((progress) =>
        saveProgress(people.reporter(), typed("task", "2026-06", { progress })),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await ledger.db.progressReport.count({ where: { targetId: "task", period: "2026-06" } })).toBe(1);
  });
});

describe("after a reassignment", () => {
  it("the successor's saves and corrections are the successor's, whose work it is now", async () => {
    const assign = (leadUnitId: string) =>
      ledger.db.$transaction((tx) =>
        tx.assignment.update({ where: { targetId: "handed" }, data: { leadUnitId } }),
      );
    const begun = typed("handed", "2026-06", { judgement: "on_track" });
    const draft = await saveProgress(people.reporter(), begun);
    const done = await saveProgress(people.reporter(), typed("handed", "2026-07", { judgement: "on_track" }));
    await submitProgress(people.head(), { reports: [done] });
    await approveProgress(people.supervisor(), { reports: [{ id: done.id, version: 2 }] });
    await assign("jy");
    await saveProgress(people.otherReporter(), { ...begun, version: draft.version, progress: "接手后推进" });
    expect((await stored(ledger.db, draft.id)).unitId).toBe("jy");
    const correction = await correctionOf(people.otherReporter(), done.id, "接手后核对");
    expect((await stored(ledger.db, correction)).unitId).toBe("jy");
    expect((await stored(ledger.db, done.id)).unitId).toBe("rs");
  });
});
