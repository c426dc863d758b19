import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { db } from "../db/client";
import { env } from "../env";

/** 统一身份认证 of one's own. */
export interface OwnIdentity {
  /** What the office calls its identity provider. */
  readonly provider: string;
  /** null: not linked. */
  readonly linkedAt: Date | null;
}

/** Whether the person's account is linked to the identity provider; null where the environment names none. */
export async function ownIdentity(viewer: Viewer): Promise<OwnIdentity | null> {
  const { oidc } = env();
  if (!oidc) return null;
  const linked = await db().externalIdentity.findFirst({
    where: { userId: viewer.userId, issuer: oidc.issuer },
    select: { linkedAt: true },
  });
  return { provider: oidc.name, linkedAt: linked?.linkedAt ?? null };
}
