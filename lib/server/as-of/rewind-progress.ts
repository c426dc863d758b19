import "server-only";
import { type AuditAction, type Fact } from "@/lib/domain/audit-event";
import { factsBefore } from "@/lib/domain/replay";
import { type ProgressState } from "@/lib/domain/vocabulary";
import { type Tx } from "../db/client";
import { breathe } from "../run-beside";
import { byRecord, laterEvents, type Point } from "./later-events";

/** The steps of a report, and the state that each leaves it in. */
const STEPS = {
  "progress.submitted": "submitted",
  "progress.approved": "approved",
  "progress.returned": "returned",
  "progress.returned_to_reporter": "returned",
} as const satisfies Partial<Record<AuditAction, ProgressState>>;
const HANDED_OVER: AuditAction = "progress.handed_over";

/** What a save changes; the rest of an event are its month and revision. */
const CONTENT = ["value", "notPublished", "stage", "judgement", "progress", "problems", "nextStep"] as const;

/** So many reports are taken back before others have their turn. */
const TURN = 50;

/** Reports in the state and with the words that they had. What was approved has not changed since. */
export async function rewindProgress(tx: Tx, point: Point): Promise<void> {
  const { at, seq } = point;
  const later = byRecord(await laterEvents(tx, point, "progress"));
  const kept = await tx.progressReport.findMany({
    where: { id: { in: [...later.keys()] } },
    select: { id: true },
  });
  for (const [index, { id }] of kept.entries()) {
    if (index % TURN === 0) await breathe();
    const steps = await tx.auditEvent.findMany({
      where: {
        recordType: "progress",
        recordId: id,
        seq: { lte: seq },
        action: { in: [...Object.keys(STEPS), HANDED_OVER] },
      },
      orderBy: { seq: "asc" },
      select: { action: true, at: true, body: true },
    });
    const saved = (later.get(id) ?? []).filter(({ action }) => action === "progress.saved");
    const before = Object.entries(factsBefore(saved)).filter(([name]) => isContent(name));
    await tx.progressReport.update({
      where: { id },
      data: {
        ...(Object.fromEntries(before) as Record<string, Exclude<Fact, readonly string[]>>),
        ...placeAfter(steps),
      },
      select: { id: true },
    });
  }
  await tx.correctionRequest.updateMany({
    where: { decidedAt: { gt: at } },
    data: { state: "requested", decidedById: null, decidedAt: null, refusal: null },
  });
}

const isContent = (name: string) => (CONTENT as readonly string[]).includes(name);

/** How far a report had come by its steps. */
function placeAfter(steps: readonly { readonly action: string; readonly at: Date; readonly body: string }[]) {
  const place = {
    state: "draft" as ProgressState,
    handedOverAt: null as Date | null,
    submittedAt: null as Date | null,
    reviewedAt: null as Date | null,
    returnReason: null as string | null,
    returnedBy: null as string | null,
  };
  for (const { action, at, body } of steps) {
    if (action === HANDED_OVER) place.handedOverAt = at;
    else place.state = STEPS[action as keyof typeof STEPS];
    if (action === "progress.submitted") Object.assign(place, { submittedAt: at, ...NOT_RETURNED });
    if (action === "progress.approved" || action === "progress.returned") place.reviewedAt = at;
    if (place.state !== "returned" || action === HANDED_OVER) continue;
    const { reason } = JSON.parse(body) as { readonly reason: string | null };
    const returnedBy = action === "progress.returned" ? "supervisor" : "unit_head";
    Object.assign(place, { returnReason: reason, returnedBy, handedOverAt: null });
  }
  return place;
}

const NOT_RETURNED = { returnReason: null, returnedBy: null };
