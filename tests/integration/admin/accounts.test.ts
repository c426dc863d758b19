import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomUUID } from "node:crypto";
import { openSession } from "@/lib/server/auth/open-session";
import { PERSON_COLUMNS } from "@/lib/server/auth/person";
import { viewerOfSession } from "@/lib/server/auth/viewer";
import { changeAccount } from "@/lib/server/commands/change-account";
import { changePassword } from "@/lib/server/commands/change-password";
import { createUnit } from "@/lib/server/commands/create-unit";
import { createAccount } from "@/lib/server/commands/create-account";
import { disableAccount } from "@/lib/server/commands/disable-account";
import { enableAccount } from "@/lib/server/commands/enable-account";
import { setAccountPassword } from "@/lib/server/commands/operate-account";
import { resetPassword } from "@/lib/server/commands/reset-password";
import { revokeOtherSessions } from "@/lib/server/commands/revoke-sessions";
import { accountPage } from "@/lib/server/queries/accounts";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import {
  actionsOf,
  makeAccount,
  NOW,
  securityAdmin,
  sessionOf,
  systemAdmin,
  trySignIn,
  versionOf,
} from "@/tests/support/accounts";

const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, []));
afterAll(() => ledger.close());

const place = { unitId: null, leaderPostId: null };

/** Replaces a given password by one of the person's own. */
async function replaceOwn(user: { id: string; account: string; password: string }, next: string) {
  const sessionId = await sessionOf(user);
  const context = contextFor("auditor", { userId: user.id, account: user.account, sessionId }, NOW);
  await changePassword(context, { current: user.password, next, repeated: next });
}

describe("accounts are the system administrator's", () => {
  it("a new account has a password that is told once, kept as a hash, and no role to sign in with", async () => {
    const user = await makeAccount("fresh", null);
    const stored = await ledger.db.user.findUniqueOrThrow({
      where: { id: user.id },
      select: { passwordHash: true, role: true },
    });
    expect(stored.passwordHash).toMatch(/^\$argon2id\$/);
    expect(stored.passwordHash).not.toContain(user.password);
    expect(JSON.stringify(await ledger.db.auditEvent.findMany({ select: { body: true } }))).not.toContain(
      user.password,
    );
    expect(await trySignIn(user)).toMatchObject({ ok: false, problem: "no_role" });
  });

  it.each(["security_admin", "supervisor", "auditor"] as const)("%s can't create one", async (role) => {
    await expect(
      createAccount(contextFor(role), { id: randomUUID(), account: "sneaked", name: "x", ...place }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await ledger.db.user.count({ where: { account: "sneaked" } })).toBe(0);
  });

  it("an account name is given once", async () => {
    await makeAccount("twice", null);
    await expect(
      createAccount(systemAdmin, { id: randomUUID(), account: "twice", name: "x", ...place }),
    ).rejects.toMatchObject({ code: "INVALID", details: { fields: { account: "account_taken" } } });
  });

  it("a disabled account is out at once and can't sign in until it is enabled", async () => {
    const user = await makeAccount("leaving", "auditor");
    const session = await sessionOf(user);
    expect(await viewerOfSession(session, NOW)).toMatchObject({ account: "leaving", role: "auditor" });
    await disableAccount(systemAdmin, { id: user.id, version: 2 });
    expect(await viewerOfSession(session, NOW)).toBeNull();
    expect(await trySignIn(user)).toMatchObject({ ok: false, problem: "disabled" });
    expect((await actionsOf(ledger, user.id)).slice(-2)).toEqual(["account.disabled", "session.revoked"]);

    await enableAccount(systemAdmin, { id: user.id, version: 3 });
    expect(await viewerOfSession(session, NOW)).toBeNull();
    expect((await trySignIn(user)).ok).toBe(true);
  });

  it("nobody disables the own account", async () => {
    const user = await makeAccount("self-disabler", "system_admin");
    await expect(
      disableAccount(contextFor("system_admin", { userId: user.id }), { id: user.id, version: 2 }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("of two changes of the same version one is a CONFLICT", async () => {
    const user = await makeAccount("contested", null);
    const rename = (name: string) => changeAccount(systemAdmin, { id: user.id, version: 1, name, ...place });
    await rename("first");
    await expect(rename("second")).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("a reporter can't be left without a unit", async () => {
    const user = await makeAccount("rooted", "reporter", { unitId: "rs" });
    await expect(
      changeAccount(systemAdmin, { id: user.id, version: 2, name: "rooted", ...place }),
    ).rejects.toMatchObject({ details: { fields: { unitId: "account_unit_missing" } } });
  });

  it("a leader's post passes to the successor, and the log names both", async () => {
    const before = await makeAccount("predecessor", null, { leaderPostId: "vice" });
    const after = await makeAccount("successor", null, { leaderPostId: "vice" });
    const holder = await ledger.db.leaderPost.findUnique({
      where: { id: "vice" },
      select: { holderId: true },
    });
    expect(holder?.holderId).toBe(after.id);
    const last = await ledger.db.auditEvent.findFirstOrThrow({
      where: { recordId: "vice" },
      orderBy: { seq: "desc" },
      select: { body: true },
    });
    expect(JSON.parse(last.body)).toMatchObject({
      payload: { before: { holder: before.account }, after: { holder: after.account } },
    });
  });

  it("a reset password ends every session, and the old one opens nothing", async () => {
    const user = await makeAccount("forgetful", "auditor");
    const session = await sessionOf(user);
    const { password } = await resetPassword(systemAdmin, { id: user.id, version: 2 });
    expect(await viewerOfSession(session, NOW)).toBeNull();
    expect((await trySignIn(user)).ok).toBe(false);
    expect((await trySignIn({ account: user.account, password })).ok).toBe(true);
  });

  it("a password that an administrator gave must be replaced, again after each reset", async () => {
    const user = await makeAccount("obliged", "auditor");
    const obliged = async (password: string) =>
      (await viewerOfSession(await sessionOf({ ...user, password }), NOW))?.stage;
    expect(await obliged(user.password)).toBe("new_password");
    await replaceOwn(user, "a sentence of my own");
    expect(await obliged("a sentence of my own")).toBeNull();
    const version = await versionOf(ledger, user.id);
    const { password } = await resetPassword(systemAdmin, { id: user.id, version });
    expect(await obliged(password)).toBe("new_password");
  });

  it("a password that was set on the server's command line must be replaced too", async () => {
    const user = await makeAccount("operated", "auditor");
    await replaceOwn(user, "a sentence of my own");
    const context = { viewer: null, now: NOW, requestId: randomUUID() };
    await setAccountPassword(context, { account: user.account, password: "set by the operator" });
    const session = await sessionOf({ ...user, password: "set by the operator" });
    expect(await viewerOfSession(session, NOW)).toMatchObject({ stage: "new_password" });
  });

  it("the list is for system and security administrator and finds by name, account and unit", async () => {
    await makeAccount("findable", null, { unitId: "jy" });
    const find = async (q: string) =>
      (await accountPage(securityAdmin.viewer, "role.propose", { q, page: 1 })).items.map(
        (item) => item.account,
      );
    expect(await find("FINDA")).toEqual(["findable"]);
    expect(await find("教育")).toEqual(["findable"]);
    await expect(
      accountPage(contextFor("supervisor").viewer, "account.manage", { q: "", page: 1 }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("signing in", () => {
  it("the right password of an account that is disabled, or has no role, opens nothing and is in the log", async () => {
    const disabled = await makeAccount("gone", "auditor");
    await disableAccount(systemAdmin, { id: disabled.id, version: await versionOf(ledger, disabled.id) });
    const fresh = await makeAccount("roleless", null);
    for (const [user, problem] of [
      [disabled, "disabled"],
      [fresh, "no_role"],
    ] as const) {
      expect(await trySignIn(user)).toEqual({ ok: false, problem });
      const { body } = await ledger.db.auditEvent.findFirstOrThrow({
        where: { action: "session.sign_in_failed", recordId: user.account },
      });
      expect(JSON.parse(body)).toMatchObject({ payload: { account: user.account, locked: false, problem } });
    }
  });

  it("a password or a role that is changed while the way in is being checked opens nothing any more", async () => {
    const coming = { viewer: null, now: NOW, requestId: randomUUID() };
    const browser = { userAgent: "", former: null };
    const seen = (id: string) =>
      ledger.db.user.findUniqueOrThrow({ where: { id }, select: { ...PERSON_COLUMNS, passwordHash: true } });
    const user = await makeAccount("overtaken", "auditor");
    const compared = await seen(user.id);
    await replaceOwn(user, "a quite new sentence");
    expect(await openSession(coming, compared, browser)).toEqual({ ok: false, problem: "changed" });
    const known = await seen(user.id);
    await ledger.db.$transaction((tx) =>
      tx.user.update({ where: { id: user.id }, data: { role: "supervisor" }, select: { id: true } }),
    );
    expect(await openSession(coming, known, browser)).toEqual({ ok: false, problem: "changed" });
    expect(await openSession(coming, await seen(user.id), browser)).toMatchObject({ ok: true });
  });

  it("who is shut out while a request is on its way commits nothing by it", async () => {
    const user = await makeAccount("slow", "system_admin");
    const sessionId = await sessionOf(user);
    const context = contextFor("system_admin", { userId: user.id, account: user.account, sessionId }, NOW);
    const unit = () => createUnit(context, { id: randomUUID(), code: "slow", name: "慢", shortName: "慢" });
    await disableAccount(systemAdmin, { id: user.id, version: await versionOf(ledger, user.id) });
    await expect(unit()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await enableAccount(systemAdmin, { id: user.id, version: await versionOf(ledger, user.id) });
    // The session ended with the account, and does not come back with it.
    await expect(unit()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await ledger.db.unit.count({ where: { code: "slow" } })).toBe(0);
  });

  it.each([
    ["a name longer than any account's", { account: "n".repeat(33), password: "whatever-it-is" }],
    ["a password longer than any", { account: "toolong", password: "p".repeat(129) }],
  ])("%s is wrong and leaves nothing behind", async (_, typed) => {
    const before = await ledger.db.auditEvent.count();
    expect(await trySignIn(typed)).toEqual({ ok: false, problem: "wrong" });
    expect(await ledger.db.signInThrottle.count({ where: { ofAccount: typed.account } })).toBe(0);
    expect(await ledger.db.auditEvent.count()).toBe(before);
  });

  it("a burst of guesses at once gets no more comparisons than the limit, even with the right password last", async () => {
    const user = await makeAccount("stormed", "auditor");
    const guesses = Array.from({ length: 12 }, () => trySignIn({ ...user, password: "a wrong guess" }));
    const right = trySignIn(user);
    const answers = (await Promise.all(guesses)).map((answer) => (answer.ok ? "in" : answer.problem));
    expect(answers.filter((answer) => answer === "wrong")).toHaveLength(4);
    expect(answers.filter((answer) => answer === "locked")).toHaveLength(8);
    // A guess that was compared left its event; those beyond the limit were refused without looking at the password.
    const compared = await ledger.db.auditEvent.count({
      where: { action: "session.sign_in_failed", recordId: user.account },
    });
    expect(compared).toBe(5);
    expect(await right).toMatchObject({ ok: false, problem: "locked" });
    expect(await ledger.db.session.count({ where: { userId: user.id } })).toBe(0);
    expect((await trySignIn(user)).ok).toBe(false);
  });

  it("the right password within the limit opens and forgets the wrong ones before it", async () => {
    const user = await makeAccount("mistyping", "auditor");
    const wrong = () => trySignIn({ ...user, password: "a wrong guess" });
    for (let round = 0; round < 2; round += 1) {
      for (let times = 0; times < 4; times += 1) expect(await wrong()).toMatchObject({ problem: "wrong" });
      expect((await trySignIn(user)).ok).toBe(true);
    }
  });
});

describe("everybody's own account", () => {
  const own = (user: { id: string; account: string }, sessionId: string) =>
    contextFor("auditor", { userId: user.id, account: user.account, sessionId }, NOW);

  it("signing out everywhere else leaves this session alone", async () => {
    const user = await makeAccount("roaming", "auditor");
    const [here, there] = [await sessionOf(user), await sessionOf(user)];
    const revoke = (current: string) => revokeOtherSessions(own(user, here), { current });
    await expect(revoke("not it")).rejects.toMatchObject({
      details: { fields: { current: "password_wrong" } },
    });
    expect(await viewerOfSession(there, NOW)).not.toBeNull();
    expect(await revoke(user.password)).toEqual({ revoked: 1 });
    expect(await viewerOfSession(here, NOW)).not.toBeNull();
    expect(await viewerOfSession(there, NOW)).toBeNull();
  });

  it("a new password ends the other sessions and asks for the current one", async () => {
    const user = await makeAccount("changing", "auditor");
    const [here, there] = [await sessionOf(user), await sessionOf(user)];
    const change = (current: string, next: string) =>
      changePassword(own(user, here), { current, next, repeated: next });
    await expect(change("not it", "a quite long sentence")).rejects.toMatchObject({
      details: { fields: { current: "password_wrong" } },
    });
    await expect(change(user.password, "short")).rejects.toMatchObject({
      details: { fields: { next: "password_too_short" } },
    });
    await change(user.password, "a quite long sentence");
    expect(await viewerOfSession(here, NOW)).not.toBeNull();
    expect(await viewerOfSession(there, NOW)).toBeNull();
    expect((await trySignIn({ account: user.account, password: "a quite long sentence" })).ok).toBe(true);
    expect(await actionsOf(ledger, user.id)).toContain("account.password_set");
  });

  it("guessing the current password locks as sign-in does", async () => {
    const user = await makeAccount("guessed", "auditor");
    const here = await sessionOf(user);
    const guess = () =>
      changePassword(own(user, here), {
        current: "guess",
        next: "a quite long one",
        repeated: "a quite long one",
      });
    for (let i = 0; i < 5; i += 1) await expect(guess()).rejects.toMatchObject({ code: "INVALID" });
    await expect(guess()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await versionOf(ledger, user.id)).toBe(2);
  });
});
