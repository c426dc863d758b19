import "server-only";
import { randomUUID } from "node:crypto";
import { may, type Right } from "@/lib/domain/access";
import { PASSWORDS_REMEMBERED } from "@/lib/domain/password";
import { memberOf, ROLES } from "@/lib/domain/vocabulary";
import { db, type Tx } from "../db/client";
import { type Recorder } from "../db/transact";
import { expectOne, forbidden, invalid, notFound } from "../errors";
import { type CommandContext, type ViewerContext } from "./context";
import { revokeSessionsOf } from "./revoke-sessions";
import { textDigest } from "../text-digest";

/**
 * An account that an administrator is about to change; accounts are in sight of the administrators only.
 *
 * @throws LedgerError FORBIDDEN, NOT_FOUND
 */
export async function accountToChange({ viewer }: ViewerContext, right: Right, id: string) {
  if (!may(viewer, right)) throw forbidden();
  const row = await db().user.findUnique({
    where: { id },
    select: {
      id: true,
      account: true,
      name: true,
      role: true,
      disabledAt: true,
      version: true,
      unit: { select: { id: true, name: true } },
      post: { select: { id: true, title: true } },
    },
  });
  if (!row) throw notFound();
  const { role, disabledAt, unit, post, ...account } = row;
  return {
    ...account,
    role: role === null ? null : memberOf(ROLES, role),
    disabled: disabledAt !== null,
    unit,
    post,
    unitId: unit?.id ?? null,
    leaderPostId: post?.id ?? null,
  };
}

/** What of an account has a version of its own; a change that met another version is a CONFLICT. */
export async function updateAccount(
  tx: Tx,
  seen: { readonly id: string; readonly version: number },
  data: { name?: string; unitId?: string | null; role?: string | null; disabledAt?: Date | null },
): Promise<void> {
  expectOne(
    await tx.user.updateMany({
      where: { id: seen.id, version: seen.version },
      data: { ...data, version: { increment: 1 } },
    }),
  );
}

/**
 * Replaces an account's password and ends the sessions that were opened with the old one. What somebody else has set
 * must be replaced by the person at the next sign-in.
 */
export async function replacePassword(
  tx: Tx,
  record: Recorder,
  context: CommandContext,
  change: {
    readonly userId: string;
    readonly passwordHash: string;
    readonly by: "self" | "administrator";
    /** A session that goes on. */
    readonly except?: string;
  },
): Promise<void> {
  const { userId, passwordHash, by, ...rest } = change;
  await keepOldPassword(tx, userId, context.now);
  await tx.user.update({
    where: { id: userId },
    data: {
      passwordHash,
      passwordSetAt: context.now,
      mustChangePassword: by === "administrator",
      version: { increment: 1 },
    },
    select: { id: true },
  });
  await tx.session.updateMany({ where: { userId }, data: { passwordEnded: false } });
  await record({
    action: "account.password_set",
    record: { type: "account", id: userId },
    payload: { by, passwordDigest: textDigest(passwordHash) },
  });
  await revokeSessionsOf(tx, record, { userId, now: context.now, ...rest });
}

/** Keeps the hash that is about to be replaced, and forgets those that no profile asks for any more. */
async function keepOldPassword(tx: Tx, userId: string, replacedAt: Date): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  await tx.oldPassword.create({
    data: { id: randomUUID(), hash: user.passwordHash, userId, replacedAt },
    select: { id: true },
  });
  const beyond = await tx.oldPassword.findMany({
    where: { userId },
    orderBy: { replacedAt: "desc" },
    // The present password is one of those that are remembered.
    skip: PASSWORDS_REMEMBERED - 1,
    select: { id: true },
  });
  await tx.oldPassword.deleteMany({ where: { id: { in: beyond.map(({ id }) => id) } } });
}

/**
 * Makes somebody the holder of a leader's post, or of none. The duties stay with the post: whoever held it before is
 * succeeded (docs/rules.md, Assignment).
 *
 * @throws LedgerError INVALID for a post that isn't there
 */
export async function holdPost(
  tx: Tx,
  record: Recorder,
  holder: { readonly id: string; readonly name: string },
  leaderPostId: string | null,
): Promise<void> {
  const held = await tx.leaderPost.findUnique({ where: { holderId: holder.id }, select: { id: true } });
  if ((held?.id ?? null) === leaderPostId) return;
  if (held) {
    await setHolder(tx, held.id, null);
    await record({
      action: "leader_post.changed",
      record: { type: "leader_post", id: held.id },
      payload: { before: { holder: holder.name }, after: { holder: null } },
    });
  }
  if (leaderPostId === null) return;
  const post = await tx.leaderPost.findUnique({
    where: { id: leaderPostId },
    select: { holder: { select: { name: true } } },
  });
  if (!post) throw invalid("check_fields", { leaderPostId: "leader_post_unknown" });
  await setHolder(tx, leaderPostId, holder.id);
  await record({
    action: "leader_post.changed",
    record: { type: "leader_post", id: leaderPostId },
    payload: { before: { holder: post.holder?.name ?? null }, after: { holder: holder.name } },
  });
}

async function setHolder(tx: Tx, id: string, holderId: string | null): Promise<void> {
  await tx.leaderPost.update({
    where: { id },
    data: { holderId, version: { increment: 1 } },
    select: { id: true },
  });
}

/** The name of an active unit for the log; none for nobody's unit. @throws LedgerError INVALID */
export async function usableUnit(tx: Tx, unitId: string | null): Promise<string | null> {
  if (unitId === null) return null;
  const unit = await tx.unit.findUnique({ where: { id: unitId }, select: { name: true, active: true } });
  if (!unit?.active) throw invalid("check_fields", { unitId: "unit_not_active" });
  return unit.name;
}
