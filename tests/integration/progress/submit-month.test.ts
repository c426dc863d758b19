import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { refuseCorrection, unlockCorrection } from "@/lib/server/commands/decide-correction";
import { requestCorrection } from "@/lib/server/commands/request-correction";
import { returnProgress, returnToReporter } from "@/lib/server/commands/return-progress";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { handOverProgress, submitProgress } from "@/lib/server/commands/submit-progress";
import { waitingCorrections } from "@/lib/server/queries/corrections";
import { progressForm } from "@/lib/server/queries/progress-form";
import { reviewItem } from "@/lib/server/queries/review";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { readyReport, stored, typed, plantMonths } from "./report-samples";

const ledger = openTestLedger();
afterAll(() => ledger.close());
beforeAll(() => plantMonths(ledger.db));

const events = (action: string, recordId: string) =>
  ledger.db.auditEvent.count({ where: { action, recordId } });

describe("submit, approve, return, correct", () => {
  it("an incomplete report says which fields are missing", async () => {
    const draft = await saveProgress(
      people.reporter(),
      typed("gdp", "2026-06", { value: "", progress: " " }),
    );
    await expect(submitProgress(people.head(), { reports: [draft] })).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: { value: "required", progress: "required" } },
    });
  });

  it("a double submit submits once: the second is told and nothing is doubled", async () => {
    const draft = await readyReport("gdp", "2026-07");
    const outcomes = await Promise.allSettled([
      submitProgress(people.head(), { reports: [draft] }),
      submitProgress(people.head(), { reports: [draft] }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
    expect(await events("progress.submitted", draft.id)).toBe(1);
  });

  it("many are submitted together or not at all", async () => {
    const ready = await readyReport("gdp", "2026-08");
    const incomplete = await saveProgress(
      people.reporter(),
      typed("bridge", "2026-08", { progress: "已开工" }),
    );
    await expect(submitProgress(people.head(), { reports: [ready, incomplete] })).rejects.toMatchObject({
      code: "INVALID",
    });
    expect((await stored(ledger.db, ready.id)).state).toBe("draft");
  });

  it("what is submitted or approved is locked; approval leaves reviewer, time and event", async () => {
    const draft = await readyReport("gdp", "2026-09");
    const form = { ...typed("gdp", "2026-09", { value: "9" }), id: draft.id };
    await submitProgress(people.head(), { reports: [draft] });
    await expect(saveProgress(people.reporter(), { ...form, version: 2 })).rejects.toMatchObject({
      details: { problem: "progress_under_review" },
    });
    await approveProgress(people.supervisor(), { reports: [{ id: draft.id, version: 2 }] });
    await expect(saveProgress(people.reporter(), { ...form, version: 3 })).rejects.toMatchObject({
      details: { problem: "progress_locked" },
    });
    expect(await stored(ledger.db, draft.id)).toMatchObject({
      state: "approved",
      reviewerId: "du",
      submitterId: "he",
      authorId: "lin",
    });
    expect(await events("progress.approved", draft.id)).toBe(1);
  });

  it("two supervisors decide differently at once: one decision holds, the other is told", async () => {
    const draft = await readyReport("task", "2026-07");
    await submitProgress(people.head(), { reports: [draft] });
    const seen = { id: draft.id, version: 2 };
    const outcomes = await Promise.allSettled([
      approveProgress(people.supervisor(), { reports: [seen] }),
      returnProgress(people.secondSupervisor(), { ...seen, reason: "请补充依据" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
    const decisions = await events("progress.approved", draft.id);
    expect(decisions + (await events("progress.returned", draft.id))).toBe(1);
  });

  it("a return carries its reason, the unit goes on with the same report, and submitting again clears it", async () => {
    const draft = await readyReport("task", "2026-08");
    await submitProgress(people.head(), { reports: [draft] });
    const seen = { id: draft.id, version: 2 };
    await expect(returnProgress(people.supervisor(), { ...seen, reason: "  " })).rejects.toMatchObject({
      details: { problem: "progress_reason_missing" },
    });
    await returnProgress(people.supervisor(), { ...seen, reason: "依据不足" });
    expect(await stored(ledger.db, draft.id)).toMatchObject({ state: "returned", returnReason: "依据不足" });

    const form = { ...typed("task", "2026-08", { judgement: "behind", progress: "补充依据" }), id: draft.id };
    const saved = await saveProgress(people.reporter(), { ...form, version: 3 });
    expect(await stored(ledger.db, draft.id)).toMatchObject({ state: "returned", revision: 1 });
    await submitProgress(people.head(), { reports: [saved] });
    expect(await stored(ledger.db, draft.id)).toMatchObject({ state: "submitted", returnReason: null });
  });

  it("a locked report is corrected by request: the supervisor unlocks that one, a new revision begins, the approved one stays word for word", async () => {
    const draft = await readyReport("bridge", "2026-09");
    await submitProgress(people.head(), { reports: [draft] });
    await approveProgress(people.supervisor(), { reports: [{ id: draft.id, version: 2 }] });
    const before = await stored(ledger.db, draft.id);
    const request = (reason: string) => ({ id: randomUUID(), progressReportId: draft.id, reason });

    await expect(requestCorrection(people.reporter(), request(" "))).rejects.toMatchObject({
      details: { problem: "correction_reason_missing" },
    });
    await expect(requestCorrection(people.supervisor(), request("代改"))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const refused = request("想改");
    await requestCorrection(people.reporter(), refused);
    await expect(requestCorrection(people.head(), request("再申请"))).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(
      unlockCorrection(people.head(), { id: refused.id, version: 1, newId: randomUUID() }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await refuseCorrection(people.supervisor(), {
      id: refused.id,
      version: 1,
      reason: "与台账一致，不需更正",
    });
    const form = await progressForm(people.reporter().viewer, { targetId: "bridge", period: "2026-09" });
    expect(form.correction).toMatchObject({ state: "refused", refusal: "与台账一致，不需更正" });

    const asked = request("节点漏报");
    await requestCorrection(people.reporter(), asked);
    expect((await waitingCorrections(people.supervisor().viewer)).map(({ id }) => id)).toEqual([asked.id]);
    const unlock = { id: asked.id, version: 1, newId: randomUUID() };
    await unlockCorrection(people.supervisor(), unlock);
    expect(await stored(ledger.db, unlock.newId)).toMatchObject({
      revision: 2,
      state: "draft",
      stage: before.stage,
      progress: before.progress,
      correctionReason: "节点漏报",
    });
    await expect(
      unlockCorrection(people.secondSupervisor(), { ...unlock, newId: randomUUID() }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await stored(ledger.db, draft.id)).toEqual(before);
  });
});

describe("reporter → unit head → supervisor", () => {
  const at = { targetId: "gdp", period: "2026-10" };

  it("what was handed over lies with the unit head, who sends it back with a reason or submits it", async () => {
    const draft = await readyReport(at.targetId, at.period);
    await expect(handOverProgress(people.head(), { reports: [draft] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await handOverProgress(people.reporter(), { reports: [draft] });
    const edit = { ...typed(at.targetId, at.period, { value: "6.1" }), id: draft.id, version: 2 };
    await expect(saveProgress(people.reporter(), edit)).rejects.toMatchObject({
      details: { problem: "progress_with_head" },
    });
    await expect(
      returnToReporter(people.reporter(), { id: draft.id, version: 2, reason: "自退" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await returnToReporter(people.head(), { id: draft.id, version: 2, reason: "请附统计月报" });
    expect(await stored(ledger.db, draft.id)).toMatchObject({
      state: "returned",
      returnedBy: "unit_head",
      returnReason: "请附统计月报",
      handedOverAt: null,
      reviewedAt: null,
    });
    const { steps } = await progressForm(people.reporter().viewer, at);
    expect(steps.map(({ action, actorName, reason }) => [action, actorName, reason])).toEqual([
      ["progress.returned_to_reporter", "何", "请附统计月报"],
      ["progress.handed_over", "林", null],
    ]);

    const again = await saveProgress(people.reporter(), { ...edit, version: 3 });
    await handOverProgress(people.reporter(), { reports: [again] });
    await submitProgress(people.head(), { reports: [{ id: draft.id, version: again.version + 1 }] });
    const item = await reviewItem(people.supervisor().viewer, draft.id);
    // What passes within a unit is not the supervisor's to read.
    expect(item.steps.map(({ action }) => action)).toEqual(["progress.submitted"]);
  });

  it("who wrote an earlier wording does not approve it, whatever role was granted since", async () => {
    const lin = { ...people.supervisor(), viewer: { ...people.supervisor().viewer, userId: "lin" } };
    const draft = await ledger.db.progressReport.findFirstOrThrow({ where: { ...at, state: "submitted" } });
    await expect(
      approveProgress(lin, { reports: [{ id: draft.id, version: draft.version }] }),
    ).rejects.toMatchObject({ details: { problem: "progress_own_report" } });
  });
});
