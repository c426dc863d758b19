import "server-only";
import { type Tx } from "../db/client";
import { type Point } from "./later-events";

/** The extensions (延期) and days of the calendar that there were; months and replaced days are told by the log. */
export async function rewindPeriods(tx: Tx, { at }: Point): Promise<void> {
  await tx.deadlineExtension.deleteMany({ where: { grantedAt: { gt: at } } });
  await tx.deadlineExtension.updateMany({ where: { withdrawnAt: { gt: at } }, data: { withdrawnAt: null } });
  await tx.calendarDay.deleteMany({ where: { setAt: { gt: at } } });
}
