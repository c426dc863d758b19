import { spawn } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CLAIM_MS, MOST_ATTEMPTS } from "@/lib/domain/delivery";
import { type MessageBody } from "@/lib/domain/message";
import { retryDeliveries } from "@/lib/server/commands/retry-deliveries";
import { setChannels } from "@/lib/server/commands/set-channels";
import { housekeep } from "@/lib/server/db/transact";
import { dispatchOne } from "@/lib/server/jobs/dispatch";
import { tell } from "@/lib/server/messages/tell";
import { outbox } from "@/lib/server/queries/deliveries";
import { ownChannels } from "@/lib/server/queries/message-channels";
import { makeAccount, systemAdmin } from "@/tests/support/accounts";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { receiveMail } from "@/tests/support/receivers";

const mail = await receiveMail();
process.env.SMTP_URL = mail.url;
process.env.MAIL_FROM = "目标台账 <ledger@example.gov.cn>";
process.env.MAIL_DOMAINS = "example.gov.cn";
const ledger = openTestLedger();
afterAll(async () => {
  await ledger.close();
  await mail.close();
});

const AT = new Date("2026-10-20T05:00:00+08:00");
const later = (ms: number) => new Date(AT.getTime() + ms);
let person = "";
let current = "";
let running = 0;
const context = () => contextFor("reporter", { userId: person, name: "lin" }, AT);
const channels = {
  email: "lin@example.gov.cn",
  emailKinds: ["digest"] as ("digest" | "notice" | "returned")[],
  webhookFormat: null,
  webhookUrl: "",
  webhookSecret: "",
  webhookKinds: [],
};

beforeAll(async () => {
  await plantDistrict(ledger.db, [{ id: "jobs" }]);
  ({ id: person, password: current } = await makeAccount("lin", "reporter", { unitId: "rs" }));
  await setChannels(context(), { ...channels, current, version: null });
});

beforeEach(async () => {
  mail.mails.length = 0;
  mail.onRecipient = async () => undefined;
  mail.beforeAnswer = async () => undefined;
  await ledger.db.$transaction((tx) => tx.delivery.deleteMany());
});

/** Tells the person of something; what is to leave the product is in the outbox from then on. */
async function tellPerson(kind: "digest" | "returned" = "digest"): Promise<void> {
  running += 1;
  const body: MessageBody =
    kind === "digest"
      ? ({
          kind,
          day: "2026-10-20",
          items: [{ about: "with_head", period: "2026-10", count: 3 }],
        } as const)
      : ({
          ...{ kind, targetId: "jobs", indicator: "新增就业", period: "2026-10" },
          ...{ by: "supervisor", reason: "请核对" },
        } as const);
  await housekeep((tx) => tell(tx, AT, { key: `probe ${running}`, to: [person], body }));
}

const delivery = () => ledger.db.delivery.findFirstOrThrow();

/** `npm run jobs -- --once` in a process of its own, which is killed like by a power cut where `at` says. */
async function jobsKilled(at: "onRecipient" | "beforeAnswer"): Promise<void> {
  const { PATH, HOME } = process.env;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/jobs.ts", "--once"],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...{ PATH, HOME, NODE_ENV: "production", DATA_DIR: ledger.dataDir, APP_CLOCK: AT.toISOString() },
        ...{ SMTP_URL: mail.url, MAIL_FROM: process.env.MAIL_FROM },
      },
    },
  );
  const gone = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("exit", (_code, signal) => resolve(signal)),
  );
  mail[at] = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  expect(await gone).toBe("SIGKILL");
  mail[at] = async () => undefined;
}

describe("发件箱: a message leaves the product once", () => {
  it("as a mail in words with links, to whom it is for; two senders don't send it twice", async () => {
    await tellPerson();
    const sent = await Promise.all([dispatchOne(AT), dispatchOne(AT)]);
    expect(sent.filter(Boolean)).toHaveLength(1);
    expect(mail.mails).toEqual([
      {
        to: ["lin@example.gov.cn"],
        messageId: `<${(await delivery()).id}@example.gov.cn>`,
        text: expect.stringContaining("2026年10月有 3 项填报待您核对提交") as string,
      },
    ]);
    expect(mail.mails[0]?.text).toContain("http://localhost:3000/progress?period=2026-10");
    expect(await delivery()).toMatchObject({ state: "sent", sentAt: AT, attempts: 1 });
    expect(await dispatchOne(later(CLAIM_MS * 2))).toBe(false);
  });

  it("and only of a kind that the person chose", async () => {
    await tellPerson("returned");
    expect(await ledger.db.delivery.count()).toBe(0);
  });

  it("killed before the server has it: nothing is lost", async () => {
    await tellPerson();
    await jobsKilled("onRecipient");
    expect(mail.mails).toEqual([]);
    expect(await dispatchOne(later(CLAIM_MS - 1))).toBe(false);
    expect(await dispatchOne(later(CLAIM_MS))).toBe(true);
    expect(mail.mails).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: "sent" });
  });

  it("killed after the server has it and before that is written down: it comes again under its Message-ID", async () => {
    await tellPerson();
    await jobsKilled("beforeAnswer");
    expect(await delivery()).toMatchObject({ state: "sending", attempts: 1 });
    expect(await dispatchOne(later(CLAIM_MS))).toBe(true);
    expect(mail.mails).toHaveLength(2);
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await delivery()).toMatchObject({ state: "sent", attempts: 2 });
    expect(await dispatchOne(later(CLAIM_MS * 3))).toBe(false);
  });
});

describe("发件箱: what does not leave", () => {
  it("is tried again, later each time, until it is dead", async () => {
    await tellPerson();
    mail.onRecipient = async () => 451;
    const waits: number[] = [];
    let at = AT;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      expect(await dispatchOne(at)).toBe(true);
      const { state, nextAt, problem } = await delivery();
      expect(problem).toBe("SMTP 451");
      if (attempt === MOST_ATTEMPTS) expect(state).toBe("dead");
      else {
        waits.push((nextAt.getTime() - at.getTime()) / 60_000);
        expect(await dispatchOne(new Date(nextAt.getTime() - 1))).toBe(false);
        at = nextAt;
      }
    }
    expect(waits).toEqual([1, 5, 15, 60, 180, 360]);
    expect(await dispatchOne(new Date(at.getTime() + 86_400_000))).toBe(false);
  });

  it("lies before the system administrator, who sends it again; nobody else sees it, and it says nothing", async () => {
    await tellPerson();
    mail.onRecipient = async () => 550;
    await dispatchOne(AT);
    const { counts, deliveries } = await outbox(systemAdmin.viewer);
    expect(counts).toEqual({ waiting: 0, sending: 0, sent: 0, dead: 1 });
    expect(deliveries).toMatchObject([
      { person: "lin", kind: "digest", channel: "email", state: "dead", problem: "SMTP 550", nextAt: null },
    ]);
    await expect(outbox(context().viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(retryDeliveries(context(), { id: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
    mail.onRecipient = async () => undefined;
    const again = { id: deliveries[0]!.id };
    expect(await retryDeliveries({ ...systemAdmin, now: later(1) }, again)).toEqual({ count: 1 });
    await expect(retryDeliveries(systemAdmin, again)).rejects.toMatchObject({ code: "CONFLICT" });
    await dispatchOne(later(1));
    expect(mail.mails).toHaveLength(1);
    expect((await outbox(systemAdmin.viewer)).counts).toMatchObject({ sent: 1, dead: 0 });
  });
});

describe("提醒方式", () => {
  it("refuse a mail address of another house, and a change that was made elsewhere", async () => {
    const { version } = await ownChannels(context().viewer);
    const set = (change: object) => setChannels(context(), { ...channels, current, version, ...change });
    await expect(set({ email: "lin@example.com" })).rejects.toMatchObject({
      details: { fields: { email: "email_domain" } },
    });
    await expect(set({ version: null })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(set({})).rejects.toMatchObject({ details: { problem: "nothing_changed" } });
  });

  it("lead messages elsewhere after the own password only; what is sent is chosen without it", async () => {
    const set = async (change: object) => {
      const { version } = await ownChannels(context().viewer);
      await setChannels(context(), { ...channels, current: "", version, ...change });
    };
    const robot = { webhookFormat: "wecom", webhookUrl: "https://robot.example.gov.cn/send?key=1" };
    for (const place of [{ email: "wang@example.gov.cn" }, { email: null, emailKinds: [] }, robot])
      await expect(set(place)).rejects.toMatchObject({ details: { fields: { current: "password_again" } } });
    await expect(set({ email: "wang@example.gov.cn", current: "not it" })).rejects.toMatchObject({
      details: { fields: { current: "password_wrong" } },
    });
    await set({ emailKinds: ["digest", "notice"] });
    expect(await ownChannels(context().viewer)).toMatchObject({
      ...{ email: channels.email, emailKinds: ["digest", "notice"], webhookFormat: null },
    });
    await set({ current });
  });
});
