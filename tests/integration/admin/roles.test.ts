import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RIGHTS, mayEver, type Right } from "@/lib/domain/access";
import { OFFICER_ROLES } from "@/lib/domain/vocabulary";
import { viewerOfSession } from "@/lib/server/auth/viewer";
import { disableAccount } from "@/lib/server/commands/disable-account";
import { grantRole, refuseRole, takeRole, withdrawRole } from "@/lib/server/commands/grant-role";
import { resetPassword } from "@/lib/server/commands/reset-password";
import { openRoleProposals } from "@/lib/server/queries/role-proposals";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import {
  actionsOf,
  giveRole,
  makeAccount,
  NOW,
  proposed,
  securityAdmin,
  sessionOf,
  systemAdmin,
  trySignIn,
} from "@/tests/support/accounts";

const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, []));
afterAll(() => ledger.close());

describe("roles take two persons (双人授权)", () => {
  const otherSecurityAdmin = contextFor("security_admin", { userId: "sec2", name: "钟" }, NOW);

  it("what one officer proposes changes nothing until a security administrator grants it; the log names both", async () => {
    const user = await makeAccount("hopeful", null);
    const proposal = await proposed(user.id, "supervisor");
    expect(await trySignIn(user)).toMatchObject({ ok: false, problem: "no_role" });
    await grantRole(securityAdmin, proposal);
    expect((await trySignIn(user)).ok).toBe(true);
    expect(await actionsOf(ledger, user.id)).toEqual([
      "account.created",
      "role.proposed",
      "role.granted",
      "session.signed_in",
    ]);
    const granted = await ledger.db.auditEvent.findFirstOrThrow({
      where: { recordId: user.id, action: "role.granted" },
      select: { body: true },
    });
    expect(JSON.parse(granted.body)).toMatchObject({
      actor: { name: "梁" },
      payload: { before: { role: null }, after: { role: "supervisor" } },
      reason: "任职通知",
    });
  });

  it("the system administrator proposes, and can't grant", async () => {
    const user = await makeAccount("waiting", null);
    const proposal = await proposed(user.id, "supervisor", { by: securityAdmin });
    await expect(grantRole(systemAdmin, proposal)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await trySignIn(user)).ok).toBe(false);
  });

  it("who proposed can't grant or refuse, but withdraw; another security administrator can grant", async () => {
    const user = await makeAccount("doubled", null);
    const first = await proposed(user.id, "auditor", { by: securityAdmin });
    const own = { code: "FORBIDDEN", details: { problem: "grant_own_proposal" } };
    await expect(grantRole(securityAdmin, first)).rejects.toMatchObject(own);
    await expect(refuseRole(securityAdmin, { ...first, reason: "x" })).rejects.toMatchObject(own);
    await expect(withdrawRole(otherSecurityAdmin, first)).rejects.toMatchObject({
      details: { problem: "grant_not_proposer" },
    });
    await withdrawRole(securityAdmin, first);
    await expect(grantRole(otherSecurityAdmin, first)).rejects.toMatchObject({ code: "CONFLICT" });
    await grantRole(otherSecurityAdmin, await proposed(user.id, "auditor", { by: securityAdmin }));
    expect((await trySignIn(user)).ok).toBe(true);
  });

  it("nobody has a say in the own role", async () => {
    const user = await makeAccount("officer", "security_admin");
    const self = contextFor("security_admin", { userId: user.id });
    const own = { code: "FORBIDDEN", details: { problem: "grant_own_account" } };
    await expect(proposed(user.id, "auditor", { version: 2, by: self })).rejects.toMatchObject(own);
    const proposal = await proposed(user.id, "log_admin", { version: 2 });
    await expect(grantRole(self, proposal)).rejects.toMatchObject(own);
    await expect(refuseRole(self, { ...proposal, reason: "x" })).rejects.toMatchObject(own);
    await expect(takeRole(self, { id: user.id, version: 2, reason: "x" })).rejects.toMatchObject(own);
  });

  it("a refused role is not granted, and the reason stands in the log", async () => {
    const user = await makeAccount("refused", null);
    const proposal = await proposed(user.id, "auditor");
    await refuseRole(securityAdmin, { ...proposal, reason: "没有任职文件" });
    await expect(grantRole(securityAdmin, proposal)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await trySignIn(user)).ok).toBe(false);
    expect((await actionsOf(ledger, user.id)).at(-1)).toBe("role.refused");
  });

  it("one role waits for an account at a time", async () => {
    const user = await makeAccount("crowded", null);
    const outcomes = await Promise.allSettled(
      (["auditor", "supervisor"] as const).map((role) => proposed(user.id, role)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [waiting, ...more] = (await openRoleProposals(securityAdmin.viewer)).filter(
      ({ account }) => account === "crowded",
    );
    expect(more).toEqual([]);
    expect(waiting).toMatchObject({ mayDecide: true, mayWithdraw: false });
  });

  it("of two who decide at once one is told that it was decided", async () => {
    const user = await makeAccount("raced", null);
    const proposal = await proposed(user.id, "auditor");
    const outcomes = await Promise.allSettled([
      grantRole(securityAdmin, proposal),
      refuseRole(otherSecurityAdmin, { ...proposal, reason: "x" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
  });

  it("a role that was proposed for another role than the account holds now is not granted", async () => {
    const user = await makeAccount("moved", "auditor");
    const proposal = await proposed(user.id, "supervisor", { version: 2 });
    await takeRole(otherSecurityAdmin, { id: user.id, version: 2, reason: "调离" });
    await expect(grantRole(securityAdmin, proposal)).rejects.toMatchObject({
      details: { problem: "grant_outdated" },
    });
  });

  it.each([
    ["reporter", "grant_unit_missing"],
    ["unit_head", "grant_unit_missing"],
    ["leader", "grant_post_missing"],
  ] as const)("%s needs a place to work from", async (role, problem) => {
    const user = await makeAccount(`adrift-${role.replace("_", "-")}`, null);
    await expect(proposed(user.id, role)).rejects.toMatchObject({ details: { fields: { role: problem } } });
  });
});

describe("an account that is disabled or changes role is out at once", () => {
  it("a change of role ends the sessions that were opened under the old one", async () => {
    const user = await makeAccount("promoted", "auditor");
    const session = await sessionOf(user);
    await giveRole(user.id, "supervisor", 2);
    expect(await viewerOfSession(session, NOW)).toBeNull();
    expect(await viewerOfSession(await sessionOf(user), NOW)).toMatchObject({ role: "supervisor" });
    expect((await actionsOf(ledger, user.id)).slice(-3)).toEqual([
      "role.granted",
      "session.revoked",
      "session.signed_in",
    ]);
  });

  it("a role is taken away by one security administrator, and the person is out and stays out", async () => {
    const user = await makeAccount("retired", "auditor");
    const session = await sessionOf(user);
    await expect(takeRole(systemAdmin, { id: user.id, version: 2, reason: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await takeRole(securityAdmin, { id: user.id, version: 2, reason: "退休" });
    expect(await viewerOfSession(session, NOW)).toBeNull();
    expect(await trySignIn(user)).toMatchObject({ ok: false, problem: "no_role" });
  });

  it("a disabled account", async () => {
    const user = await makeAccount("dismissed", "auditor");
    const session = await sessionOf(user);
    expect(await viewerOfSession(session, NOW)).not.toBeNull();
    await disableAccount(systemAdmin, { id: user.id, version: 2 });
    expect(await viewerOfSession(session, NOW)).toBeNull();
  });
});

describe("the three officers (三员分立)", () => {
  it.each(OFFICER_ROLES)("%s holds no right to business data", (role) => {
    const rights = Object.keys(RIGHTS) as Right[];
    const business =
      /^(report|statement|target|progress|period|deputy|light|standing|snapshot|score|disclosure|notice|instruction|circular|package)\.|^audit\.view_business$|^export\.make$/;
    expect(rights.filter((right) => business.test(right) && mayEver({ role, mandates: [] }, right))).toEqual(
      [],
    );
  });

  it.each(["security_admin", "log_admin"] as const)(
    "the system administrator can't set the password of a %s, as whom they could sign in with it",
    async (role) => {
      const user = await makeAccount(`guarded-${role.replace("_", "-")}`, role);
      await expect(resetPassword(systemAdmin, { id: user.id, version: 2 })).rejects.toMatchObject({
        code: "FORBIDDEN",
        details: { problem: "account_officer_password" },
      });
      expect((await trySignIn(user)).ok).toBe(true);
    },
  );
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
