import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeNotice } from "@/lib/server/commands/change-notice";
import { closeNotice } from "@/lib/server/commands/close-notice";
import { createNotice } from "@/lib/server/commands/create-notice";
import { issueNotice } from "@/lib/server/commands/issue-notice";
import { receiveNotice } from "@/lib/server/commands/receive-notice";
import { replyNotice, returnReply } from "@/lib/server/commands/reply-notice";
import { verifyNotice } from "@/lib/server/commands/verify-notice";
import { newNoticeDraft } from "@/lib/server/queries/notice-draft";
import { noticeDetail, noticeList } from "@/lib/server/queries/notices";
import { actionsOf } from "@/tests/support/accounts";
import { people, plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
beforeAll(() =>
  plantDistrict(ledger.db, [
    { id: "jobs" },
    { id: "training", supportUnitIds: ["jy"] },
    { id: "schools", leadUnitId: "jy" },
  ]),
);
afterAll(() => ledger.close());

const supervisor = people.supervisor();
const head = people.head();
let running = 0;

/** A draft to the labour bureau about new jobs, unless said otherwise. */
async function draft(change: Partial<Parameters<typeof createNotice>[1]> = {}): Promise<string> {
  running += 1;
  const { id } = await createNotice(supervisor, {
    id: randomUUID(),
    number: `试督〔2026〕${running}号`,
    title: "督办通知",
    unitId: "rs",
    body: "请说明原因。",
    dueOn: "2026-11-05",
    targetIds: ["jobs"],
    ...change,
  });
  return id;
}

async function issued(): Promise<string> {
  const id = await draft();
  await issueNotice(supervisor, { id, version: 1 });
  return id;
}

describe("the life of a notice", () => {
  it("goes from draft over receipt, a reply that does not do and one that does, to being struck off", async () => {
    const id = await issued();
    await receiveNotice(head, { id, version: 2 });
    await replyNotice(head, { id, version: 3, text: "正在办理。" });
    await returnReply(supervisor, { id, version: 4, text: "没有写明完成时间。" });
    await replyNotice(head, { id, version: 5, text: "11月底前完成。" });
    await verifyNotice(supervisor, { id, version: 6, text: "现场核查属实。" });
    await closeNotice(supervisor, { id, version: 7, text: "同意销号。" });
    expect(await noticeDetail(supervisor.viewer, id)).toMatchObject({
      state: "closed",
      verified: { note: "现场核查属实。", at: supervisor.now },
      closed: { note: "同意销号。", at: supervisor.now },
      replies: [
        { kind: "reply", text: "正在办理。" },
        { kind: "return", text: "没有写明完成时间。" },
        { kind: "reply", text: "11月底前完成。" },
      ],
    });
    expect(await actionsOf(ledger, id)).toEqual([
      "notice.created",
      "notice.issued",
      "notice.received",
      "notice.replied",
      "notice.returned",
      "notice.replied",
      "notice.verified",
      "notice.closed",
    ]);
  });

  it("is struck off after it was verified only; what was verified and sent back is verified anew", async () => {
    const id = await issued();
    await receiveNotice(head, { id, version: 2 });
    await replyNotice(head, { id, version: 3, text: "已办。" });
    await expect(closeNotice(supervisor, { id, version: 4, text: "销号" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await verifyNotice(supervisor, { id, version: 4, text: "属实。" });
    await returnReply(supervisor, { id, version: 5, text: "复查发现数据有误。" });
    expect(await noticeDetail(supervisor.viewer, id)).toMatchObject({ state: "received", verified: null });
    await expect(verifyNotice(head, { id, version: 6, text: "自行核实" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("shows a yellow card (亮牌) once its reply was sent back", async () => {
    const id = await issued();
    await receiveNotice(head, { id, version: 2 });
    await replyNotice(head, { id, version: 3, text: "正在办理。" });
    expect((await noticeDetail(supervisor.viewer, id)).warning).toBeNull();
    await returnReply(supervisor, { id, version: 4, text: "没有写明完成时间。" });
    const { warning } = (await noticeList(head.viewer)).find((notice) => notice.id === id)!;
    expect(["yellow", "red"]).toContain(warning?.level);
    expect((await noticeDetail(supervisor.viewer, id)).warning).toEqual(warning);
  });

  it("lists a draft's gaps instead of issuing it", async () => {
    const id = await draft({ body: "", dueOn: "" });
    await expect(issueNotice(supervisor, { id, version: 1 })).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: { due_on: "notice_gap_due_on", body: "notice_gap_body" } },
    });
    expect((await noticeDetail(supervisor.viewer, id)).state).toBe("draft");
  });

  it("is signed for once: the second signature is a CONFLICT, in turn and at the same time", async () => {
    const id = await issued();
    await receiveNotice(head, { id, version: 2 });
    await expect(receiveNotice(head, { id, version: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
    const raced = await issued();
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => receiveNotice(head, { id: raced, version: 2 })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await actionsOf(ledger, raced)).filter((action) => action === "notice.received")).toHaveLength(1);
  });

  it("stays as it went out once it was issued", async () => {
    const id = await issued();
    const edit = { number: "试督〔2026〕99号", title: "改", unitId: "rs", body: "改", dueOn: "2026-12-01" };
    await expect(
      changeNotice(supervisor, { id, version: 2, ...edit, targetIds: ["jobs"] }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("a draft is edited, its targets included", async () => {
    const id = await draft({ targetIds: ["training"] });
    const edit = { number: "试督〔2026〕88号", title: "改", unitId: "jy", body: "改", dueOn: "2026-12-01" };
    await changeNotice(supervisor, { id, version: 1, ...edit, targetIds: ["training", "schools"] });
    const notice = await noticeDetail(supervisor.viewer, id);
    expect(notice.targets.map((target) => target.id)).toEqual(["training", "schools"]);
    expect(notice.unit.id).toBe("jy");
  });
});

describe("drafting", () => {
  it("a number is given once", async () => {
    const number = "试督〔2025〕1号";
    await draft({ number });
    await expect(draft({ number })).rejects.toMatchObject({
      details: { fields: { number: "notice_number_taken" } },
    });
  });

  it("a repeated click drafts one notice", async () => {
    const id = randomUUID();
    expect([await draft({ id }), await draft({ id })]).toEqual([id, id]);
    expect(await actionsOf(ledger, id)).toEqual(["notice.created"]);
  });

  it("goes to a unit that leads or supports every target it names", async () => {
    await expect(draft({ targetIds: ["jobs", "schools"] })).rejects.toMatchObject({
      details: { fields: { unitId: "notice_unit_unbound" } },
    });
    await expect(draft({ targetIds: ["no-such-target"] })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is the supervisor's", async () => {
    await expect(
      createNotice(head, {
        id: randomUUID(),
        number: "假督〔2026〕1号",
        title: "x",
        unitId: "rs",
        body: "x",
        dueOn: "",
        targetIds: ["jobs"],
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("begins with the next number, the lead unit and where the targets stand", async () => {
    await draft({ number: "云督〔2026〕40号" });
    const proposal = await newNoticeDraft(supervisor.viewer, ["jobs"]);
    expect(proposal).toMatchObject({
      number: expect.stringMatching(/^.督〔\d{4}〕\d+号$/) as string,
      unitId: "rs",
      targetIds: ["jobs"],
    });
    expect(proposal.body).toContain("新增就业3.2万人");
    await expect(newNoticeDraft(head.viewer, ["jobs"])).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("who sees a notice", () => {
  const seenBy = async (context: typeof head, id: string) =>
    (await noticeList(context.viewer)).some((notice) => notice.id === id);

  it("a draft: the supervisor and the auditor; the unit from the moment it is issued", async () => {
    const id = await draft();
    expect(await seenBy(supervisor, id)).toBe(true);
    expect(await seenBy(people.auditor(), id)).toBe(true);
    expect(await seenBy(head, id)).toBe(false);
    await expect(noticeDetail(head.viewer, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await issueNotice(supervisor, { id, version: 1 });
    expect(await seenBy(head, id)).toBe(true);
    expect(await seenBy(people.reporter(), id)).toBe(true);
  });

  it("another unit gets NOT_FOUND, whatever it tries", async () => {
    const id = await issued();
    const other = people.otherHead();
    await expect(noticeDetail(other.viewer, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(receiveNotice(other, { id, version: 2 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await seenBy(other, id)).toBe(false);
  });

  it("the unit's reporter sees it and may not sign; the supervisor does not sign in the unit's place", async () => {
    const id = await issued();
    for (const context of [people.reporter(), supervisor])
      await expect(receiveNotice(context, { id, version: 2 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await receiveNotice(head, { id, version: 2 });
    await replyNotice(head, { id, version: 3, text: "已办。" });
    await expect(closeNotice(head, { id, version: 4, text: "自行销号" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("a leader sees those about the own field, without drafts", async () => {
    const [sent, kept] = [await issued(), await draft()];
    expect(await seenBy(people.leader(), sent)).toBe(true);
    expect(await seenBy(people.leader(), kept)).toBe(false);
    expect(await seenBy(contextFor("leader", { leaderPostId: "elsewhere" }), sent)).toBe(false);
  });

  it("the administrators see none", async () => {
    const id = await issued();
    for (const role of ["system_admin", "security_admin"] as const)
      expect(await seenBy(contextFor(role), id)).toBe(false);
  });

  it("what is asked of a person stands first", async () => {
    const ofUnit = await noticeList(head.viewer);
    const firstNotMine = ofUnit.findIndex(({ mine }) => !mine);
    expect(ofUnit.some(({ mine }) => mine)).toBe(true);
    expect(ofUnit.slice(firstNotMine).every(({ mine }) => !mine)).toBe(true);
    expect(
      ofUnit.filter(({ mine }) => mine).every(({ state }) => ["issued", "received"].includes(state)),
    ).toBe(true);
  });
});
