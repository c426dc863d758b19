import "server-only";
import { type AuditAction } from "@/lib/domain/audit-event";
import { factsBefore } from "@/lib/domain/replay";
import { type InstructionState, type NoticeState } from "@/lib/domain/vocabulary";
import { type Tx } from "../db/client";
import { byRecord, laterEvents, type Point } from "./later-events";
import { type OldNames, oldNames } from "./rewind-assignment";

/** The state that each step leaves a notice in. */
const NOTICE_STEPS = {
  "notice.created": "draft",
  "notice.issued": "issued",
  "notice.received": "received",
  "notice.replied": "replied",
  "notice.returned": "received",
  "notice.verified": "verified",
  "notice.closed": "closed",
} as const satisfies Partial<Record<AuditAction, NoticeState>>;

const INSTRUCTION_STEPS = {
  "instruction.issued": "open",
  "instruction.turned": "in_notice",
  "instruction.answered": "answered",
} as const satisfies Partial<Record<AuditAction, InstructionState>>;

/** Notices (督办单) and instructions (批示) at the step that they had reached, and drafts with the words that they had. */
export async function rewindNotices(tx: Tx, point: Point): Promise<void> {
  const names = await oldNames(tx);
  for (const [id, events] of byRecord(await laterEvents(tx, point, "notice"))) {
    if ((await tx.notice.count({ where: { id } })) === 0) continue;
    const changes = events.filter(({ action }) => action === "notice.changed");
    await rewindDraft(tx, id, factsBefore(changes), names);
    await tx.notice.update({ where: { id }, data: await noticeAt(tx, point, id), select: { id: true } });
  }
  for (const id of byRecord(await laterEvents(tx, point, "instruction")).keys()) {
    const steps = await stepsUntil(tx, point, "instruction", id, Object.keys(INSTRUCTION_STEPS));
    const last = steps.at(-1)?.action as keyof typeof INSTRUCTION_STEPS | undefined;
    if (last) await tx.instruction.updateMany({ where: { id }, data: { state: INSTRUCTION_STEPS[last] } });
  }
}

async function rewindDraft(
  tx: Tx,
  id: string,
  { number, title, body, dueOn, unit, targets }: ReturnType<typeof factsBefore>,
  { units }: OldNames,
): Promise<void> {
  const words = Object.entries({ number, title, body, dueOn }).filter(([, fact]) => typeof fact === "string");
  const unitId = typeof unit === "string" ? units.get(unit) : undefined;
  await tx.notice.update({
    where: { id },
    data: { ...Object.fromEntries(words), ...(unitId === undefined ? {} : { unitId }) },
    select: { id: true },
  });
  if (!Array.isArray(targets)) return;
  await tx.noticeTarget.deleteMany({ where: { noticeId: id } });
  await tx.noticeTarget.createMany({
    data: (targets as readonly string[]).map((targetId) => ({ noticeId: id, targetId })),
  });
}

/** What the steps up to a point make of a notice. */
async function noticeAt(tx: Tx, point: Point, id: string) {
  const place = {
    state: "draft" as NoticeState,
    ...{ issuedAt: null as Date | null, issuedById: null as string | null },
    ...{ receivedAt: null as Date | null, receivedById: null as string | null },
    ...NOT_VERIFIED,
    ...{
      closedAt: null as Date | null,
      closedById: null as string | null,
      closingNote: null as string | null,
    },
  };
  for (const step of await stepsUntil(tx, point, "notice", id, Object.keys(NOTICE_STEPS))) {
    const { action, at, actorId } = step;
    place.state = NOTICE_STEPS[action as keyof typeof NOTICE_STEPS];
    if (action === "notice.issued") Object.assign(place, { issuedAt: at, issuedById: actorId });
    if (action === "notice.received") Object.assign(place, { receivedAt: at, receivedById: actorId });
    // A reply that is sent back takes what was found with it, and so does another reply.
    if (action === "notice.replied" || action === "notice.returned") Object.assign(place, NOT_VERIFIED);
    if (action === "notice.verified")
      Object.assign(place, { verifiedAt: at, verifiedById: actorId, verification: noteOf(step) });
    if (action === "notice.closed")
      Object.assign(place, { closedAt: at, closedById: actorId, closingNote: noteOf(step) });
  }
  return place;
}

const NOT_VERIFIED = {
  verifiedAt: null as Date | null,
  verifiedById: null as string | null,
  verification: null as string | null,
};

function stepsUntil(
  tx: Tx,
  { seq }: Point,
  recordType: string,
  recordId: string,
  actions: readonly string[],
) {
  return tx.auditEvent.findMany({
    where: { recordType, recordId, seq: { lte: seq }, action: { in: [...actions] } },
    orderBy: { seq: "asc" },
    select: { action: true, at: true, actorId: true, body: true },
  });
}

const noteOf = ({ body }: { readonly body: string }): string | null =>
  (JSON.parse(body) as { payload: { after?: { note?: string } } }).payload.after?.note ?? null;
