import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { scopesFor, type TokenScope } from "@/lib/domain/api-token";
import { dayOf } from "@/lib/format/dates";
import { scopesOf } from "../auth/api-token";
import { now } from "../clock";
import { db } from "../db/client";
import { settingOn } from "./settings";

/** So long one that has expired is still shown, so that its person sees why a program stopped. */
const SHOWN_EXPIRED_MS = 30 * 24 * 60 * 60 * 1000;

/** One of the person's own access tokens (访问令牌), without anything secret. */
export interface OwnToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly expired: boolean;
  /** To a few minutes; null: never. */
  readonly lastUsedAt: Date | null;
}

export interface OwnTokens {
  /** Whether the installation has tokens at all. */
  readonly allowed: boolean;
  /** What the person can give to one; nothing for the three administrators. */
  readonly scopes: readonly TokenScope[];
  readonly tokens: readonly OwnToken[];
}

/** The person's own access tokens that were not taken back, the latest first. */
export async function ownTokens(viewer: Viewer): Promise<OwnTokens> {
  const at = now();
  const [{ allowed }, rows] = await Promise.all([
    settingOn("api_tokens", dayOf(at)),
    db().apiToken.findMany({
      where: {
        userId: viewer.userId,
        revokedAt: null,
        expiresAt: { gt: new Date(at.getTime() - SHOWN_EXPIRED_MS) },
      },
      orderBy: { createdAt: "desc" },
      select: { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    }),
  ]);
  return {
    allowed,
    scopes: scopesFor(viewer),
    tokens: rows.map((row) => ({ ...row, scopes: scopesOf(row.scopes), expired: row.expiresAt <= at })),
  };
}
