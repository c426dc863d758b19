import "server-only";
import { cache } from "react";
import { getServerSession } from "next-auth";
import { type Viewer } from "@/lib/domain/access";
import {
  FACTOR_WAIT_MS,
  factorCanBeRequired,
  factorRequired,
  type Stage,
  stageOf,
} from "@/lib/domain/second-factor";
import { sessionHolds } from "@/lib/domain/sign-in";
import { ROLES } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { now } from "../clock";
import { db } from "../db/client";
import { mandatesOf } from "./mandates";
import { refusalOf } from "../db/refusal";
import { housekeep } from "../db/transact";
import { settingOn } from "../queries/settings";
import { authOptions } from "./options";

/** A session's last use is written at most this often. */
const TOUCH_MS = 5 * 60 * 1000;

/** A person who gave the right password, and what stands between them and the product; null: nothing. */
interface SessionViewer extends Viewer {
  readonly stage: Stage | null;
  /** The password that opened the session had ended (密码到期). */
  readonly passwordEnded: boolean;
}

/** Whose session this request comes with, read from the database each time. */
const sessionViewer = cache(async (): Promise<SessionViewer | null> => {
  const token = await getServerSession(authOptions());
  return token?.sessionId ? viewerOfSession(token.sessionId, now()) : null;
});

/** The signed-in person of this request; null when nobody is, any more, or something has to be done first. */
export async function currentViewer(): Promise<Viewer | null> {
  const viewer = await sessionViewer();
  return viewer?.stage === null ? viewer : null;
}

/** Who gave the right password and may do nothing but what this stage asks for, or leave; null for everybody else. */
export async function viewerInStage(...stages: readonly Stage[]): Promise<SessionViewer | null> {
  const viewer = await sessionViewer();
  return viewer?.stage && stages.includes(viewer.stage) ? viewer : null;
}

const STAGE_PAGES: Readonly<Record<Stage, string>> = {
  second_factor: "/second-factor",
  new_password: "/new-password",
  enrolment: "/enrolment",
};

/** Where this request's person goes on: the page of the stage, or the sign-in for nobody; null with the product open. */
export async function pageBefore(): Promise<string | null> {
  const viewer = await sessionViewer();
  if (!viewer) return "/sign-in";
  return viewer.stage && STAGE_PAGES[viewer.stage];
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
      createdAt: true,
      factorAt: true,
      passwordEnded: true,
      user: {
        select: {
          id: true,
          account: true,
          name: true,
          role: true,
          disabledAt: true,
          mustChangePassword: true,
          factor: { select: { confirmedAt: true } },
          unit: { select: { id: true, name: true } },
          post: { select: { id: true, title: true, overall: true } },
        },
      },
    },
  });
  if (!session || !sessionHolds(session, at) || session.user.disabledAt) return null;
  const role = ROLES.find((known) => known === session.user.role);
  if (!role) return null;
  const stage = stageOf({
    hasFactor: session.user.factor?.confirmedAt != null,
    factorShown: session.factorAt !== null,
    mustChangePassword: session.user.mustChangePassword || session.passwordEnded,
    factorRequired:
      factorCanBeRequired(role) && factorRequired(role, await settingOn("second_factor", dayOf(at))),
  });
  if (stage === "second_factor" && at.getTime() - session.createdAt.getTime() > FACTOR_WAIT_MS) return null;
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
    stage,
    passwordEnded: session.passwordEnded,
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
