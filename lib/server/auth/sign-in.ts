import "server-only";
import { randomUUID } from "node:crypto";
import { type Viewer } from "@/lib/domain/access";
import { PASSWORD_MAX_LENGTH } from "@/lib/domain/password";
import { ACCOUNT_MAX_LENGTH, SESSION_LIFETIME_MS } from "@/lib/domain/sign-in";
import { ROLES } from "@/lib/domain/vocabulary";
import { type CommandContext, type ViewerContext } from "../commands/context";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { countersAt, forgetGuesses, recordWrongGuess, takeGuess } from "./guesses";
import { deviceOf } from "./known-device";
import { hasEnded } from "./new-password";
import { decoyHash, verifyPassword } from "./password";

export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly userAgent: string;
  /** The address that asks; from the proxy in front, or the socket. */
  readonly address: string;
  /** What the browser's cookie of known devices says, if it has one. */
  readonly deviceCookie: string | undefined;
}

export type SignInResult =
  | { readonly ok: true; readonly userId: string; readonly sessionId: string }
  | {
      readonly ok: false;
      readonly problem: "wrong" | "locked" | "disabled" | "no_role";
      readonly lockedUntil?: Date;
    };

/**
 * Counts the guess, checks account and password, and opens a session that can be revoked. Whether an account
 * exists is told neither by the answer nor by the time it takes. What no account can have is refused without a
 * record: nobody fills the log with names of their making.
 */
export async function signIn(context: CommandContext, credentials: Credentials): Promise<SignInResult> {
  const account = credentials.account.trim().toLowerCase();
  if (account.length > ACCOUNT_MAX_LENGTH || credentials.password.length > PASSWORD_MAX_LENGTH) {
    await verifyPassword(await decoyHash(), "");
    return { ok: false, problem: "wrong" };
  }
  const { address, deviceCookie } = credentials;
  const counters = countersAt(account, { address, device: deviceOf(deviceCookie, account) });
  const guess = await takeGuess(counters, context.now);
  if (!guess.allowed) return { ok: false, problem: "locked", lockedUntil: guess.lockedUntil };

  const user = await db().user.findUnique({
    where: { account },
    select: {
      id: true,
      name: true,
      passwordHash: true,
      passwordSetAt: true,
      createdAt: true,
      role: true,
      disabledAt: true,
      unit: { select: { id: true, name: true } },
    },
  });
  const matches = await verifyPassword(user?.passwordHash ?? (await decoyHash()), credentials.password);
  if (!user || !matches) {
    await recordWrongGuess(context, counters, guess);
    const { lockedUntil } = guess;
    return lockedUntil ? { ok: false, problem: "locked", lockedUntil } : { ok: false, problem: "wrong" };
  }
  await forgetGuesses(counters);
  if (user.disabledAt) return { ok: false, problem: "disabled" };
  const role = ROLES.find((known) => known === user.role);
  if (!role) return { ok: false, problem: "no_role" };
  const viewer: Viewer = {
    userId: user.id,
    sessionId: randomUUID(),
    account,
    name: user.name,
    role,
    unitId: user.unit?.id ?? null,
    unitName: user.unit?.name ?? null,
    leaderPostId: null,
    leaderPostTitle: null,
    overall: false,
    mandates: [],
  };
  const passwordEnded = await hasEnded(user.passwordSetAt ?? user.createdAt, context.now);
  return openSession(
    { ...context, viewer },
    { userAgent: credentials.userAgent.slice(0, 300), passwordEnded },
  );
}

/** From here on it is the person who acts, and the log says so. */
async function openSession(
  context: ViewerContext,
  opened: { readonly userAgent: string; readonly passwordEnded: boolean },
): Promise<SignInResult> {
  const { userId, sessionId, account } = context.viewer;
  return transact(context, async (tx, record) => {
    await tx.session.create({
      data: {
        id: sessionId,
        userId,
        createdAt: context.now,
        lastSeenAt: context.now,
        expiresAt: new Date(context.now.getTime() + SESSION_LIFETIME_MS),
        ...opened,
      },
      select: { id: true },
    });
    await record({
      action: "session.signed_in",
      record: { type: "account", id: userId },
      payload: { account },
    });
    return { ok: true, userId, sessionId };
  });
}
