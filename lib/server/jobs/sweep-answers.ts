import "server-only";
import { db } from "../db/client";
import { housekeep } from "../db/transact";

/** Who has not asked again for so long will not. */
const KEPT_MS = 7 * 86_400_000;

/** Takes away what requests were answered long ago. @returns how many */
export async function sweepAnswers(at: Date): Promise<number> {
  const old = { createdAt: { lt: new Date(at.getTime() - KEPT_MS) } };
  // Most passes find nothing: they must not wait for the write lock.
  if (!(await db().answer.findFirst({ where: old, select: { key: true } }))) return 0;
  const { count } = await housekeep((tx) => tx.answer.deleteMany({ where: old }));
  return count;
}
