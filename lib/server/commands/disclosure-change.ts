import "server-only";
import { randomUUID } from "node:crypto";
import { type DisclosedTarget, type DisclosureDecision } from "@/lib/domain/disclosure";
import { memberOf, TARGET_STATES } from "@/lib/domain/vocabulary";
import { db, type Tx } from "../db/client";
import { conflict, expectOne, invalid, notFound } from "../errors";
import { type ViewerContext } from "./context";
import { targetsInSight } from "./target-change";

/** A livelihood project whose public side somebody is about to change, as it is. @throws LedgerError NOT_FOUND, FORBIDDEN */
export async function disclosureToChange({ viewer }: ViewerContext, targetId: string) {
  const target = (await targetsInSight(viewer, "disclosure.manage", [targetId])).get(targetId);
  if (!target) throw notFound();
  const disclosure = await db().disclosure.findUnique({
    where: { targetId },
    select: { id: true, name: true, shown: true, wordings: { select: { period: true, text: true } } },
  });
  const rule: DisclosedTarget = {
    state: memberOf(TARGET_STATES, target.state),
    livelihood: target.livelihood,
  };
  return { target, disclosure, rule };
}

/** What the rule decided, or its refusal as an error. @throws LedgerError INVALID */
export function decidedDisclosure<Next>(decision: DisclosureDecision<Next>): Next {
  if (decision.ok) return decision.next;
  const field = decision.problem === "not_approved" ? "text" : "name";
  if (decision.problem === "withdrawn") throw invalid("target_withdrawn");
  if (decision.problem === "not_livelihood") throw invalid("disclosure_not_livelihood");
  throw invalid("check_fields", {
    [field]: decision.problem === "not_approved" ? "disclosure_not_approved" : "required",
  });
}

/**
 * Writes the public side of a target, at the version that the person saw (0: there was none yet), and tells its id.
 *
 * @throws LedgerError CONFLICT when somebody else has changed it since
 */
export async function writeDisclosure(
  tx: Tx,
  { viewer, now }: ViewerContext,
  change: { targetId: string; version: number; name: string; shown: boolean },
): Promise<string> {
  const { targetId, version, ...data } = change;
  const written = { ...data, changedById: viewer.userId, changedAt: now };
  const before = await tx.disclosure.findUnique({ where: { targetId }, select: { id: true } });
  if (!before) {
    if (version !== 0) throw conflict();
    const created = await tx.disclosure.create({
      data: { id: randomUUID(), targetId, ...written },
      select: { id: true },
    });
    return created.id;
  }
  expectOne(
    await tx.disclosure.updateMany({
      where: { targetId, version },
      data: { ...written, version: { increment: 1 } },
    }),
  );
  return before.id;
}
