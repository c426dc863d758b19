import { randomUUID } from "node:crypto";
import { type Role } from "@/lib/domain/vocabulary";
import { createAccount } from "@/lib/server/commands/create-account";
import { grantRole } from "@/lib/server/commands/grant-role";
import { proposeRole } from "@/lib/server/commands/propose-role";
import { type ViewerContext } from "@/lib/server/commands/context";
import { signIn } from "@/lib/server/auth/sign-in";
import { contextFor, type TestLedger } from "./ledger";

export const NOW = new Date("2026-10-20T01:00:00Z");
export const systemAdmin = contextFor("system_admin", { userId: "sys", name: "陶" }, NOW);
export const securityAdmin = contextFor("security_admin", { userId: "sec", name: "梁" }, NOW);
export const logAdmin = contextFor("log_admin", { userId: "log", name: "华" }, NOW);

/** Proposes a role for an account at a version, as the system administrator unless said otherwise; returns the proposal. */
export async function proposed(
  id: string,
  role: Role,
  { version = 1, by = systemAdmin }: { version?: number; by?: ViewerContext } = {},
): Promise<{ readonly id: string; readonly version: number }> {
  const proposalId = randomUUID();
  await proposeRole(by, { id, version, proposalId, role, reason: "任职通知" });
  return { id: proposalId, version: 1 };
}

/** Gives an account its role the way the product does: one officer proposes, the other grants. */
export async function giveRole(id: string, role: Role, version = 1): Promise<void> {
  await grantRole(securityAdmin, await proposed(id, role, { version }));
}

/** Makes an account the way the product does, with its role. */
export async function makeAccount(
  account: string,
  role: Role | null,
  place: { unitId?: string; leaderPostId?: string } = {},
): Promise<{ readonly id: string; readonly account: string; readonly password: string }> {
  const id = randomUUID();
  const { password } = await createAccount(systemAdmin, {
    id,
    account,
    name: account,
    unitId: place.unitId ?? null,
    leaderPostId: place.leaderPostId ?? null,
  });
  if (role) await giveRole(id, role);
  return { id, account, password };
}

/** Signs in and returns the id of the session. Throws where sign-in is refused. */
export async function sessionOf(user: { account: string; password: string }, at = NOW): Promise<string> {
  const result = await trySignIn(user, at);
  if (!result.ok) throw new Error(result.problem);
  return result.sessionId;
}

/** Tries to sign in, from an unknown browser of one network unless said otherwise. */
export function trySignIn(
  { account, password }: { account: string; password: string },
  at = NOW,
  {
    address = "192.0.2.1",
    deviceCookie,
    formerSession = null,
  }: { address?: string; deviceCookie?: string; formerSession?: string | null } = {},
) {
  return signIn(
    { viewer: null, now: at, requestId: randomUUID() },
    { account, password, userAgent: "vitest", address, deviceCookie, formerSession },
  );
}

/** The present version of an account. */
export async function versionOf({ db }: TestLedger, id: string): Promise<number> {
  return (await db.user.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;
}

/** Actions in the log that speak of a record, oldest first. */
export async function actionsOf({ db }: TestLedger, recordId: string): Promise<readonly string[]> {
  const rows = await db.auditEvent.findMany({
    where: { recordId },
    orderBy: { seq: "asc" },
    select: { action: true },
  });
  return rows.map(({ action }) => action);
}
