import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type Viewer } from "@/lib/domain/access";
import {
  TOKEN_FORM,
  TOKEN_PREFIX,
  TOKEN_SCOPES,
  tokenEnd,
  type TokenProblem,
  type TokenScope,
} from "@/lib/domain/api-token";
import { networkOf } from "@/lib/domain/guesses";
import { dayOf } from "@/lib/format/dates";
import { type CommandContext } from "../commands/context";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { LedgerError } from "../errors";
import { settingOn } from "../queries/settings";
import { takeGuess } from "./guesses";
import { PERSON_COLUMNS, personOf, stageBefore, touch } from "./person";

/** A new token (访问令牌), told once. */
export const newToken = (): string => TOKEN_PREFIX + randomBytes(32).toString("base64url");

/** What is kept of a token. 256 random bits need no slow hash: nobody can try them out. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The scopes of a stored token; what is not known any more lets nothing through. */
export function scopesOf(stored: string): readonly TokenScope[] {
  const names = JSON.parse(stored) as readonly string[];
  return TOKEN_SCOPES.filter((scope) => names.includes(scope));
}

/** Whom a token stands for and what it may be used for. */
interface TokenHolder {
  readonly viewer: Viewer;
  readonly scopes: readonly TokenScope[];
}

/** The same, or why it opens nothing. */
type TokenReading =
  | { readonly ok: true; readonly holder: TokenHolder }
  | {
      readonly ok: false;
      readonly problem: TokenProblem;
      readonly owner: { readonly userId: string; readonly name: string } | null;
    };

/**
 * The person for whom a program acts, read from the database each time as a session's is, and without what the person
 * may do as a deputy: a principal trusts a colleague, not a machine.
 */
async function readToken(token: string, at: Date): Promise<TokenReading> {
  const row = TOKEN_FORM.test(token)
    ? await db().apiToken.findUnique({
        where: { hash: tokenHash(token) },
        select: {
          id: true,
          name: true,
          scopes: true,
          expiresAt: true,
          revokedAt: true,
          lastUsedAt: true,
          user: { select: PERSON_COLUMNS },
        },
      })
    : null;
  if (!row) return { ok: false, problem: "unknown", owner: null };
  const { id, user } = row;
  const refused = (problem: TokenProblem) =>
    ({ ok: false, problem, owner: { userId: user.id, name: row.name } }) as const;
  const end = tokenEnd(row, at);
  if (end) return refused(end);
  if (!(await settingOn("api_tokens", dayOf(at))).allowed) return refused("switched_off");
  const person = personOf(user);
  if (!person || (await stageBefore(person, user, { factor: true, passwordEnded: false }, at)))
    return refused("account");
  await touch(row.lastUsedAt, at, (tx) =>
    tx.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } }),
  );
  const program = { tokenId: id, name: row.name };
  const viewer = { ...person, sessionId: id, mandates: [], program };
  return { ok: true, holder: { viewer, scopes: scopesOf(row.scopes) } };
}

/**
 * The person for whom a program acts, and in which scopes.
 *
 * A token that opens nothing is written down, and counted by the network that it comes from: from the fifth on the next
 * ones wait, and are not written down. One that holds is not counted at all and never waits, so that nobody's failures
 * keep another out: 256 bits are not guessed, what has to be held down is what failures write.
 *
 * @param address the address that asks
 * @throws LedgerError UNAUTHENTICATED, TOO_MANY for a token that opens nothing
 */
export async function holderOf(
  context: CommandContext,
  { token, address }: { readonly token: string; readonly address: string },
): Promise<TokenHolder> {
  const reading = await readToken(token, context.now);
  if (reading.ok) return reading.holder;
  throw await refuse(context, reading, networkOf(address));
}

async function refuse(
  context: CommandContext,
  { problem, owner }: Extract<TokenReading, { ok: false }>,
  network: string,
): Promise<LedgerError> {
  const account = `token from ${network}`;
  const counters = [{ scope: "network", key: account, account: null }] as const;
  const guess = await takeGuess({ account, counters }, context.now);
  if (!guess.allowed) {
    const seconds = Math.ceil((guess.lockedUntil.getTime() - context.now.getTime()) / 1000);
    return new LedgerError("TOO_MANY", { problem: "token_failures", params: { seconds } });
  }
  await transact(context, (_, record) =>
    record({
      action: "session.token_refused",
      record: owner ? { type: "account", id: owner.userId } : { type: "session", id: context.requestId },
      payload: { name: owner?.name ?? null, problem },
    }),
  );
  return new LedgerError("UNAUTHENTICATED", { problem: `token_${problem}` });
}
