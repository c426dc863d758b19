import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { factorCanBeRequired, factorRequired, type Stage, stageOf } from "@/lib/domain/second-factor";
import { ROLES } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { type Prisma, type Tx } from "../db/client";
import { refusalOf } from "../db/refusal";
import { housekeep } from "../db/transact";
import { settingOn } from "../queries/settings";

/** A last use is written at most this often. */
const TOUCH_MS = 5 * 60 * 1000;

/** What of an account says who somebody is, and whether the product is open to them. */
export const PERSON_COLUMNS = {
  id: true,
  account: true,
  name: true,
  role: true,
  disabledAt: true,
  mustChangePassword: true,
  factor: { select: { confirmedAt: true } },
  unit: { select: { id: true, name: true } },
  post: { select: { id: true, title: true, overall: true } },
} as const satisfies Prisma.UserSelect;

export type PersonRow = Prisma.UserGetPayload<{ select: typeof PERSON_COLUMNS }>;

/** Who an account is, as rules see it; null for one that is disabled or has no role. */
export function personOf(user: PersonRow): Omit<Viewer, "sessionId" | "mandates"> | null {
  const role = ROLES.find((known) => known === user.role);
  if (!role || user.disabledAt) return null;
  return {
    userId: user.id,
    account: user.account,
    name: user.name,
    role,
    unitId: user.unit?.id ?? null,
    unitName: user.unit?.name ?? null,
    leaderPostId: user.post?.id ?? null,
    leaderPostTitle: user.post?.title ?? null,
    overall: user.post?.overall ?? false,
  };
}

/** What stands between a person who proved to be one and the product; null: nothing. */
export async function stageBefore(
  { role }: Pick<Viewer, "role">,
  user: PersonRow,
  shown: {
    readonly factor: boolean;
    /** At the identity provider, whose word is taken. */
    readonly providerFactor?: boolean;
    readonly passwordEnded: boolean;
  },
  at: Date,
): Promise<Stage | null> {
  return stageOf({
    hasFactor: user.factor?.confirmedAt != null,
    factorShown: shown.factor || shown.providerFactor === true,
    mustChangePassword: user.mustChangePassword || shown.passwordEnded,
    factorRequired:
      !shown.providerFactor &&
      factorCanBeRequired(role) &&
      factorRequired(role, await settingOn("second_factor", dayOf(at))),
  });
}

/**
 * Writes down a last use, now and then. Who reads goes on reading while nothing can be written: a locked ledger or a full
 * disk must not close the pages.
 */
export async function touch(
  lastUse: Date | null,
  at: Date,
  write: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  if (lastUse !== null && at.getTime() - lastUse.getTime() <= TOUCH_MS) return;
  try {
    await housekeep(write);
  } catch (error) {
    if (refusalOf(error)?.code !== "UNAVAILABLE") throw error;
  }
}
