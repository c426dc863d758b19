import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { factorRequired } from "@/lib/domain/second-factor";
import { dayOf } from "@/lib/format/dates";
import { now } from "../clock";
import { db } from "../db/client";
import { settingOn } from "./settings";

/** The person's own second factor. */
export interface OwnFactor {
  /** Since when sign-in asks for it; null: it does not. */
  readonly since: Date | null;
  readonly codesLeft: number;
  /** Whether the person's role must have one. */
  readonly required: boolean;
}

/** The person's own second factor, without anything secret. */
export async function ownFactor(viewer: Viewer): Promise<OwnFactor> {
  const [factor, codesLeft, rule] = await Promise.all([
    db().secondFactor.findUnique({ where: { userId: viewer.userId }, select: { confirmedAt: true } }),
    db().recoveryCode.count({ where: { userId: viewer.userId, usedAt: null } }),
    settingOn("second_factor", dayOf(now())),
  ]);
  return { since: factor?.confirmedAt ?? null, codesLeft, required: factorRequired(viewer.role, rule) };
}
