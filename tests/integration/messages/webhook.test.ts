import { createHmac } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type WebhookFormat } from "@/lib/domain/delivery";
import { type MessageBody, type ReminderItem } from "@/lib/domain/message";
import { setChannels } from "@/lib/server/commands/set-channels";
import { testChannel } from "@/lib/server/commands/test-channel";
import { housekeep } from "@/lib/server/db/transact";
import { guardedPost } from "@/lib/server/delivery/guarded-post";
import { sendWebhook } from "@/lib/server/delivery/send-webhook";
import { webhookProblem } from "@/lib/server/delivery/webhook-address";
import { dispatchOne } from "@/lib/server/jobs/dispatch";
import { tell } from "@/lib/server/messages/tell";
import { actionsOf, makeAccount } from "@/tests/support/accounts";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { receivePosts } from "@/tests/support/receivers";

const AT = new Date("2026-10-20T08:00:00+08:00");
process.env.WEBHOOK_ALLOW_PRIVATE = "1";
const ledger = openTestLedger();
const robot = await receivePosts();
const elsewhere = await receivePosts();
const accept = robot.answer;
afterAll(async () => {
  await Promise.all([ledger.close(), robot.close(), elsewhere.close()]);
});

beforeEach(() => {
  robot.posts.length = 0;
  robot.answer = accept;
});

const SECRET = "SEC0123456789";
const robotUrl = `http://127.0.0.1:${robot.port}/robot/send?access_token=t0ken`;
const item: ReminderItem = { about: "with_head", period: "2026-10", count: 3 };
const LINE = "2026年10月有 3 项填报待您核对提交";
const LINK = "http://localhost:3000/progress?period=2026-10";

function outgoing(format: WebhookFormat, items: readonly ReminderItem[] = [item]) {
  return {
    ...{ id: "delivery-1", channel: "webhook" as const, person: { name: "林", account: "lin" } },
    ...{ body: { kind: "digest" as const, day: "2026-10-20", items }, createdAt: AT, email: null },
    webhook: { format, url: robotUrl, secret: SECRET },
  };
}

/** Sends, and returns what arrived. */
async function sent(format: WebhookFormat, items?: readonly ReminderItem[]) {
  await sendWebhook(outgoing(format, items));
  expect(robot.posts).toHaveLength(1);
  const { url, headers, body } = robot.posts[0]!;
  return { url: new URL(url, robotUrl), headers, body };
}

const hmac = (text: string) => createHmac("sha256", SECRET).update(text, "utf8");

describe("机器人: each format as its receiver reads it", () => {
  it("企业微信: markdown at the robot's own address, which is its only key", async () => {
    const { url, headers, body } = await sent("wecom");
    expect(url.href).toBe(robotUrl);
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-ledger-delivery": "delivery-1",
    });
    const { msgtype, markdown } = JSON.parse(body) as { msgtype: string; markdown: { content: string } };
    expect(msgtype).toBe("markdown");
    expect(markdown.content).toContain(`- [${LINE}](${LINK})`);
    expect(body).not.toContain(SECRET);
  });

  it("企业微信: takes 4096 bytes, so a long list is cut at a whole line and says so", async () => {
    const { body } = await sent(
      "wecom",
      Array.from({ length: 80 }, () => item),
    );
    const { content } = (JSON.parse(body) as { markdown: { content: string } }).markdown;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
    const rows = content.split("\n");
    expect(rows.at(-1)).toBe("…");
    expect(new Set(rows.slice(1, -1))).toEqual(new Set([`- [${LINE}](${LINK})`]));
  });

  it("names of units can't make links or marks of their own in it", async () => {
    const { body } = await sent("wecom", [
      { about: "units_late", period: "2026-10", units: ["[甲](http://evil.example)`*"], count: 1 },
    ]);
    expect(body).not.toContain("(http://evil.example)");
    expect(body).toContain("［甲］（http://evil.example）");
  });

  it("钉钉: signed with time and key in the address (加签), beside its own token", async () => {
    const { url, body } = await sent("dingtalk");
    const timestamp = url.searchParams.get("timestamp") ?? "";
    expect(timestamp).toMatch(/^\d{13}$/);
    expect(url.searchParams.get("sign")).toBe(hmac(`${timestamp}\n${SECRET}`).digest("base64"));
    expect(url.searchParams.get("access_token")).toBe("t0ken");
    const { msgtype, markdown } = JSON.parse(body) as {
      msgtype: string;
      markdown: { title: string; text: string };
    };
    expect(msgtype).toBe("markdown");
    expect(markdown.title).toContain("2026年10月20日");
    expect(markdown.text).toContain(`- [${LINE}](${LINK})`);
    expect(`${url.href}${body}`).not.toContain(SECRET);
  });

  it("JSON: the facts, signed over time and body in the headers; an answer of any words is accepted", async () => {
    robot.answer = (response) => response.writeHead(202).end("thanks");
    const { url, headers, body } = await sent("json");
    expect(url.href).toBe(robotUrl);
    const timestamp = String(headers["x-ledger-timestamp"]);
    expect(timestamp).toMatch(/^\d{10}$/);
    const signature = hmac(`${timestamp}.${body}`).digest("hex");
    expect(headers["x-ledger-signature"]).toBe(`sha256=${signature}`);
    expect(JSON.parse(body)).toMatchObject({
      ...{ id: "delivery-1", kind: "digest", at: AT.toISOString() },
      ...{ to: { account: "lin", name: "林" }, lines: [{ text: LINE, url: LINK }] },
    });
  });
});

describe("机器人: what is no success", () => {
  const fails = (format: WebhookFormat, problem: string, final: boolean) =>
    expect(sendWebhook(outgoing(format))).rejects.toMatchObject({ problem, final });

  it("a redirect is not followed, and not tried again", async () => {
    robot.answer = (response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/` }).end();
    await fails("json", "HTTP 307", true);
    expect(elsewhere.posts).toEqual([]);
  });

  it("an answer that does not end is cut off", async () => {
    robot.answer = (response) => {
      const more = () => {
        while (response.write(Buffer.alloc(16_384, "x")));
        response.once("drain", more);
      };
      more();
    };
    await fails("json", "answer_too_long", true);
  });

  it("a robot that answers 200 and means no is tried again; so is one that is not a robot", async () => {
    robot.answer = (response) => response.end('{"errcode":45009,"errmsg":"api freq out of limit"}');
    await fails("wecom", "errcode 45009", false);
    robot.answer = (response) => response.end("<html>");
    await fails("dingtalk", "answer_unreadable", false);
  });

  it.each([
    [400, true],
    [404, true],
    [408, false],
    [429, false],
    [500, false],
  ])("status %i: final %s", async (status, final) => {
    robot.answer = (response) => response.writeHead(status).end();
    await fails("json", `HTTP ${status}`, final);
  });

  it("nobody there: tried again, and what is written down holds neither address nor key", async () => {
    const gone = await receivePosts();
    await gone.close();
    const url = new URL(`http://127.0.0.1:${gone.port}/?access_token=t0ken`);
    await expect(guardedPost(url, "{}", {}, { allowHttp: true, allowPrivate: true })).rejects.toMatchObject({
      ...{ problem: "ECONNREFUSED", final: false },
    });
  });
});

describe("机器人 can't be turned against the own network", () => {
  const strict = { allowHttp: true, allowPrivate: false };

  it.each([
    `http://127.0.0.1:${robot.port}/`,
    `http://2130706433:${robot.port}/`,
    `http://[::ffff:127.0.0.1]:${robot.port}/`,
    `http://localhost:${robot.port}/`,
    "http://10.1.2.3/",
    "http://169.254.169.254/latest/meta-data",
    "http://192.168.0.1/",
    "http://[fd00::1]/",
  ])("%s is refused when it is set and when it is sent", async (address) => {
    expect(webhookProblem(address, strict)).toBe("webhook_private");
    await expect(guardedPost(new URL(address), "{}", {}, strict)).rejects.toMatchObject({
      ...{ problem: "address_refused", final: true },
    });
    expect(robot.posts).toEqual([]);
  });

  it("plain http is refused in production, a password in the address always", async () => {
    const production = { allowHttp: false, allowPrivate: false };
    expect(webhookProblem("http://robot.example.gov.cn/", production)).toBe("webhook_https");
    expect(webhookProblem("https://robot.example.gov.cn/", production)).toBeNull();
    expect(webhookProblem("https://a:b@robot.example.gov.cn/", production)).toBe("webhook_url");
    await expect(guardedPost(new URL(robotUrl), "{}", {}, production)).rejects.toMatchObject({
      problem: "https_only",
    });
    expect(robot.posts).toEqual([]);
  });
});

it("a message leaves the outbox by the robot of its person, and its new address does not get the old key", async () => {
  await plantDistrict(ledger.db, [{ id: "jobs" }]);
  const { id: person, password: current } = await makeAccount("lin", "reporter", { unitId: "rs" });
  const context = contextFor("reporter", { userId: person, name: "lin" }, AT);
  const choice = {
    ...{ email: null, emailKinds: [], webhookKinds: ["digest" as const] },
    ...{ webhookFormat: "dingtalk" as const, webhookUrl: robotUrl, webhookSecret: SECRET },
    current,
  };
  await setChannels(context, { ...choice, version: null });
  const body: MessageBody = { kind: "digest", day: "2026-10-20", items: [item] };
  await housekeep((tx) => tell(tx, AT, { key: "probe", to: [person], body }));
  expect(await dispatchOne(AT)).toBe(true);
  const { id } = await ledger.db.delivery.findFirstOrThrow({ where: { state: "sent" } });
  expect(robot.posts).toMatchObject([{ headers: { "x-ledger-delivery": id } }]);
  const moved = { ...choice, webhookUrl: `http://127.0.0.1:${elsewhere.port}/`, webhookSecret: "" };
  await expect(setChannels(context, { ...moved, version: 1 })).rejects.toMatchObject({
    details: { fields: { webhookSecret: "required" } },
  });
});

describe("a test message (测试消息)", () => {
  const of = async (account: string) => {
    const { id: userId, password: current } = await makeAccount(account, "reporter", { unitId: "rs" });
    return { context: contextFor("reporter", { userId, account, name: account }, AT), current };
  };
  const wecom = {
    ...{ email: null, emailKinds: [], webhookKinds: ["digest" as const], version: null },
    ...{ webhookFormat: "wecom" as const, webhookUrl: robotUrl, webhookSecret: "" },
  };

  it("goes at once to the own robot as it is stored, and stands in no outbox", async () => {
    const { context, current } = await of("tester");
    await expect(testChannel(context, { channel: "webhook" })).rejects.toMatchObject({
      details: { problem: "channel_not_set" },
    });
    await setChannels(context, { ...wecom, current });
    const before = await ledger.db.delivery.count();
    expect(await testChannel(context, { channel: "webhook" })).toEqual({ problem: null });
    expect(robot.posts).toHaveLength(1);
    expect(robot.posts[0]?.body).toContain("测试消息");
    expect(await ledger.db.delivery.count()).toBe(before);
    expect((await actionsOf(ledger, context.viewer.userId)).at(-1)).toBe("account.channel_tested");
  });

  it("says why it did not leave, and is not sent again and again", async () => {
    const { context, current } = await of("tester-refused");
    await setChannels(context, { ...wecom, current });
    robot.answer = (response) => void response.writeHead(404).end();
    expect(await testChannel(context, { channel: "webhook" })).toEqual({ problem: "HTTP 404" });
    for (const _ of [2, 3]) await testChannel(context, { channel: "webhook" });
    await expect(testChannel(context, { channel: "webhook" })).rejects.toMatchObject({
      details: { problem: "channel_tested_often" },
    });
    expect(robot.posts).toHaveLength(3);
  });
});
