import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { comparePeriods, openPeriodAt, yearOf } from "@/lib/domain/period";
import { type takeSnapshotInput } from "@/lib/schemas/snapshots";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { forbidden, invalid } from "../errors";
import { settingsOf } from "../queries/reporting-periods";
import { governmentOf } from "../queries/government";
import { targetStandings } from "../queries/target-standing";
import { sealSnapshot } from "../snapshots/content";
import { type ViewerContext } from "./context";

/**
 * Freezes the standing of a month (快照): all active targets of the year with their numbers and sources, as they are
 * now. Nothing changes a snapshot afterwards. The same id again is a repeated click and is acknowledged.
 *
 * @throws LedgerError FORBIDDEN · INVALID for a month that has not begun, a year without targets, or a name that is taken
 */
export async function takeSnapshot(
  context: ViewerContext,
  { id, name, period }: z.output<typeof takeSnapshotInput>,
): Promise<{ readonly id: string }> {
  const { viewer, now } = context;
  if (!may(viewer, "snapshot.take")) throw forbidden();
  if (comparePeriods(period, openPeriodAt(now)) > 0)
    throw invalid("check_fields", { period: "period_not_open" });
  if (await db().snapshot.findUnique({ where: { id }, select: { id: true } })) return { id };
  const year = yearOf(period);
  return transact(context, async (tx, record) => {
    if (await tx.snapshot.findUnique({ where: { name }, select: { id: true } }))
      throw invalid("check_fields", { name: "snapshot_name_taken" });
    // Nobody else can commit while this transaction holds the write lock, so all rows are of one moment.
    const rows = await targetStandings(viewer, { year, period, at: now });
    if (rows.length === 0) throw invalid("snapshot_empty");
    const sealed = sealSnapshot({
      format: 1,
      name,
      year,
      period,
      takenAt: now,
      government: await governmentOf(year),
      thresholds: (await settingsOf(period)).thresholds,
      rows,
    });
    const facts = { name, year, period };
    await tx.snapshot.create({
      data: { id, ...facts, takenById: viewer.userId, takenAt: now, targets: rows.length, ...sealed },
      select: { id: true },
    });
    await record({
      action: "snapshot.taken",
      record: { type: "snapshot", id },
      payload: { after: { ...facts, targetCount: rows.length, sha256: sealed.sha256 } },
    });
    return { id };
  });
}
