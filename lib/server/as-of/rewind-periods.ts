import "server-only";
import { factsBefore } from "@/lib/domain/replay";
import { type Tx } from "../db/client";
import { byRecord, laterEvents, type Point } from "./later-events";

/** Months with the days, the lock and the extensions that they had, and the calendar as it was. */
export async function rewindPeriods(tx: Tx, point: Point): Promise<void> {
  const { at, seq } = point;
  for (const [period, events] of byRecord(await laterEvents(tx, point, "period"))) {
    const days = factsBefore(events.filter(({ action }) => action === "period.changed"));
    const lock = await tx.auditEvent.findFirst({
      where: { recordType: "period", recordId: period, seq: { lte: seq }, action: { in: [...LOCKS] } },
      orderBy: { seq: "desc" },
      select: { action: true, at: true },
    });
    await tx.reportingPeriod.updateMany({
      where: { period },
      data: {
        ...dayOf("opensOn", days.opensOn),
        ...dayOf("dueOn", days.dueOn),
        lockedAt: lock?.action === "period.locked" ? lock.at : null,
      },
    });
  }
  await tx.deadlineExtension.deleteMany({ where: { grantedAt: { gt: at } } });
  await tx.deadlineExtension.updateMany({ where: { withdrawnAt: { gt: at } }, data: { withdrawnAt: null } });
  await tx.calendarDay.deleteMany({ where: { setAt: { gt: at } } });
}

const LOCKS = ["period.locked", "period.unlocked"] as const;

const dayOf = (name: string, day: unknown): Record<string, string | null> =>
  day === undefined ? {} : { [name]: day as string | null };
