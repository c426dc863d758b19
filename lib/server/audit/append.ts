import "server-only";
import { randomUUID } from "node:crypto";
import {
  type AuditActor,
  type AuditAction,
  type AuditBody,
  type AuditEventInput,
  type AuditPrincipal,
  GENESIS_HASH,
} from "@/lib/domain/audit-event";
import { rightOf } from "@/lib/domain/audit-right";
import { onBehalfOf, type Viewer } from "@/lib/domain/access";
import { canonicalJson, chainHash } from "@/lib/proof/event-chain";
import { type CommandContext } from "../commands/context";
import { type Tx } from "../db/client";
import { insertMany } from "../db/insert-many";
import { type AuditRow } from "./chain";

/** The product itself: start, seed, command line, or somebody who is not signed in yet. */
const SYSTEM: AuditActor = { id: null, name: "系统", role: null, unit: null };

const FEW = 30;

/** An event with who caused it and when. */
export interface ContextedEvent {
  readonly context: CommandContext;
  readonly event: AuditEventInput;
  /** A random one by default. */
  readonly id?: string;
}

/**
 * Appends events of one person to the chain in their order, inside the caller's transaction. The write lock is held from
 * the transaction's begin, so the sequence has no gaps and its order never depends on the clock.
 */
export async function appendAuditEvents(
  tx: Tx,
  context: CommandContext,
  events: readonly AuditEventInput[],
): Promise<void> {
  const contexted = events.map((event) => ({ context, event }));
  // Prisma compiles a query with a parameter for each value: good for a few.
  if (contexted.length > FEW) return appendManyAuditEvents(tx, contexted);
  await tx.auditEvent.createMany({ data: await chained(tx, contexted) });
}

/** The same for the events of many people and instants, thousands at once. */
export async function appendManyAuditEvents(tx: Tx, events: readonly ContextedEvent[]): Promise<void> {
  await insertMany(tx, "AuditEvent", await chained(tx, events));
}

async function chained(tx: Tx, events: readonly ContextedEvent[]): Promise<AuditRow[]> {
  const last = await tx.auditEvent.findFirst({ orderBy: { seq: "desc" }, select: { seq: true, hash: true } });
  let link: ChainLink = last ?? { seq: 0, hash: GENESIS_HASH };
  return events.map((event) => {
    const row = auditRow(link, event);
    link = row;
    return row;
  });
}

type ChainLink = Pick<AuditRow, "seq" | "hash">;

/** The row that follows a link of the chain. */
function auditRow(last: ChainLink, { context, event, id = randomUUID() }: ContextedEvent): AuditRow {
  const viewer = context.viewer;
  const body: AuditBody = {
    seq: last.seq + 1,
    id,
    at: context.now.toISOString(),
    actor: viewer
      ? { id: viewer.userId, name: viewer.name, role: viewer.role, unit: viewer.unitName }
      : SYSTEM,
    onBehalfOf: viewer && principalOf(viewer, event.action),
    ...(viewer?.program ? { program: viewer.program } : {}),
    action: event.action,
    record: event.record,
    targetId: event.targetId ?? null,
    payload: event.payload,
    reason: event.reason ?? null,
    requestId: context.requestId,
  };
  const canonical = canonicalJson(body);
  return {
    seq: body.seq,
    id: body.id,
    at: context.now,
    actorId: body.actor.id,
    actorName: body.actor.name,
    actorRole: body.actor.role,
    actorUnit: body.actor.unit,
    action: body.action,
    recordType: body.record.type,
    recordId: body.record.id,
    targetId: body.targetId,
    body: canonical,
    prevHash: last.hash,
    hash: chainHash(last.hash, canonical),
  };
}

function principalOf(viewer: Viewer, action: AuditAction): AuditPrincipal | null {
  const right = rightOf(action);
  const mandate = right && onBehalfOf(viewer, right);
  return mandate && { id: mandate.principalId, name: mandate.principalName, role: mandate.role };
}
