import "server-only";
import { type z } from "zod";
import { scopesFor, TOKENS_AT_MOST } from "@/lib/domain/api-token";
import { dayOf } from "@/lib/format/dates";
import { type createTokenInput } from "@/lib/schemas/tokens";
import { newToken, tokenHash } from "../auth/api-token";
import { confirmPassword } from "../auth/confirm-password";
import { transact } from "../db/transact";
import { conflict, forbidden, LedgerError } from "../errors";
import { settingOn } from "../queries/settings";
import { textDigest } from "../text-digest";
import { type ViewerContext } from "./context";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Told once and kept as its hash only. */
export interface CreatedToken {
  readonly name: string;
  readonly token: string;
}

/**
 * Makes an access token (访问令牌) for the person, after the password was given again.
 *
 * @throws as confirmPassword; UNAUTHENTICATED where the session ended meanwhile · FORBIDDEN where the installation has none, or for a scope that is of no use to the role ·
 *   CONFLICT where there are enough already
 */
export async function createToken(
  context: ViewerContext,
  input: z.output<typeof createTokenInput>,
): Promise<CreatedToken> {
  const { viewer, now } = context;
  const { userId, sessionId } = viewer;
  const { id, name, days } = input;
  if (!(await settingOn("api_tokens", dayOf(now))).allowed) throw forbidden("token_switched_off");
  const allowed = scopesFor(viewer);
  if (!input.scopes.every((scope) => allowed.includes(scope))) throw forbidden("token_scope_beyond");
  await confirmPassword(context, input.current);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  const scopes = allowed.filter((scope) => input.scopes.includes(scope));
  return transact(context, async (tx, record) => {
    // Who was put out while the password was compared takes no token along.
    if ((await tx.session.count({ where: { id: sessionId, userId, revokedAt: null } })) === 0)
      throw new LedgerError("UNAUTHENTICATED");
    const holding = { userId, revokedAt: null, expiresAt: { gt: now } };
    if ((await tx.apiToken.count({ where: holding })) >= TOKENS_AT_MOST) throw conflict("token_enough");
    const hash = tokenHash(token);
    await tx.apiToken.create({
      data: {
        ...{ id, userId, name, hash, expiresAt, createdAt: now },
        scopes: JSON.stringify(scopes),
      },
      select: { id: true },
    });
    await record({
      action: "account.token_created",
      record: { type: "account", id: userId },
      payload: {
        after: {
          ...{ id, name, scopes, hashDigest: textDigest(hash) },
          ...{ expiresOn: dayOf(expiresAt), expiresAt: expiresAt.toISOString() },
        },
      },
    });
    return { name, token };
  });
}
