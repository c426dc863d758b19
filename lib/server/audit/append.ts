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
 * Appends one event to the chain, inside the caller's transaction. The write lock is held from the
 * transaction's begin, so the sequence has no gaps and its order never depends on the clock.
 */
export async function appendAuditEvent(
  tx: Tx,
  context: CommandContext,
  event: AuditEventInput,
): Promise<void> {
  const last = await tx.auditEvent.findFirst({ orderBy: { seq: "desc" }, select: { seq: true, hash: true } });
  const viewer = context.viewer;
  const body: AuditBody = {
    seq: (last?.seq ?? 0) + 1,
    id: randomUUID(),
    at: context.now.toISOString(),
    actor: viewer
      ? { id: viewer.userId, name: viewer.name, role: viewer.role, unit: viewer.unitName }
      : SYSTEM,
    onBehalfOf: viewer && principalOf(viewer, event.action),
    action: event.action,
    record: event.record,
    targetId: event.targetId ?? null,
    payload: event.payload,
    reason: event.reason ?? null,
    requestId: context.requestId,
  };
  const canonical = canonicalBody(body);
  const prevHash = last?.hash ?? GENESIS_HASH;
  await tx.auditEvent.create({
    data: {
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
      prevHash,
      hash: chainHash(prevHash, canonical),
    },
    select: { seq: true },
  });
}

function principalOf(viewer: Viewer, action: AuditAction): AuditPrincipal | null {
  const right = rightOf(action);
  const mandate = right && onBehalfOf(viewer, right);
  return mandate && { id: mandate.principalId, name: mandate.principalName, role: mandate.role };
}
