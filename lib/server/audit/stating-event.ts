import "server-only";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type StatingEvent } from "@/lib/domain/stated/rows";

/** An event as the rules of the tables read it. @param body as its row holds it */
export function statingEvent(body: string): StatingEvent {
  const { seq, action, at, actor, onBehalfOf, record, targetId, payload, reason } = JSON.parse(
    body,
  ) as AuditBody;
  return {
    ...{ seq, action, at, record, targetId, payload: payload as StatingEvent["payload"], reason },
    actorId: actor.id,
    actorRole: actor.role,
    principalId: onBehalfOf?.id ?? null,
  };
}
