import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RIGHTS, mayEver, type Right } from "@/lib/domain/access";
import { viewerOfSession } from "@/lib/server/auth/viewer";
import { grantRole } from "@/lib/server/commands/grant-role";
import { unlockAccount } from "@/lib/server/commands/unlock-account";
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

describe("roles are the security administrator's", () => {
  it("the system administrator can't grant one", async () => {
    const user = await makeAccount("hopeful", null);
    await expect(
      grantRole(systemAdmin, { id: user.id, version: 1, role: "supervisor" }),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await trySignIn(user)).ok).toBe(false);
  });

  it("nobody grants to oneself", async () => {
    const user = await makeAccount("officer", "security_admin");
    const self = contextFor("security_admin", { userId: user.id });
    await expect(grantRole(self, { id: user.id, version: 2, role: "auditor" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { problem: "grant_own_account" },
    });
  });

  it("a change of role ends the sessions that were opened under the old one", async () => {
    const user = await makeAccount("promoted", "auditor");
    const session = await sessionOf(user);
    await grantRole(securityAdmin, { id: user.id, version: 2, role: "supervisor" });
    expect(await viewerOfSession(session, NOW)).toBeNull();
    expect(await viewerOfSession(await sessionOf(user), NOW)).toMatchObject({ role: "supervisor" });
    expect((await actionsOf(ledger, user.id)).slice(-3)).toEqual([
      "role.granted",
      "session.revoked",
      "session.signed_in",
    ]);
  });

  it("a role that was taken away signs in no more", async () => {
    const user = await makeAccount("retired", "auditor");
    await grantRole(securityAdmin, { id: user.id, version: 2, role: null });
    expect(await trySignIn(user)).toMatchObject({ ok: false, problem: "no_role" });
  });

  it.each([
    ["reporter", "grant_unit_missing"],
    ["unit_head", "grant_unit_missing"],
    ["leader", "grant_post_missing"],
  ] as const)("%s needs a place to work from", async (role, problem) => {
    const user = await makeAccount(`adrift-${role.replace("_", "-")}`, null);
    await expect(grantRole(securityAdmin, { id: user.id, version: 1, role })).rejects.toMatchObject({
      details: { fields: { role: problem } },
    });
  });

  it("of two grants on the same version one is a CONFLICT", async () => {
    const user = await makeAccount("raced", null);
    const outcomes = await Promise.allSettled(
      (["auditor", "supervisor"] as const).map((role) =>
        grantRole(securityAdmin, { id: user.id, version: 1, role }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
    expect(await versionOf(ledger, user.id)).toBe(2);
  });

  it.each(["system_admin", "security_admin"] as const)("%s holds no right to business data", (role) => {
    const rights = Object.keys(RIGHTS) as Right[];
    const business = /^(report|statement|target|progress|period|deputy|light|standing|notice|export|audit)\./;
    expect(rights.filter((right) => business.test(right) && mayEver({ role, mandates: [] }, right))).toEqual(
      [],
    );
  });
});

describe("the lock after repeated failures", () => {
  it("closes an account after five wrong passwords, tells nothing new, and opens by the security administrator", async () => {
    const user = await makeAccount("locked-out", "auditor");
    const wrong = { account: user.account, password: "wrong" };
    for (let i = 1; i < 5; i += 1) expect(await trySignIn(wrong)).toMatchObject({ problem: "wrong" });
    expect(await trySignIn(wrong)).toMatchObject({ problem: "locked" });
    expect(await trySignIn(user)).toMatchObject({ ok: false, problem: "locked" });
    await expect(unlockAccount(systemAdmin, { id: user.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await unlockAccount(securityAdmin, { id: user.id });
    expect((await trySignIn(user)).ok).toBe(true);
    expect(await actionsOf(ledger, user.id)).toContain("account.unlocked");
    await expect(unlockAccount(securityAdmin, { id: user.id })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("ends by itself after a quarter of an hour", async () => {
    const user = await makeAccount("patient", "auditor");
    for (let i = 0; i < 5; i += 1) await trySignIn({ account: user.account, password: "wrong" });
    const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    expect((await trySignIn(user, later(14))).ok).toBe(false);
    expect((await trySignIn(user, later(16))).ok).toBe(true);
  });
});

describe("sessions", () => {
  it("a session nobody uses for two hours, or that is twelve hours old, gives no viewer", async () => {
    const user = await makeAccount("absent", "auditor");
    const session = await sessionOf(user);
    const after = (hours: number) => viewerOfSession(session, new Date(NOW.getTime() + hours * 3_600_000));
    expect(await after(1.9)).not.toBeNull();
    expect(await after(3.8)).not.toBeNull();
    expect(await after(6)).toBeNull();
    expect(await viewerOfSession("no-such-session", NOW)).toBeNull();
  });
});
