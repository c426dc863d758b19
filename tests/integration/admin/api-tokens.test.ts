import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nobodySignedIn } from "@/tests/support/requests";
import { GET as exportFile } from "@/app/api/exports/[file]/route";
import { type TokenScope } from "@/lib/domain/api-token";
import { type Role } from "@/lib/domain/vocabulary";
import { mandatesOf } from "@/lib/server/auth/mandates";
import { changePassword } from "@/lib/server/commands/change-password";
import { changeSetting } from "@/lib/server/commands/change-setting";
import { createToken } from "@/lib/server/commands/create-token";
import { disableAccount } from "@/lib/server/commands/disable-account";
import { takeRole } from "@/lib/server/commands/grant-role";
import { resetPassword } from "@/lib/server/commands/reset-password";
import { revokeOtherSessions } from "@/lib/server/commands/revoke-sessions";
import { revokeToken } from "@/lib/server/commands/revoke-token";
import { admitted, askerOf } from "@/lib/server/http/asker";
import { ownTokens } from "@/lib/server/queries/own-tokens";
import { actionsOf, giveRole, NOW, securityAdmin, systemAdmin, versionOf } from "@/tests/support/accounts";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { personAtWork } from "@/tests/support/program";

process.env.APP_CLOCK = NOW.toISOString();
const ledger = openTestLedger();
nobodySignedIn();
beforeAll(() => plantDistrict(ledger.db, [{ id: "jobs" }]));
afterAll(() => ledger.close());

interface User {
  readonly id: string;
  readonly account: string;
  readonly password: string;
}

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const acting = ({ id, account }: User, role: Role, at = NOW) =>
  contextFor(role, { userId: id, sessionId: id, account, name: account }, at);

const person = (name: string, role: Role = "auditor"): Promise<User> =>
  personAtWork(ledger, name, role, { unitId: "rs" });

/** A token of the person, with its row's id. */
async function tokenOf(
  user: User,
  {
    role = "auditor",
    scopes = ["export"],
    days = 30,
  }: { role?: Role; scopes?: TokenScope[]; days?: number } = {},
) {
  const id = randomUUID();
  const input = { id, name: `用途-${user.account}`, scopes, days, current: user.password };
  return { id, ...(await createToken(acting(user, role), input)) };
}

let network = 0;
/** Failures of one test are not counted with another's. */
const freshAddress = () => `203.0.113.${(network += 1)}`;

/** What the export of all targets answers to a token. */
function fetchWith(token: string, address = freshAddress()): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "x-forwarded-for": address };
  const request = new Request("http://ledger.test/api/exports/targets.csv?year=2026", { headers });
  return exportFile(request, { params: Promise.resolve({ file: "targets.csv" }) });
}
const statusWith = async (token: string) => (await fetchWith(token)).status;

/** The person for whom a program acts by a token, at an instant. */
const viewerAt = async (token: string, minutes = 0, scope: TokenScope = "export") => {
  const request = new Request("http://ledger.test/", {
    headers: { authorization: `Bearer ${token}`, "x-forwarded-for": freshAddress() },
  });
  const asker = await askerOf(request, { now: later(minutes), requestId: randomUUID() });
  return admitted(request, asker, scope);
};

const recordsOf = (action: string) =>
  ledger.db.auditEvent.findMany({ where: { action }, orderBy: { seq: "asc" }, select: { body: true } });

describe("an access token (访问令牌)", () => {
  it("is told once, kept as a hash, and the log has everything of it but the token", async () => {
    const user = await person("maker");
    const { token, name } = await tokenOf(user, { scopes: ["export", "ledger.read"] });
    expect(token).toMatch(/^tl_[\w-]{43}$/);
    const { tokens } = await ownTokens(acting(user, "auditor").viewer);
    expect(tokens).toMatchObject([{ name, scopes: ["ledger.read", "export"], lastUsedAt: null }]);
    expect(JSON.stringify(tokens)).not.toContain(token);
    const bytes = ["", "-wal"].map((end) => readFileSync(`${ledger.databaseFile}${end}`, "latin1")).join("");
    expect(bytes).not.toContain(token);
    const [made] = await recordsOf("account.token_created");
    expect(JSON.parse(made?.body ?? "")).toMatchObject({
      actor: { id: user.id },
      payload: { after: { name, scopes: ["ledger.read", "export"], expiresOn: "2026-11-19" } },
    });
    expect(await statusWith(token)).toBe(200);
  });

  it("asks for the password, and for a scope that is of use to the role", async () => {
    const user = await person("careless");
    const ask = (more: object) =>
      createToken(acting(user, "auditor"), {
        ...{ id: randomUUID(), name: "x", scopes: ["export"], days: 30, current: user.password },
        ...more,
      });
    await expect(ask({ current: "a wrong one" })).rejects.toMatchObject({
      details: { fields: { current: "password_wrong" } },
    });
    await expect(ask({ scopes: ["progress.write"] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await ledger.db.apiToken.count({ where: { userId: user.id } })).toBe(0);
  });

  it.each(["system_admin", "security_admin", "log_admin"] as const)(
    "of a %s there is none: they see no business data",
    async (role) => {
      const user = await person(`officer.${role}`.replace("_", "."), role);
      expect((await ownTokens(acting(user, role).viewer)).scopes).toEqual([]);
      for (const scope of ["ledger.read", "progress.write", "export"] as const)
        await expect(tokenOf(user, { role, scopes: [scope] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  it("is not for somebody who was put out while the password was compared", async () => {
    const user = await person("put.out");
    await disableAccount(systemAdmin, { id: user.id, version: await versionOf(ledger, user.id) });
    await expect(tokenOf(user)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await ledger.db.apiToken.count({ where: { userId: user.id } })).toBe(0);
  });

  it("is one of twenty at most that hold", async () => {
    const user = await person("collector");
    for (let made = 0; made < 20; made += 1) await tokenOf(user);
    await expect(tokenOf(user)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("carries nothing that its person may do as a deputy", async () => {
    const user = await person("deputy", "reporter");
    const { token } = await tokenOf(user, { role: "reporter", scopes: ["ledger.read"] });
    const head = await person("principal", "unit_head");
    await ledger.db.$transaction((tx) =>
      tx.deputyship.create({
        data: {
          ...{ id: "d", principalId: head.id, deputyId: user.id, role: "unit_head", unitId: "rs" },
          ...{ fromDay: "2026-10-01", untilDay: "2026-10-31", createdAt: NOW },
        },
        select: { id: true },
      }),
    );
    expect(await mandatesOf({ id: user.id, role: "reporter", unitId: "rs" }, NOW)).toHaveLength(1);
    expect((await viewerAt(token, 0, "ledger.read")).mandates).toEqual([]);
  });

  it("tells when it was last used, written every few minutes at most", async () => {
    const user = await person("regular");
    const { token, id } = await tokenOf(user);
    const lastUse = async (minutes: number) => {
      await viewerAt(token, minutes);
      const row = await ledger.db.apiToken.findUniqueOrThrow({ where: { id } });
      return row.lastUsedAt;
    };
    expect(await lastUse(0)).toEqual(NOW);
    expect(await lastUse(4)).toEqual(NOW);
    expect(await lastUse(6)).toEqual(later(6));
  });
});

describe("it ends at once", () => {
  const ENDS: readonly (readonly [string, (user: User, id: string) => Promise<unknown>])[] = [
    ["when its person takes it back", (user, id) => revokeToken(acting(user, "auditor"), { id })],
    [
      "when its person signs out everywhere else",
      (user) => revokeOtherSessions(acting(user, "auditor"), { current: user.password }),
    ],
    [
      "with a new password",
      (user) => {
        const next = "一句够长的新密码-2026";
        return changePassword(acting(user, "auditor"), { current: user.password, next, repeated: next });
      },
    ],
    [
      "with a password that an administrator set",
      async (user) => resetPassword(systemAdmin, { id: user.id, version: await versionOf(ledger, user.id) }),
    ],
    [
      "when the account is disabled",
      async (user) => disableAccount(systemAdmin, { id: user.id, version: await versionOf(ledger, user.id) }),
    ],
    ["with another role", async (user) => giveRole(user.id, "supervisor", await versionOf(ledger, user.id))],
    [
      "when the role is taken away",
      async (user) =>
        takeRole(securityAdmin, {
          id: user.id,
          version: await versionOf(ledger, user.id),
          reason: "调离",
        }),
    ],
  ];
  it.each(ENDS)("%s, and the log says so", async (why, end) => {
    const user = await person(`ends.${ENDS.findIndex(([name]) => name === why)}`);
    const { token, id } = await tokenOf(user);
    expect(await statusWith(token)).toBe(200);
    await end(user, id);
    expect(await statusWith(token)).toBe(401);
    expect((await ownTokens(acting(user, "auditor").viewer)).tokens).toEqual([]);
    const actions = await actionsOf(ledger, user.id);
    expect(actions.at(-1)).toBe("session.token_refused");
    expect(actions).toContain(why.includes("takes it back") ? "account.token_revoked" : "session.revoked");
  });

  it("on its last day", async () => {
    const user = await person("yearly");
    const { token } = await tokenOf(user, { days: 366 });
    const end = 366 * 24 * 60;
    expect(await viewerAt(token, end - 1)).toMatchObject({ userId: user.id });
    await expect(viewerAt(token, end)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      details: { problem: "token_expired" },
    });
  });

  it("where the installation has none any more, until it has again", async () => {
    const user = await person("switched");
    const { token } = await tokenOf(user);
    const turn = async (allowed: boolean, latest: string | null) => {
      const change = { key: "api_tokens", value: { allowed }, effectiveFrom: "2026-10-20", latest } as const;
      await changeSetting(systemAdmin, change);
      return (await ledger.db.setting.findFirstOrThrow({ where: { key: "api_tokens" } })).id;
    };
    const off = await turn(false, null);
    expect(await statusWith(token)).toBe(401);
    await expect(tokenOf(user)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await turn(true, off);
    expect(await statusWith(token)).toBe(200);
  });

  it("nobody takes another's back", async () => {
    const [owner, other] = [await person("owner.of"), await person("other.of")];
    const { token, id } = await tokenOf(owner);
    await expect(revokeToken(acting(other, "auditor"), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await statusWith(token)).toBe(200);
  });
});
