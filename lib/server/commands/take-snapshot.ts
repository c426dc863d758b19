import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { comparePeriods, openPeriodAt, yearOf } from "@/lib/domain/period";
import { type takeSnapshotInput } from "@/lib/schemas/snapshots";
import { db, type Tx } from "../db/client";
import { transact } from "../db/transact";
import { conflict, forbidden, invalid } from "../errors";
import { settingsOf } from "../queries/reporting-periods";
import { governmentOf } from "../queries/government";
import { targetStandings } from "../queries/target-standing";
import { sealSnapshot } from "../snapshots/content";
import { type ViewerContext } from "./context";

/** So often the standing is read before the ledger counts as too busy: the second reading is of what changed only. */
const TRIES = 4;

/**
 * Freezes the standing of a month (快照): all active targets of the year with their numbers and sources, as they are
 * now. Nothing changes a snapshot afterwards. The same id again is a repeated click and is acknowledged.
 *
 * @throws LedgerError FORBIDDEN · INVALID for a month that has not begun, a year without targets, or a name that is taken
 *   · CONFLICT where the ledger was changed during each of several readings
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
  for (let tried = 1; ; tried++) {
    const frozen = await freeze(context, { id, name, period });
    if (frozen) return { id };
    if (tried === TRIES) throw conflict();
  }
}

/**
 * Reads the standing and stores it, unless something was written in between: its rows would be of two moments then.
 *
 * @returns whether it was stored
 */
async function freeze(
  context: ViewerContext,
  { id, name, period }: z.output<typeof takeSnapshotInput>,
): Promise<boolean> {
  const { viewer, now } = context;
  const year = yearOf(period);
  // Read outside of the transaction: a query of so many rows takes one of its own, for which it would wait for ever in here.
  const lastEvent = await eventsUpTo(db());
  const [rows, government, { thresholds }] = await Promise.all([
    targetStandings(viewer, { year, period, at: now }),
    governmentOf(year),
    settingsOf(period),
  ]);
  if (rows.length === 0) throw invalid("snapshot_empty");
  const sealed = sealSnapshot({ format: 1, name, year, period, takenAt: now, government, thresholds, rows });
  try {
    await transact(context, async (tx, record) => {
      if ((await eventsUpTo(tx)) !== lastEvent) throw new WrittenMeanwhile();
      if (await tx.snapshot.findUnique({ where: { name }, select: { id: true } }))
        throw invalid("check_fields", { name: "snapshot_name_taken" });
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
    });
  } catch (error) {
    if (error instanceof WrittenMeanwhile) return false;
    throw error;
  }
  return true;
}

/** Takes the transaction back; the standing is read again. */
class WrittenMeanwhile extends Error {}

/** The number of the log's last event: the ledger has not changed while it is the same. */
async function eventsUpTo(database: Tx): Promise<number> {
  const last = await database.auditEvent.findFirst({ orderBy: { seq: "desc" }, select: { seq: true } });
  return last?.seq ?? 0;
}
