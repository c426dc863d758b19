import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MessageBody } from "@/lib/domain/message";
import { createNotice } from "@/lib/server/commands/create-notice";
import { giveInstruction } from "@/lib/server/commands/give-instruction";
import { issueNotice } from "@/lib/server/commands/issue-notice";
import { readMessages } from "@/lib/server/commands/read-messages";
import { returnProgress } from "@/lib/server/commands/return-progress";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { transact } from "@/lib/server/db/transact";
import { sendDailyReminders } from "@/lib/server/jobs/daily-reminders";
import { tell } from "@/lib/server/messages/tell";
import { messageList } from "@/lib/server/queries/messages";
import { actionsOf, makeAccount } from "@/tests/support/accounts";
import { people, plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { readyReport } from "../progress/report-samples";

const ledger = openTestLedger();
afterAll(() => ledger.close());
const at = (time: string) => new Date(`2026-10-${time}:00+08:00`);
const ids = new Map<string, string>();
const contextOf = (name: string) => contextFor("reporter", { userId: ids.get(name), name }, at("27T09:00"));

beforeAll(async () => {
  await plantDistrict(ledger.db, [{ id: "jobs" }, { id: "training" }, { id: "schools", leadUnitId: "jy" }]);
  for (const [name, role, unitId] of [
    ["lin", "reporter", "rs"],
    ["he", "unit_head", "rs"],
    ["wu", "reporter", "jy"],
    ["tang", "unit_head", "jy"],
    ["du", "supervisor", "rs"],
  ] as const)
    ids.set(name, (await makeAccount(name, role, { unitId })).id);
});

/** What a person was told, the latest first. */
async function toldTo(name: string): Promise<readonly MessageBody[]> {
  const { messages } = await messageList(contextOf(name).viewer, { show: "all", page: 1 });
  return messages.map(({ body }) => body);
}

/** The lines of a person's latest digest, by what they are about. */
async function digestOf(name: string) {
  const digest = (await toldTo(name)).find(({ kind }) => kind === "digest");
  return digest?.kind === "digest"
    ? digest.items.map((item) => ("count" in item ? `${item.about} ${item.count}` : item.about))
    : [];
}

describe("消息 with the change that causes them", () => {
  it("tell the head of a unit that a notice waits for its receipt, and nobody else", async () => {
    const supervisor = people.supervisor();
    const { id } = await createNotice(supervisor, {
      id: "0b2f2d0e-7a51-4a53-9d5c-000000000001",
      number: "试督〔2026〕1号",
      title: "关于就业的督办",
      unitId: "rs",
      body: "请说明原因。",
      dueOn: "2026-11-20",
      targetIds: ["jobs"],
    });
    await issueNotice(supervisor, { id, version: 1 });
    expect(await toldTo("he")).toEqual([
      {
        kind: "notice",
        noticeId: id,
        number: "试督〔2026〕1号",
        title: "关于就业的督办",
        dueOn: "2026-11-20",
      },
    ]);
    expect(await Promise.all(["lin", "wu", "tang", "du"].map(toldTo))).toEqual([[], [], [], []]);
  });

  it("tell the heads of the lead unit that a leader instructs on their target, once", async () => {
    const input = { id: "0b2f2d0e-7a51-4a53-9d5c-000000000007", targetId: "jobs", text: "请一周内报方案。" };
    await giveInstruction(people.leader(), input);
    await giveInstruction(people.leader(), input);
    const said = { kind: "instruction", targetId: "jobs", text: "请一周内报方案。" } as const;
    expect((await toldTo("he")).filter(({ kind }) => kind === "instruction")).toMatchObject([said]);
    for (const other of ["lin", "tang", "du"])
      expect((await toldTo(other)).filter(({ kind }) => kind === "instruction")).toEqual([]);
  });

  it("tell reporter and head of a report that came back, with the reason", async () => {
    const { id } = await readyReport("training", "2026-10");
    await submitProgress(people.head(), { reports: [{ id, version: 1 }] });
    await returnProgress(people.supervisor(), { id, version: 2, reason: "数字与统计公报不一致" });
    const returned = {
      ...{ kind: "returned", targetId: "training", indicator: "指标2", period: "2026-10" },
      ...{ by: "supervisor", reason: "数字与统计公报不一致" },
    };
    expect((await toldTo("lin"))[0]).toEqual(returned);
    expect(await toldTo("he")).toContainEqual(returned);
  });

  it("are not there when the change was rolled back, and not twice under one key", async () => {
    const supervisor = people.supervisor();
    const body = { kind: "digest", day: "2026-10-01", items: [] } as const;
    const telling = { key: "probe", to: [ids.get("wu")!], body };
    const refused = transact(supervisor, (tx) => tell(tx, supervisor.now, telling));
    await expect(refused).rejects.toThrow("without an audit event");
    expect(await toldTo("wu")).toEqual([]);
    const event = { action: "setting.changed", record: { type: "setting", id: "probe" } } as const;
    const counts = await transact(supervisor, async (tx, record) => {
      await record({ ...event, payload: { before: {}, after: {} } });
      return [await tell(tx, supervisor.now, telling), await tell(tx, supervisor.now, telling)];
    });
    expect(counts).toEqual([1, 0]);
    await readMessages(contextOf("wu"), { id: null });
  });
});

describe("每日提醒", () => {
  it("waits for the hour of the setting", async () => {
    expect(await sendDailyReminders(at("23T07:59"))).toBeNull();
  });

  it("is one message a person and a day, whatever starts it again, and the log says that it went out", async () => {
    const runs = await Promise.all([sendDailyReminders(at("26T08:00")), sendDailyReminders(at("26T08:00"))]);
    expect(runs.filter((people) => people !== null)).toEqual([5]);
    expect(await sendDailyReminders(at("26T20:00"))).toBeNull();
    expect(await actionsOf(ledger, "2026-10-26")).toEqual(["reminders.sent"]);
    expect(await ledger.db.message.count({ where: { kind: "digest", createdAt: at("26T08:00") } })).toBe(5);
  });

  it("says what is due on the day (the 25th is a Sunday), what came back and what is unsigned", async () => {
    expect(await digestOf("lin")).toContain("due_today 1");
    expect(await digestOf("lin")).toContain("returned 1");
    expect(await digestOf("he")).toEqual(expect.arrayContaining(["notice", "due_today 1"]));
    expect(await digestOf("wu")).toContain("due_today 1");
    expect(await digestOf("tang")).not.toContain("notice");
  });

  it("continues a runner that was killed once its claim ran out, and tells nobody twice", async () => {
    const claim = { job: "reminders", day: "2026-10-27", leaseUntil: at("27T08:10") };
    await ledger.db.$transaction(async (tx) => {
      await tx.jobRun.create({ data: claim });
      const body = { kind: "digest", day: claim.day, items: [] } as const;
      await tell(tx, at("27T08:00"), { key: `digest:${claim.day}`, to: [ids.get("lin")!], body });
    });
    expect(await sendDailyReminders(at("27T08:05"))).toBeNull();
    const rest = await sendDailyReminders(at("27T08:10"));
    const all = await ledger.db.message.count({ where: { key: { startsWith: "digest:2026-10-27:" } } });
    expect([rest, all]).toEqual([all - 1, all]);
    expect(all).toBeGreaterThan(2);
  });

  it("goes up to the supervisors when a unit stays late", async () => {
    const lateMonths = async () => {
      const [digest] = await toldTo("du");
      if (digest?.kind !== "digest") return [];
      return digest.items.flatMap((item) => (item.about === "units_late" ? [item.period] : []));
    };
    expect(await lateMonths()).not.toContain("2026-10");
    await sendDailyReminders(at("28T08:00"));
    expect(await lateMonths()).not.toContain("2026-10");
    await sendDailyReminders(at("29T08:00"));
    expect(await lateMonths()).toContain("2026-10");
  });
});

describe("reading", () => {
  it("is the own messages' alone", async () => {
    const wu = contextOf("wu");
    const before = await messageList(wu.viewer, { show: "unread", page: 1 });
    // A day's list replaces the one before.
    expect(before.messages.map(({ body }) => body.kind)).toEqual(["digest"]);
    await readMessages(contextOf("lin"), { id: before.messages[0]!.id });
    expect((await messageList(wu.viewer, { show: "unread", page: 1 })).unread).toBe(before.unread);
    await readMessages(wu, { id: before.messages[0]!.id });
    expect((await messageList(wu.viewer, { show: "unread", page: 1 })).unread).toBe(before.unread - 1);
    await readMessages(wu, { id: null });
    expect(await messageList(wu.viewer, { show: "unread", page: 1 })).toMatchObject({
      unread: 0,
      messages: [],
    });
  });
});
