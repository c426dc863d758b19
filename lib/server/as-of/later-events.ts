import "server-only";
import { type AuditAction } from "@/lib/domain/audit-event";
import { type ReplayEvent } from "@/lib/domain/replay";
import { type Tx } from "../db/client";

/** Up to where a ledger is taken back. */
export interface Point {
  /** The last event that had happened. */
  readonly seq: number;
  /** What came later than this instant had not. */
  readonly at: Date;
}

/** An event since the point, as far as it is taken back. */
export interface LaterEvent extends ReplayEvent {
  readonly recordId: string;
}

/** The later events of one kind of record, in their order. */
export async function laterEvents(
  tx: Tx,
  { seq }: Point,
  recordType: string,
  actions?: readonly AuditAction[],
): Promise<readonly LaterEvent[]> {
  const rows = await tx.auditEvent.findMany({
    where: { recordType, seq: { gt: seq }, ...(actions ? { action: { in: [...actions] } } : {}) },
    orderBy: { seq: "asc" },
    select: { action: true, recordId: true, body: true },
  });
  return rows.map(readEvent);
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
  recordId,
  body,
}: {
  action: string;
  recordId: string;
  body: string;
}): LaterEvent => ({
  action: action as AuditAction,
  recordId,
  payload: (JSON.parse(body) as { payload: Readonly<Record<string, unknown>> }).payload,
});
