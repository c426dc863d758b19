import "server-only";
import { cache } from "react";
import { getServerSession } from "next-auth";
import { type Viewer } from "@/lib/domain/access";
import { sessionHolds } from "@/lib/domain/sign-in";
import { ROLES } from "@/lib/domain/vocabulary";
import { now } from "../clock";
import { db } from "../db/client";
import { mandatesOf } from "./mandates";
import { refusalOf } from "../db/refusal";
import { housekeep } from "../db/transact";
import { authOptions } from "./options";

/** A session's last use is written at most this often. */
const TOUCH_MS = 5 * 60 * 1000;

/** A signed-in person; one who must change the password first may do nothing else. */
interface SessionViewer extends Viewer {
  readonly mustChangePassword: boolean;
}

/** Whose session this request comes with, read from the database each time. */
const sessionViewer = cache(async (): Promise<SessionViewer | null> => {
  const token = await getServerSession(authOptions());
  return token?.sessionId ? viewerOfSession(token.sessionId, now()) : null;
});

/** The signed-in person of this request; null when nobody is, any more, or has to change the password first. */
export async function currentViewer(): Promise<Viewer | null> {
  const viewer = await sessionViewer();
  return viewer?.mustChangePassword ? null : viewer;
}

/** Who signed in with a password that somebody else has set, and may do nothing but replace it or leave. */
export async function viewerWithGivenPassword(): Promise<Viewer | null> {
  const viewer = await sessionViewer();
  return viewer?.mustChangePassword ? viewer : null;
}

/** The person behind a session row, as long as the session holds, the account is enabled and has a role. */
export async function viewerOfSession(sessionId: string, at: Date): Promise<SessionViewer | null> {
  const session = await db().session.findUnique({
    where: { id: sessionId },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      user: {
        select: {
          id: true,
          account: true,
          name: true,
          role: true,
          disabledAt: true,
          mustChangePassword: true,
          unit: { select: { id: true, name: true } },
          post: { select: { id: true, title: true, overall: true } },
        },
      },
    },
  });
  if (!session || !sessionHolds(session, at) || session.user.disabledAt) return null;
  const role = ROLES.find((known) => known === session.user.role);
  if (!role) return null;
  if (at.getTime() - session.lastSeenAt.getTime() > TOUCH_MS) await touch(session.id, at);
  const { user } = session;
  return {
    userId: user.id,
    sessionId: session.id,
    account: user.account,
    name: user.name,
    role,
    unitId: user.unit?.id ?? null,
    unitName: user.unit?.name ?? null,
    leaderPostId: user.post?.id ?? null,
    leaderPostTitle: user.post?.title ?? null,
    overall: user.post?.overall ?? false,
    mandates: await mandatesOf({ id: user.id, role, unitId: user.unit?.id ?? null }, at),
    mustChangePassword: user.mustChangePassword,
  };
}

/** Who reads goes on reading while nothing can be written: a locked ledger or a full disk must not close the pages. */
async function touch(id: string, at: Date): Promise<void> {
  try {
    await housekeep((tx) => tx.session.updateMany({ where: { id }, data: { lastSeenAt: at } }));
  } catch (error) {
    if (refusalOf(error)?.code !== "UNAVAILABLE") throw error;
  }
}
