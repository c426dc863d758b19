import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { SESSION_IDLE_MS } from "@/lib/domain/sign-in";
import { now } from "../clock";
import { db } from "../db/client";

export interface OwnSession {
  readonly id: string;
  /** What the browser called itself. */
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** The session of this very request. */
  readonly current: boolean;
}

/** The person's own sessions that still hold, this one first. */
export async function ownSessions(viewer: Viewer): Promise<readonly OwnSession[]> {
  const at = now();
  const rows = await db().session.findMany({
    where: {
      userId: viewer.userId,
      revokedAt: null,
      expiresAt: { gt: at },
      lastSeenAt: { gt: new Date(at.getTime() - SESSION_IDLE_MS) },
    },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
  return rows
    .map((row) => ({ ...row, current: row.id === viewer.sessionId }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
