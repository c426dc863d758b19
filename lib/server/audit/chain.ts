import "server-only";
import { type AuditBody, GENESIS_HASH } from "@/lib/domain/audit-event";
import { canonicalJson, chainHash } from "@/lib/proof/event-chain";

/** A row of the log as it is stored. */
export interface AuditRow {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actorRole: string | null;
  readonly actorUnit: string | null;
  readonly action: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly targetId: string | null;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

export type ChainVerdict =
  | { readonly ok: true; readonly events: number; readonly head: string }
  | { readonly ok: false; readonly events: number; readonly seq: number; readonly fault: ChainFault };

/** Why a link does not hold. */
export type ChainFault = "gap" | "previous_hash" | "hash" | "columns" | "not_canonical";

/** State of a walk along the chain; feed it rows in order of `seq`. */
export interface ChainWalk {
  readonly events: number;
  readonly head: string;
}

export const CHAIN_START: ChainWalk = { events: 0, head: GENESIS_HASH };

/** Takes one more row: the walk one step on, or the fault that breaks the chain here. */
export function stepChain(walk: ChainWalk, row: AuditRow): ChainWalk | ChainFault {
  if (row.seq !== walk.events + 1) return "gap";
  if (row.prevHash !== walk.head) return "previous_hash";
  if (chainHash(row.prevHash, row.body) !== row.hash) return "hash";
  const body = parseBody(row.body);
  if (!body) return "not_canonical";
  return columnsAgree(row, body) ? { events: row.seq, head: row.hash } : "columns";
}

function parseBody(text: string): AuditBody | null {
  try {
    const body = JSON.parse(text) as AuditBody;
    return canonicalJson(body) === text ? body : null;
  } catch {
    return null;
  }
}

/** The columns exist for searching; a reader must not be shown something else than what was hashed. */
function columnsAgree(row: AuditRow, body: AuditBody): boolean {
  return (
    row.seq === body.seq &&
    row.id === body.id &&
    row.at.toJSON() === body.at &&
    row.actorId === body.actor.id &&
    row.actorName === body.actor.name &&
    row.actorRole === body.actor.role &&
    row.actorUnit === body.actor.unit &&
    row.action === body.action &&
    row.recordType === body.record.type &&
    row.recordId === body.record.id &&
    row.targetId === body.targetId
  );
}
