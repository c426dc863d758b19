import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerInstruction } from "@/lib/server/commands/answer-instruction";
import { createNotice } from "@/lib/server/commands/create-notice";
import { giveInstruction } from "@/lib/server/commands/give-instruction";
import { issueNotice } from "@/lib/server/commands/issue-notice";
import { instructionList, instructionsOf } from "@/lib/server/queries/instructions";
import { newNoticeDraft } from "@/lib/server/queries/notice-draft";
import { noticeDetail } from "@/lib/server/queries/notices";
import { targetPage } from "@/lib/server/queries/target-page";
import { todoFor } from "@/lib/server/queries/todo";
import { actionsOf } from "@/tests/support/accounts";
import { people, plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, [{ id: "jobs", supportUnitIds: ["jy"] }, { id: "training" }]));
afterAll(() => ledger.close());

const supervisor = people.supervisor();
const head = people.head();
const leader = people.leader();

async function given(text = "请抓紧推进。", targetId = "jobs"): Promise<string> {
  const id = randomUUID();
  await giveInstruction(leader, { id, targetId, text });
  return id;
}

/** Turns an instruction into a draft to the labour bureau. */
async function turned(instructionId: string, targetIds = ["jobs"]): Promise<string> {
  const id = randomUUID();
  await createNotice(supervisor, {
    id,
    number: `试批〔2026〕${id.slice(0, 8)}`,
    title: "关于落实批示的督办通知",
    unitId: "rs",
    body: "请落实。",
    dueOn: "2026-12-01",
    targetIds,
    instructionId,
  });
  return id;
}

const sees = async (context: typeof head, id: string) =>
  (await instructionsOf(context.viewer, "jobs")).some((instruction) => instruction.id === id);

describe("an instruction (批示)", () => {
  it("is given by the leader in charge or the overall one, and by nobody else", async () => {
    const id = randomUUID();
    const input = { id, targetId: "jobs", text: "请抓紧。" };
    await expect(giveInstruction(supervisor, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const elsewhere = contextFor("leader", { leaderPostId: "elsewhere" });
    await expect(giveInstruction(elsewhere, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await giveInstruction(leader, input);
    await giveInstruction(leader, input);
    expect(await actionsOf(ledger, id)).toEqual(["instruction.issued"]);
  });

  it("is seen at once by the supervisor, the lead unit, the auditor; not by a supporting unit", async () => {
    const id = await given();
    for (const context of [supervisor, head, people.reporter(), people.auditor(), leader])
      expect(await sees(context, id)).toBe(true);
    for (const context of [people.otherHead(), contextFor("system_admin")])
      expect(await sees(context, id)).toBe(false);
    const events = (await targetPage(people.otherHead().viewer, "jobs", {})).history;
    expect(events.some(({ record }) => record.type === "instruction")).toBe(false);
    const own = (await targetPage(head.viewer, "jobs", {})).history;
    expect(own.some(({ record }) => record.id === id)).toBe(true);
  });

  it("lies on the desks of supervisor and lead unit until somebody acts", async () => {
    const id = await given();
    const onDesk = async (context: typeof head) => {
      const todo = await todoFor(context.viewer, context.now);
      return "instructions" in todo && todo.instructions.some((instruction) => instruction.id === id);
    };
    expect([await onDesk(supervisor), await onDesk(head)]).toEqual([true, true]);
    await answerInstruction(head, { id, version: 1, text: "已召开调度会。" });
    expect([await onDesk(supervisor), await onDesk(head)]).toEqual([false, false]);
    const [answered] = (await instructionList(leader.viewer)).filter((instruction) => instruction.id === id);
    expect(answered).toMatchObject({ state: "answered", replies: [{ text: "已召开调度会。" }] });
  });

  it("is answered by the lead unit's head, on the version that was seen", async () => {
    const id = await given();
    await expect(answerInstruction(people.reporter(), { id, version: 1, text: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(answerInstruction(people.otherHead(), { id, version: 1, text: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await answerInstruction(head, { id, version: 1, text: "已办。" });
    await expect(answerInstruction(head, { id, version: 1, text: "又办。" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("becomes a notice in one step, with the link both ways", async () => {
    const id = await given("月底前要有实质进展。");
    const proposal = await newNoticeDraft(supervisor.viewer, ["jobs"], id);
    expect(proposal.body).toContain("月底前要有实质进展。");
    const notice = await turned(id);
    expect(await noticeDetail(supervisor.viewer, notice)).toMatchObject({
      instructions: [{ id, text: "月底前要有实质进展。" }],
    });
    const [instruction] = (await instructionsOf(supervisor.viewer, "jobs")).filter((one) => one.id === id);
    expect(instruction).toMatchObject({ state: "in_notice", notice: { id: notice } });
    expect(await actionsOf(ledger, id)).toEqual(["instruction.issued", "instruction.turned"]);
  });

  it("the unit sees the notice from when it is issued, and answers there", async () => {
    const id = await given();
    const notice = await turned(id);
    const link = async () =>
      (await instructionsOf(head.viewer, "jobs")).find((one) => one.id === id)?.notice ?? null;
    expect(await link()).toBeNull();
    await expect(answerInstruction(head, { id, version: 2, text: "x" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await issueNotice(supervisor, { id: notice, version: 1 });
    expect(await link()).toMatchObject({ id: notice });
  });

  it("becomes one notice only, about its own target", async () => {
    const id = await given();
    await expect(turned(id, ["training"])).rejects.toMatchObject({
      details: { fields: { targetIds: "instruction_target_missing" } },
    });
    await turned(id);
    await expect(turned(id)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
