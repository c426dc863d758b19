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
import { type CommandContext } from "../commands/context";
import { type Tx } from "../db/client";
import { canonicalBody, chainHash } from "./chain";

/** The product itself: start, seed, command line, or somebody who is not signed in yet. */
const SYSTEM: AuditActor = { id: null, name: "系统", role: null, unit: null };

/**
 * Appends events to the chain in their order, inside the caller's transaction. The write lock is held from the
 * transaction's begin, so the sequence has no gaps and its order never depends on the clock.
 */
export async function appendAuditEvents(
  tx: Tx,
  context: CommandContext,
  events: readonly AuditEventInput[],
): Promise<void> {
  const last = await tx.auditEvent.findFirst({ orderBy: { seq: "desc" }, select: { seq: true, hash: true } });
  const viewer = context.viewer;
  const actor: AuditActor = viewer
    ? { id: viewer.userId, name: viewer.name, role: viewer.role, unit: viewer.unitName }
    : SYSTEM;
  let { seq, hash: prevHash } = last ?? { seq: 0, hash: GENESIS_HASH };
  const rows = events.map((event) => {
    seq += 1;
    const body: AuditBody = {
      seq,
      id: randomUUID(),
      at: context.now.toISOString(),
      actor,
      onBehalfOf: viewer && principalOf(viewer, event.action),
      action: event.action,
      record: event.record,
      targetId: event.targetId ?? null,
      payload: event.payload,
      reason: event.reason ?? null,
      requestId: context.requestId,
    };
    const canonical = canonicalBody(body);
    const row = {
      seq,
      id: body.id,
      at: context.now,
      actorId: actor.id,
      actorName: actor.name,
      actorRole: actor.role,
      actorUnit: actor.unit,
      action: body.action,
      recordType: body.record.type,
      recordId: body.record.id,
      targetId: body.targetId,
      body: canonical,
      prevHash,
      hash: chainHash(prevHash, canonical),
    };
    prevHash = row.hash;
    return row;
  });
  await tx.auditEvent.createMany({ data: rows });
}

function principalOf(viewer: Viewer, action: AuditAction): AuditPrincipal | null {
  const right = rightOf(action);
  const mandate = right && onBehalfOf(viewer, right);
  return mandate && { id: mandate.principalId, name: mandate.principalName, role: mandate.role };
}
