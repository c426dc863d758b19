import { randomUUID } from "node:crypto";
import { type Role } from "@/lib/domain/vocabulary";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrive } from "@/lib/server/auth/arrive";
import { viewerOfSession } from "@/lib/server/auth/viewer";
import { changeSetting } from "@/lib/server/commands/change-setting";
import { disableAccount } from "@/lib/server/commands/disable-account";
import { beginLink, isLinking, linkIdentity, unlinkIdentity } from "@/lib/server/commands/link-identity";
import { parseEnv } from "@/lib/server/env";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import {
  actionsOf,
  giveRole,
  makeAccount,
  NOW,
  sessionOf,
  systemAdmin,
  versionOf,
} from "@/tests/support/accounts";

const ISSUER = "https://id.example.gov.cn";
Object.assign(process.env, {
  OIDC_ISSUER: ISSUER,
  OIDC_CLIENT_ID: "ledger",
  OIDC_CLIENT_SECRET: "s",
  OIDC_NAME: "统一身份认证",
});
const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, []));
afterAll(() => ledger.close());

interface User {
  readonly id: string;
  readonly account: string;
  readonly password: string;
}
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const coming = (subject: string, more: { issuer?: string; amr?: unknown } = {}, at = NOW) =>
  arrive(
    { viewer: null, now: at, requestId: randomUUID() },
    { issuer: ISSUER, subject, name: "王秀英", amr: undefined, ...more },
    { userAgent: "vitest", formerSession: null },
  );
const acting = (user: User, sessionId: string, at = NOW, role: Role = "auditor") =>
  contextFor(role, { userId: user.id, account: user.account, sessionId }, at);
const refusals = () => ledger.db.auditEvent.count({ where: { action: "session.oidc_refused" } });

/** A person with a role who replaced the first password, and one session. */
async function person(name: string, role: "auditor" | "supervisor" = "auditor") {
  const user = await makeAccount(name, role);
  await ledger.db.$transaction((tx) =>
    tx.user.update({ where: { id: user.id }, data: { mustChangePassword: false }, select: { id: true } }),
  );
  const sessionId = await sessionOf(user);
  return { user, sessionId, context: acting(user, sessionId, NOW, role) };
}

/** The same, linked to a subject of the provider. */
async function linked(name: string, subject: string, role: "auditor" | "supervisor" = "auditor") {
  const one = await person(name, role);
  await beginLink(one.context, { current: one.user.password });
  expect(await linkIdentity(one.context, { issuer: ISSUER, subject })).toBeNull();
  return one;
}

async function entered(subject: string, more: { amr?: unknown } = {}, at = NOW): Promise<string> {
  const arrival = await coming(subject, more, at);
  if (!arrival.ok) throw new Error(arrival.problem);
  return arrival.sessionId;
}

const rule = (value: { newAccounts: boolean; acceptsFactor: boolean }, latest: string | null = null) =>
  changeSetting(systemAdmin, { key: "single_sign_on", value, effectiveFrom: "2026-10-20", latest });

describe("an identity of the provider", () => {
  it("opens a session like a password does, once it is linked, and is told apart in the log", async () => {
    const { user } = await linked("linked", "s-1");
    const sessionId = await entered("s-1");
    expect(await viewerOfSession(sessionId, NOW)).toMatchObject({ account: "linked", stage: null });
    expect(await viewerOfSession(sessionId, later(2 * 3600))).toBeNull();
    const event = await ledger.db.auditEvent.findFirstOrThrow({
      where: { action: "session.signed_in", recordId: user.id },
      orderBy: { seq: "desc" },
    });
    expect(JSON.parse(event.body)).toMatchObject({
      actor: { id: user.id, role: "auditor" },
      payload: { account: "linked", by: "oidc" },
    });
    expect(await actionsOf(ledger, user.id)).toContain("account.identity_linked");
  });

  it("is nobody's until it is linked, also under an account's own name; asking again is no further event", async () => {
    await person("plain");
    const before = await refusals();
    for (let i = 0; i < 5; i += 1)
      expect(await coming("plain")).toEqual({ ok: false, problem: "not_linked" });
    expect(await refusals()).toBe(before + 1);
  });

  it("of another issuer is nobody's, also with the same subject", async () => {
    await linked("kept", "s-2");
    for (const issuer of ["https://evil.example", `${ISSUER}/`, ISSUER.toUpperCase()])
      expect(await coming("s-2", { issuer })).toEqual({ ok: false, problem: "wrong_issuer" });
    const { context, user } = await person("misled");
    await beginLink(context, { current: user.password });
    expect(await linkIdentity(context, { issuer: "https://evil.example", subject: "s-3" })).toBe(
      "wrong_issuer",
    );
  });

  it("is linked in the session in which the password was given, once and within minutes", async () => {
    const { user, context } = await person("careful");
    const elsewhere = acting(user, await sessionOf(user));
    const identity = { issuer: ISSUER, subject: "s-4" };
    expect(await linkIdentity(context, identity)).toBe("too_late");
    await expect(beginLink(context, { current: "not it" })).rejects.toMatchObject({
      details: { fields: { current: "password_wrong" } },
    });
    expect(await isLinking(context)).toBe(false);
    await beginLink(context, { current: user.password });
    expect(await linkIdentity(elsewhere, identity)).toBe("too_late");
    expect(await linkIdentity({ ...context, now: later(601) }, identity)).toBe("too_late");
    expect(await linkIdentity(context, identity)).toBeNull();
    expect(await linkIdentity(context, identity)).toBe("too_late");
    await expect(beginLink(context, { current: user.password })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("belongs to one account", async () => {
    await linked("first", "s-5");
    const { context, user } = await person("second");
    await beginLink(context, { current: user.password });
    expect(await linkIdentity(context, { issuer: ISSUER, subject: "s-5" })).toBe("taken");
  });

  it("opens nothing any more once it is unlinked, and what it opened ends", async () => {
    const { context, sessionId, user } = await linked("leaving", "s-6");
    const other = await entered("s-6");
    await expect(unlinkIdentity(context, { current: "not it" })).rejects.toMatchObject({
      details: { fields: { current: "password_wrong" } },
    });
    await unlinkIdentity(context, { current: user.password });
    expect(await viewerOfSession(other, NOW)).toBeNull();
    expect(await viewerOfSession(sessionId, NOW)).not.toBeNull();
    expect(await coming("s-6")).toEqual({ ok: false, problem: "not_linked" });
    await expect(unlinkIdentity(context, { current: user.password })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("of a disabled account is refused, and the person is out at once", async () => {
    const { user } = await linked("disabled", "s-7");
    const sessionId = await entered("s-7");
    await disableAccount(systemAdmin, { id: user.id, version: await versionOf(ledger, user.id) });
    expect(await viewerOfSession(sessionId, NOW)).toBeNull();
    expect(await coming("s-7")).toEqual({ ok: false, problem: "disabled" });
    expect(await actionsOf(ledger, user.id)).toContain("session.oidc_refused");
  });
});

describe("what the setting says", () => {
  const MFA = ["pwd", "mfa"];
  it("nothing, at first: the ledger's own second factor stays required, whatever the provider says", async () => {
    await changeSetting(systemAdmin, {
      key: "second_factor",
      value: { roles: ["supervisor"] },
      effectiveFrom: "2026-10-20",
      latest: null,
    });
    await linked("deciding", "s-8", "supervisor");
    const sessionId = await entered("s-8", { amr: MFA });
    expect(await viewerOfSession(sessionId, NOW)).toMatchObject({ stage: "enrolment" });
  });

  it("may take the provider's word for a second factor, where it gives it", async () => {
    await rule({ newAccounts: false, acceptsFactor: true });
    expect(await viewerOfSession(await entered("s-8", { amr: MFA }), NOW)).toMatchObject({ stage: null });
    for (const amr of [undefined, ["pwd"], "mfa", { mfa: true }])
      expect(await viewerOfSession(await entered("s-8", { amr }), NOW)).toMatchObject({ stage: "enrolment" });
  });

  it("may make an account for whom only the provider knows: it opens nothing until two persons grant a role", async () => {
    const { id: latest } = await ledger.db.setting.findFirstOrThrow({ where: { key: "single_sign_on" } });
    await rule({ newAccounts: true, acceptsFactor: false }, latest);
    expect(await coming("s-9")).toEqual({ ok: false, problem: "no_role" });
    expect(await coming("s-9")).toEqual({ ok: false, problem: "no_role" });
    const made = await ledger.db.user.findMany({ where: { account: { startsWith: "oidc-" } } });
    expect(made).toMatchObject([{ name: "王秀英", role: null, unitId: null }]);
    const { id } = made[0]!;
    expect(await actionsOf(ledger, id)).toEqual([
      "account.created",
      "account.identity_linked",
      "session.oidc_refused",
    ]);
    await giveRole(id, "auditor");
    expect(await viewerOfSession(await entered("s-9"), NOW)).toMatchObject({
      name: "王秀英",
      stage: null,
    });
  });
});

describe("the environment", () => {
  const whole = {
    OIDC_ISSUER: ISSUER,
    OIDC_CLIENT_ID: "ledger",
    OIDC_CLIENT_SECRET: "s",
    OIDC_NAME: "统一身份认证",
  };
  it("names a provider whole or not at all", () => {
    expect(parseEnv({}).oidc).toBeNull();
    expect(parseEnv(whole).oidc).toEqual({
      issuer: ISSUER,
      clientId: "ledger",
      clientSecret: "s",
      name: "统一身份认证",
    });
    for (const name of Object.keys(whole))
      expect(() => parseEnv({ ...whole, [name]: undefined })).toThrow(/together or not at all/);
  });

  it.each(["http://id.example.gov.cn", "id.example.gov.cn", "ftp://id.example.gov.cn"])(
    "takes no address whose way others can read: %s",
    (issuer) => expect(() => parseEnv({ ...whole, OIDC_ISSUER: issuer })).toThrow(/https/),
  );
});
