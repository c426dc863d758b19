import "server-only";
import { randomUUID } from "node:crypto";
import { lockAfterFailure, SESSION_LIFETIME_MS } from "@/lib/domain/sign-in";
import { type CommandContext } from "../commands/context";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { decoyHash, verifyPassword } from "./password";

export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly userAgent: string;
}

export type SignInResult =
  | { readonly ok: true; readonly userId: string; readonly sessionId: string }
  | {
      readonly ok: false;
      readonly problem: "wrong" | "locked" | "disabled" | "no_role";
      readonly lockedUntil?: Date;
    };

/**
 * Checks account and password, counts failures and opens a session that can be revoked. Whether an account
 * exists is told neither by the answer nor by the time it takes.
 */
export async function signIn(context: CommandContext, credentials: Credentials): Promise<SignInResult> {
  const account = credentials.account.trim().toLowerCase();
  const throttle = await db().signInThrottle.findUnique({ where: { account } });
  if (throttle?.lockedUntil && throttle.lockedUntil > context.now)
    return { ok: false, problem: "locked", lockedUntil: throttle.lockedUntil };

  const user = await db().user.findUnique({
    where: { account },
    select: { id: true, passwordHash: true, role: true, disabledAt: true },
  });
  const matches = await verifyPassword(user?.passwordHash ?? (await decoyHash()), credentials.password);
  if (!user || !matches) return recordFailure(context, account);
  if (user.disabledAt) return { ok: false, problem: "disabled" };
  if (!user.role) return { ok: false, problem: "no_role" };
  const sessionId = await openSession(context, user.id, account, credentials.userAgent);
  return { ok: true, userId: user.id, sessionId };
}

/** Counts a wrong password for an account name and locks it where it was one too many. */
export async function recordFailure(context: CommandContext, account: string): Promise<SignInResult> {
  return transact(context, async (tx, record) => {
    const before = await tx.signInThrottle.findUnique({ where: { account } });
    const { failures, lockedUntil } = lockAfterFailure(before, context.now);
    await tx.signInThrottle.upsert({
      where: { account },
      create: { account, failures, lockedUntil, updatedAt: context.now },
      update: { failures, lockedUntil, updatedAt: context.now },
    });
    await record({
      action: "session.sign_in_failed",
      record: { type: "account", id: account },
      payload: { account, locked: lockedUntil !== null },
    });
    return lockedUntil ? { ok: false, problem: "locked", lockedUntil } : { ok: false, problem: "wrong" };
  });
}

async function openSession(
  context: CommandContext,
  userId: string,
  account: string,
  userAgent: string,
): Promise<string> {
  const sessionId = randomUUID();
  return transact(context, async (tx, record) => {
    await tx.signInThrottle.deleteMany({ where: { account } });
    await tx.session.create({
      data: {
        id: sessionId,
        userId,
        createdAt: context.now,
        lastSeenAt: context.now,
        expiresAt: new Date(context.now.getTime() + SESSION_LIFETIME_MS),
        userAgent: userAgent.slice(0, 300),
      },
      select: { id: true },
    });
    await record({
      action: "session.signed_in",
      record: { type: "account", id: userId },
      payload: { account },
    });
    return sessionId;
  });
}
