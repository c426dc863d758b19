import "server-only";
import { cache } from "react";
import { getServerSession } from "next-auth";
import { type Viewer } from "@/lib/domain/access";
import { FACTOR_WAIT_MS, type Stage } from "@/lib/domain/second-factor";
import { sessionHolds } from "@/lib/domain/sign-in";
import { now } from "../clock";
import { db } from "../db/client";
import { mandatesOf } from "./mandates";
import { sessionOptions } from "./options";
import { PERSON_COLUMNS, personOf, stageBefore, touch } from "./person";

/** A person who gave the right password, and what stands between them and the product; null: nothing. */
interface SessionViewer extends Viewer {
  readonly stage: Stage | null;
  /** The password that opened the session had ended (密码到期). */
  readonly passwordEnded: boolean;
}

/** The session that this request's cookie names, whether it still holds or not; null for none. */
export const namedSession = cache(async (): Promise<string | null> => {
  const token = await getServerSession(sessionOptions());
  return token?.sessionId ?? null;
});

/** Whose session this request comes with, read from the database each time. */
const sessionViewer = cache(async (): Promise<SessionViewer | null> => {
  const id = await namedSession();
  return id === null ? null : viewerOfSession(id, now());
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
      providerFactorAt: true,
      user: { select: PERSON_COLUMNS },
    },
  });
  if (!session || !sessionHolds(session, at)) return null;
  const { id, user, passwordEnded, createdAt, lastSeenAt } = session;
  const person = personOf(user);
  if (!person) return null;
  const shown = {
    factor: session.factorAt !== null,
    providerFactor: session.providerFactorAt !== null,
    passwordEnded,
  };
  const stage = await stageBefore(person, user, shown, at);
  if (stage === "second_factor" && at.getTime() - createdAt.getTime() > FACTOR_WAIT_MS) return null;
  await touch(lastSeenAt, at, (tx) => tx.session.updateMany({ where: { id }, data: { lastSeenAt: at } }));
  const mandates = await mandatesOf({ id: user.id, role: person.role, unitId: person.unitId }, at);
  return { ...person, sessionId: id, mandates, stage, passwordEnded };
}
