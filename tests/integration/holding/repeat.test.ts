import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedInAs, underKey, uploadTo } from "@/tests/support/requests";
import { create } from "@/app/(workspace)/admin/accounts/actions";
import { save, submit } from "@/app/(workspace)/progress/actions";
import { approve } from "@/app/(workspace)/review/actions";
import { POST as postEvidence } from "@/app/api/evidence/route";
import { createNotice } from "@/lib/server/commands/create-notice";
import { transact } from "@/lib/server/db/transact";
import { LedgerError } from "@/lib/server/errors";
import { once } from "@/lib/server/http/once";
import { sweepAnswers } from "@/lib/server/jobs/sweep-answers";
import { people } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantMonths, typed } from "../progress/report-samples";

const WRONG = { account: "supervisor", locked: false } as const;
const AT = people.reporter().now;
process.env.APP_CLOCK = AT.toISOString();
const ledger = openTestLedger();
beforeAll(() => plantMonths(ledger.db));
afterAll(() => ledger.close());

const events = () => ledger.db.auditEvent.count();
const by = (person: keyof typeof people) => signedInAs(people[person]().viewer);

/** Sends the same three times, one after the other or all at once; returns the one answer that all of them had. */
async function thrice<T>(send: () => Promise<T>, atOnce = false): Promise<T> {
  const key = randomUUID();
  const before = await events();
  const again = () => underKey(key, send);
  const answers = atOnce
    ? await underKey(key, () => Promise.all([send(), send(), send()]))
    : [await again(), await again(), await again()];
  expect(await events()).toBe(before + 1);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  return answers[0] as T;
}

describe("repeat: the same request under the same key is done once and answered the same", () => {
  it.each([
    ["one after the other", "jobs", false],
    ["all at once", "calm", true],
  ])("a form's save, its submission and the approval, %s", async (_, targetId, atOnce) => {
    by("reporter");
    const form = typed(targetId, "2026-09", { value: "2.5" });
    const saved = await thrice(() => save(form), atOnce);
    if (!saved.ok) throw new Error(saved.problem.message);
    expect(saved.data).toMatchObject({ id: form.id, version: 1 });
    const seen = { reports: [{ id: form.id, version: 1 }] };
    by("head");
    expect(await thrice(() => submit(seen), atOnce)).toMatchObject({ ok: true });
    by("supervisor");
    const checked = { reports: [{ id: form.id, version: 2 }] };
    expect(await thrice(() => approve(checked), atOnce)).toEqual({ ok: true, data: { approved: 1 } });
    // Without the key it is another request, and comes too late.
    expect(await approve(checked)).toMatchObject({ ok: false });
  });

  it("an upload", async () => {
    by("reporter");
    const form = typed("gdp", "2026-09", { value: "6" });
    await save(form);
    const address = `/api/evidence?id=${randomUUID()}&progressReportId=${form.id}`;
    const bytes = new TextEncoder().encode("全区就业情况");
    const sent = await thrice(async () => {
      const answer = await uploadTo(postEvidence, address, bytes);
      return { status: answer.status, body: await answer.text() };
    });
    expect(sent.status).toBe(201);
  });

  it("a refusal that is recorded, as a wrong code is, is told as one, this time and the next", async () => {
    const { viewer, now: at } = contextFor("supervisor");
    const requestKey = { key: randomUUID(), hash: "asked", secret: false };
    const tryCode = () => {
      return once({ viewer, at, requestKey, requestId: randomUUID() }, async (sent) => {
        await transact(sent, (_, record) =>
          record({ action: "session.sign_in_failed", record: { type: "session", id: "s" }, payload: WRONG }),
        );
        throw new LedgerError("INVALID", { problem: "wrong" });
      });
    };
    await expect(tryCode()).rejects.toMatchObject({ code: "INVALID" });
    await expect(tryCode()).rejects.toMatchObject({ code: "INVALID" });
  });

  it("killed between commit and answer: the one who asks again gets the answer, and there is one effect", async () => {
    const input = {
      id: randomUUID(),
      number: "云政督〔2026〕1号",
      title: "关于新增就业的督办单",
      unitId: "rs",
      body: "请加快推进。",
      dueOn: "2026-11-30",
      targetIds: ["steady"],
    };
    const requestKey = { key: randomUUID(), hash: "asked", secret: false };
    const before = await events();
    const killed = spawnSync(
      process.execPath,
      [
        ...["--conditions=react-server", "--import", "tsx", "tests/support/killed-before-answer.ts"],
        JSON.stringify({ requestKey, input }),
      ],
      { env: { ...process.env, DATA_DIR: ledger.dataDir } },
    );
    expect(killed.signal).toBe("SIGKILL");
    const { viewer, now: at, requestId } = people.supervisor();
    const change = { viewer, at, requestId, requestKey };
    for (let again = 0; again < 3; again += 1)
      expect(await once(change, (context) => createNotice(context, input))).toEqual({ id: input.id });
    expect(await events()).toBe(before + 1);
    expect(await ledger.db.notice.count({ where: { id: input.id } })).toBe(1);
  });
});

describe("repeat: the key", () => {
  it("is looked up before any command runs: what is asked for is nothing that a command takes", () => {
    const { viewer, now: at, requestId } = people.supervisor();
    const change = { viewer, at, requestId, requestKey: { key: randomUUID(), hash: "asked", secret: false } };
    // @ts-expect-error -- only `once` makes a command's context of it: the check of types fails where this line has no error
    const context: Parameters<typeof createNotice>[0] = change;
    expect(context).not.toHaveProperty("now");
  });

  it("is asked for: without one, nothing is done", async () => {
    by("reporter");
    const before = await events();
    const form = typed("bridge", "2026-09", { stage: 1 });
    expect(await underKey("short", () => save(form))).toMatchObject({
      ok: false,
      problem: { message: "请求缺少 Idempotency-Key，没有办理。请刷新页面后重试。" },
    });
    expect(await events()).toBe(before);
  });

  it("is good for one request of one person", async () => {
    by("reporter");
    const key = randomUUID();
    const form = typed("bridge", "2026-09", { stage: 1 });
    expect(await underKey(key, () => save(form))).toMatchObject({ ok: true });
    expect(await underKey(key, () => save({ ...form, stage: 2 }))).toMatchObject({
      ok: false,
      problem: { message: "这个 Idempotency-Key 已用于另一项请求，没有办理。请刷新页面后重试。" },
    });
    by("otherReporter");
    const other = typed("schools", "2026-09", { value: "1" });
    expect(await underKey(key, () => save(other))).toMatchObject({ ok: true });
  });

  it("of a secret answer keeps no answer: done once, told once", async () => {
    signedInAs(contextFor("system_admin").viewer);
    const key = randomUUID();
    const input = { id: randomUUID(), account: "new", name: "新", unitId: null, leaderPostId: null };
    const told = await underKey(key, () => create(input));
    expect(told).toMatchObject({ ok: true, data: { account: "new" } });
    expect(await underKey(key, () => create(input))).toMatchObject({
      ok: false,
      problem: { message: "这项操作已经办理成功，结果只显示一次，不再重复显示。" },
    });
    expect((await ledger.db.answer.findFirstOrThrow({ where: { key } })).result).toBeNull();
    expect(await ledger.db.user.count({ where: { account: "new" } })).toBe(1);
  });

  it("is kept for a week", async () => {
    const day = 86_400_000;
    expect(await sweepAnswers(new Date(AT.getTime() + 6 * day))).toBe(0);
    expect(await sweepAnswers(new Date(AT.getTime() + 8 * day))).toBeGreaterThan(5);
    expect(await ledger.db.answer.count()).toBe(0);
  });
});
