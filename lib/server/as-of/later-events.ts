import "server-only";
import { type AuditAction } from "@/lib/domain/audit-event";
import { type ReplayEvent } from "@/lib/domain/replay";
import { type Tx } from "../db/client";
import { breathe } from "../run-beside";

/** Up to where a ledger is taken back. */
export interface Point {
  /** The last event that had happened. */
  readonly seq: number;
  /** What came later than this instant had not. */
  readonly at: Date;
}

/** An event since the point, as far as it is taken back. */
export interface LaterEvent extends ReplayEvent {
  readonly seq: number;
  readonly recordId: string;
  readonly targetId: string | null;
}

/** So many rows are read or removed before others have their turn. */
const BATCH = 500;

/** The later events of one kind of record, in their order. */
export async function laterEvents(
  tx: Tx,
  { seq }: Point,
  recordType: string,
  actions?: readonly AuditAction[],
): Promise<readonly LaterEvent[]> {
  const events: LaterEvent[] = [];
  for (let from = seq; ;) {
    const rows = await tx.auditEvent.findMany({
      where: { recordType, seq: { gt: from }, ...(actions ? { action: { in: [...actions] } } : {}) },
      orderBy: { seq: "asc" },
      take: BATCH,
      select: { seq: true, action: true, recordId: true, targetId: true, body: true },
    });
    for (const row of rows) events.push(readEvent(row));
    from = rows.at(-1)?.seq ?? from;
    if (rows.length < BATCH) return events;
    await breathe();
  }
}

/** Takes the later events themselves out of the copy, the last ones first: each leans on the one before it. */
export async function removeLaterEvents(tx: Tx, { seq }: Point): Promise<void> {
  const last = await tx.auditEvent.aggregate({ _max: { seq: true } });
  await tx.$executeRaw`DROP TRIGGER "AuditEvent_no_delete"`;
  for (let from = last._max.seq ?? 0; from > seq; from -= BATCH) {
    await tx.auditEvent.deleteMany({ where: { seq: { gt: Math.max(seq, from - BATCH) } } });
    await breathe();
  }
}

/** The events by record. */
export function byRecord(events: readonly LaterEvent[]): ReadonlyMap<string, readonly LaterEvent[]> {
  const records = new Map<string, LaterEvent[]>();
  for (const event of events) {
    const list = records.get(event.recordId) ?? [];
    list.push(event);
    records.set(event.recordId, list);
  }
  return records;
}

/** An event as its row holds it. */
export const readEvent = ({
  action,
  body,
  ...row
}: Pick<LaterEvent, "seq" | "recordId" | "targetId"> & {
  readonly action: string;
  readonly body: string;
}): LaterEvent => ({
  ...row,
  action: action as AuditAction,
  payload: (JSON.parse(body) as { payload: Readonly<Record<string, unknown>> }).payload,
});
