import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultPlace, verifyRecords } from "@/lib/server/audit/verify-records";
import { tokenHash } from "@/lib/server/auth/api-token";
import { answerObjection } from "@/lib/server/commands/answer-objection";
import { changeUnit } from "@/lib/server/commands/change-unit";
import { type ViewerContext } from "@/lib/server/commands/context";
import { createToken } from "@/lib/server/commands/create-token";
import { grantExtension, withdrawExtension } from "@/lib/server/commands/extend-deadline";
import { makeAssessment } from "@/lib/server/commands/make-assessment";
import { publishAssessment } from "@/lib/server/commands/publish-assessment";
import { raiseObjection } from "@/lib/server/commands/raise-objection";
import { revokeOtherSessions } from "@/lib/server/commands/revoke-sessions";
import { revokeToken } from "@/lib/server/commands/revoke-token";
import { type Tx } from "@/lib/server/db/client";
import { transact } from "@/lib/server/db/transact";
import { NOW, systemAdmin } from "@/tests/support/accounts";
import { contextFor, openSampleLedger } from "@/tests/support/ledger";
import { personAtWork } from "@/tests/support/program";
import { sampleContext } from "@/tests/support/sample-district";

/** What people may do, and what an older program wrote of it, is no fault of the tables. */

const ledger = openSampleLedger();
afterAll(() => ledger.close());

const fault = async () => {
  const verdict = await verifyRecords(ledger.db);
  return verdict.ok ? null : faultPlace(verdict);
};
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const DAY = 24 * 60;

describe("access tokens (访问令牌)", () => {
  /** Somebody who makes tokens, and takes them back, at so many minutes. */
  async function holder(account: string) {
    const { id: userId, password } = await personAtWork(ledger, account, "auditor");
    const at = (minutes: number): ViewerContext =>
      contextFor("auditor", { userId, sessionId: userId, account, name: account }, later(minutes));
    const make = async (name: string, minutes: number, days = 30) => {
      const id = randomUUID();
      await createToken(at(minutes), { id, name, scopes: ["export"], days, current: password });
      return id;
    };
    /** As programs did whose events said no more than this. */
    const makeAsBefore = async (name: string, minutes: number, expiresOn: string, days = 30) => {
      const id = randomUUID();
      await transact(at(minutes), async (tx, record) => {
        const [createdAt, expiresAt] = [later(minutes), later(minutes + days * DAY)];
        const data = { id, userId, name, hash: tokenHash(id), scopes: '["export"]', createdAt, expiresAt };
        await tx.apiToken.create({ data, select: { id: true } });
        await record({
          action: "account.token_created",
          record: { type: "account", id: userId },
          payload: { after: { name, scopes: ["export"], expiresOn } },
        });
      });
      return id;
    };
    const revokeAsBefore = (id: string, name: string, minutes: number) =>
      transact(at(minutes), async (tx, record) => {
        await tx.apiToken.updateMany({ where: { id }, data: { revokedAt: later(minutes) } });
        await record({
          action: "account.token_revoked",
          record: { type: "account", id: userId },
          payload: { name },
        });
      });
    const leave = (minutes: number) => revokeOtherSessions(at(minutes), { current: password });
    return { at, make, makeAsBefore, revokeAsBefore, leave };
  }
  /** Changes a token behind the product's back, looks, and puts it back. */
  async function edited(id: string, data: Parameters<Tx["apiToken"]["update"]>[0]["data"]) {
    const before = await ledger.db.apiToken.findUniqueOrThrow({
      where: { id },
      select: Object.fromEntries(Object.keys(data).map((name) => [name, true])),
    });
    const write = (changed: typeof data) =>
      ledger.db.$transaction((tx) => tx.apiToken.updateMany({ where: { id }, data: changed }));
    await write(data);
    const found = await fault();
    await write(before);
    return found;
  }

  it("two of one name, and one of them taken back", async () => {
    const { at, make } = await holder("twins");
    const [one, other] = [await make("就业系统", 0), await make("就业系统", 1)];
    await revokeToken(at(2), { id: other });
    expect(await fault()).toBeNull();
    expect(await edited(one, { revokedAt: later(2) })).toMatch(new RegExp(`^ApiToken ${one} revokedAt`));
    expect(await edited(other, { revokedAt: null })).toMatch(new RegExp(`^ApiToken ${other} revokedAt`));
  });

  it("the same where the log says only their name", async () => {
    const { at, makeAsBefore, revokeAsBefore, leave, make } = await holder("former.twins");
    const one = await makeAsBefore("统计系统", 0, "2026-11-19");
    const other = await makeAsBefore("统计系统", 1, "2026-11-19");
    const single = await makeAsBefore("单个", 2, "2026-11-19");
    await revokeAsBefore(one, "统计系统", 3);
    await revokeAsBefore(single, "单个", 4);
    expect(await fault()).toBeNull();
    expect(await edited(single, { revokedAt: null })).toMatch(/^ApiToken .* revokedAt/);
    expect(await edited(other, { revokedAt: later(77) })).toMatch(/^ApiToken .* revokedAt/);
    const third = await make("统计系统", 5);
    await revokeToken(at(6), { id: third });
    expect(await fault()).toBeNull();
    await leave(7);
    expect(await fault()).toBeNull();
    expect(await edited(other, { revokedAt: null })).toMatch(/^ApiToken .* revokedAt/);
  });

  it("one that ended earlier on the day on which everything was signed out", async () => {
    const { make, makeAsBefore, leave } = await holder("gone.by");
    const ended = await make("到期", 0, 1);
    await make("有效", 1, 30);
    await leave(DAY + 60);
    expect(await fault()).toBeNull();
    await makeAsBefore("到期", 2 * DAY, "2026-10-23", 1);
    await makeAsBefore("有效", 2 * DAY + 120, "2026-10-23", 1);
    // Between midnight in Shanghai and that of UTC, the two have different days.
    const night = await makeAsBefore("夜里", 3 * DAY - 9 * 60, "2026-10-24", 1);
    await leave(3 * DAY + 60);
    expect(await fault()).toBeNull();
    expect(await edited(ended, { revokedAt: later(DAY + 60) })).toMatch(/^ApiToken .* revokedAt/);
    expect(await edited(night, { revokedAt: null })).toMatch(/^ApiToken .* revokedAt/);
  });

  it("but another secret, or a later end, is one", async () => {
    const { make, makeAsBefore } = await holder("stretched");
    const id = await make("就业系统", 0);
    expect(await edited(id, { hash: tokenHash("planted") })).toMatch(new RegExp(`^ApiToken ${id} hash`));
    expect(await edited(id, { expiresAt: later(400 * DAY) })).toMatch(
      new RegExp(`^ApiToken ${id} expiresAt`),
    );
    // What an older program's event did not say is not held against the row.
    const former = await makeAsBefore("旧", 1, "2026-11-19");
    expect(await edited(former, { hash: tokenHash("planted") })).toBeNull();
  });
});

describe("a unit that gets another name", () => {
  let supervisor: ViewerContext;
  let head: ViewerContext;
  beforeAll(async () => {
    supervisor = await sampleContext(ledger, "supervisor.dcs");
    head = await sampleContext(ledger, "head.swj");
  });
  const unitOf = (id: string) => ledger.db.unit.findUniqueOrThrow({ where: { id } });
  const rename = async (id: string, names: { readonly name?: string; readonly shortName?: string }) => {
    const { code, name, shortName, version } = await unitOf(id);
    await changeUnit(systemAdmin, { id, version, code, name, shortName, ...names });
  };
  const extension = (unitId: string, dueOn: string) => ({
    id: randomUUID(),
    period: "2026-10",
    unitId,
    dueOn,
    reason: "系统升级",
  });
  const withdrawn = (id: string, data: { readonly withdrawnAt: Date | null }) =>
    ledger.db.$transaction((tx) => tx.deadlineExtension.updateMany({ where: { id }, data }));

  it("between an extension (延期) and what ends it", async () => {
    const { id: unitId } = await ledger.db.unit.findFirstOrThrow({ orderBy: { sortOrder: "asc" } });
    const [one, other] = [extension(unitId, "2026-11-10"), extension(unitId, "2026-11-11")];
    await grantExtension(supervisor, one);
    await rename(unitId, { name: "改名一局" });
    await grantExtension(supervisor, other);
    expect(await fault()).toBeNull();
    await rename(unitId, { name: "改名二局" });
    await withdrawExtension(supervisor, { id: other.id, reason: "数据已出" });
    expect(await fault()).toBeNull();
    await withdrawn(other.id, { withdrawnAt: null });
    expect(await fault()).toMatch(/^DeadlineExtension .* withdrawnAt/);
    await withdrawn(other.id, { withdrawnAt: supervisor.now });
  });

  it("the same where the log says only its name, also one that another unit has by now", async () => {
    const [, first, second] = await ledger.db.unit.findMany({ orderBy: { sortOrder: "asc" }, take: 3 });
    const { id: unitId, name } = first!;
    const grant = extension(unitId, "2026-11-10");
    const { id, period, dueOn, reason } = grant;
    const event = (unit: string) => ({
      record: { type: "period", id: period } as const,
      payload: { period, unit, day: dueOn },
      reason,
    });
    await transact(supervisor, async (tx, record) => {
      const granted = { grantedById: supervisor.viewer.userId, grantedAt: supervisor.now };
      await tx.deadlineExtension.create({ data: { ...grant, ...granted }, select: { id: true } });
      await record({ action: "extension.granted", ...event(name) });
    });
    await rename(unitId, { name: "改名三局" });
    await transact(supervisor, async (tx, record) => {
      const withdrawnAt = supervisor.now;
      await tx.deadlineExtension.updateMany({ where: { id }, data: { withdrawnAt } });
      await record({ action: "extension.withdrawn", ...event("改名三局") });
    });
    expect(await fault()).toBeNull();
    await rename(second!.id, { name });
    expect(await fault()).toBeNull();
  });

  it("or the short name of another one that objected (异议) too", async () => {
    const other = await sampleContext(ledger, "head.rsj");
    const [mine, its] = [head.viewer.unitId!, other.viewer.unitId!];
    await rename(its, { shortName: (await unitOf(mine)).shortName });
    const snapshot = await ledger.db.snapshot.findFirstOrThrow({ where: { name: "2026年9月通报" } });
    const assessmentId = randomUUID();
    await makeAssessment(supervisor, { id: assessmentId, name: "同名考核", snapshotId: snapshot.id });
    await publishAssessment(supervisor, { id: assessmentId, version: 1 });
    const [one, two] = [randomUUID(), randomUUID()];
    await raiseObjection(head, { id: one, assessmentId, text: "请核。" });
    await raiseObjection(other, { id: two, assessmentId, text: "请复核。" });
    await answerObjection(supervisor, {
      ...{ id: one, version: 1, accepted: false, answer: "数据以报送为准。", points: "" },
    });
    expect(await fault()).toBeNull();
    await ledger.db.$transaction((tx) =>
      tx.scoreObjection.updateMany({ where: { id: two }, data: { unitId: mine } }),
    );
    expect(await fault()).toMatch(/^ScoreObjection .* unitId/);
  });
});
