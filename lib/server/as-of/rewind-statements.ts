import "server-only";
import { type Fact, type Facts } from "@/lib/domain/audit-event";
import { factsBefore } from "@/lib/domain/replay";
import { type StatementState } from "@/lib/domain/vocabulary";
import { type Tx } from "../db/client";
import { breathe } from "../run-beside";
import { byRecord, type LaterEvent, laterEvents, type Point, readEvent } from "./later-events";

/** What a correction of a statement changes. */
const FIELDS = ["kind", "indicator", "metric", "comparator", "low", "high", "unit", "horizon"];

/**
 * Statements (表述) as far as they were decided. None carries the instant at which it was made: those that extraction found
 * came with their report, the others by an event of their own.
 */
export async function rewindStatements(tx: Tx, point: Point): Promise<void> {
  const later = await laterEvents(tx, point, "statement");
  await tx.statement.deleteMany({
    where: { OR: [{ id: { in: madeBy(later) } }, { report: { is: { importedAt: { gt: point.at } } } }] },
  });
  await tx.report.deleteMany({ where: { importedAt: { gt: point.at } } });
  if (later.length === 0) return;
  const edits = byRecord(later.filter(({ action }) => action === "statement.edited"));
  const reports = await tx.statement.findMany({
    where: { id: { in: [...new Set(later.flatMap(touchedBy))] } },
    distinct: ["reportId"],
    select: { reportId: true },
  });
  for (const { reportId } of reports) {
    await breathe();
    const statements = await tx.statement.findMany({
      where: { reportId },
      select: {
        ...{ id: true, replaces: true, origin: true },
        report: { select: { importedById: true, importedAt: true } },
      },
    });
    const decided = await decidedUntil(tx, point, statements);
    for (const statement of statements.filter(isTouched(later)))
      await tx.statement.updateMany({
        where: { id: statement.id },
        data: { ...fieldsBefore(edits.get(statement.id) ?? []), ...decided.get(statement.id) },
      });
  }
}

const idsIn = (member: unknown): readonly string[] => (Array.isArray(member) ? (member as string[]) : []);

/** The statements that these events made. */
const madeBy = (events: readonly LaterEvent[]): string[] =>
  events.flatMap(({ action, recordId, payload }) => {
    if (action === "statement.split") return idsIn(payload.into);
    return action === "statement.added" || action === "statement.merged" ? [recordId] : [];
  });

/** The statements that an event names. */
const touchedBy = ({ recordId, payload }: LaterEvent): readonly string[] => [
  recordId,
  ...idsIn(payload.from),
];

/** Whether one of the events is about a statement: names it, or takes back the split or merge that made it. */
function isTouched(events: readonly LaterEvent[]) {
  const named = new Set(events.flatMap(touchedBy));
  return ({ id, replaces }: { readonly id: string; readonly replaces: string | null }): boolean =>
    named.has(id) || (JSON.parse(replaces ?? "[]") as string[]).some((one) => named.has(one));
}

const fieldsBefore = (edits: readonly LaterEvent[]): Record<string, Exclude<Fact, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(factsBefore(edits) as Facts).filter(([name]) => FIELDS.includes(name)),
  ) as Record<string, Exclude<Fact, readonly string[]>>;

const UNDECIDED = {
  state: "proposed" as StatementState,
  rejectReason: null as string | null,
  decidedById: null as string | null,
  decidedAt: null as Date | null,
};

/** How far the statements of a report had come: by the events about them, and about those that replaced them. */
async function decidedUntil(
  tx: Tx,
  { seq }: Point,
  statements: readonly {
    readonly id: string;
    readonly replaces: string | null;
    readonly origin: string;
    readonly report: { readonly importedById: string; readonly importedAt: Date };
  }[],
): Promise<ReadonlyMap<string, typeof UNDECIDED>> {
  const events = await tx.auditEvent.findMany({
    where: { recordType: "statement", recordId: { in: statements.map(({ id }) => id) }, seq: { lte: seq } },
    orderBy: { seq: "asc" },
    select: { seq: true, action: true, recordId: true, targetId: true, body: true, at: true, actorId: true },
  });
  const added = new Set(
    events.filter(({ action }) => action === "statement.added").map((one) => one.recordId),
  );
  const decided = new Map(
    statements.map(({ id, origin, report: { importedById, importedAt } }) => [
      id,
      // The rows of a ledger that was imported are statements that nobody else had to confirm.
      origin === "added" && !added.has(id)
        ? { ...UNDECIDED, state: "confirmed" as const, decidedById: importedById, decidedAt: importedAt }
        : UNDECIDED,
    ]),
  );
  for (const { at, actorId, ...row } of events) {
    const event = readEvent(row);
    const { action, recordId, payload } = event;
    const by = { decidedById: actorId, decidedAt: at };
    const write = (ids: readonly string[], change: Partial<typeof UNDECIDED>) => {
      for (const id of ids) decided.set(id, { ...(decided.get(id) ?? UNDECIDED), ...change });
    };
    if (action === "statement.edited") write([recordId], by);
    if (action === "statement.confirmed") write([recordId], { ...by, state: "confirmed" });
    if (action === "statement.rejected")
      write([recordId], { ...by, state: "rejected", rejectReason: reasonIn(row.body) });
    if (action === "statement.split") write([recordId], { ...by, state: "replaced" });
    if (action === "statement.merged") write(idsIn(payload.from), { ...by, state: "replaced" });
    if (action !== "statement.restored") continue;
    if ((payload.before as Facts).state !== "replaced") {
      write([recordId], { ...by, state: "proposed", rejectReason: null });
      continue;
    }
    // A split or a merge was taken back: what it made is replaced in turn.
    write([recordId], { state: "proposed" });
    const made = statements.filter(({ replaces }) => replaces !== null && replaces.includes(`"${recordId}"`));
    write(
      made.filter(({ id }) => (decided.get(id) ?? UNDECIDED).state === "proposed").map(({ id }) => id),
      { ...by, state: "replaced" },
    );
  }
  return decided;
}

const reasonIn = (body: string): string | null => (JSON.parse(body) as { reason: string | null }).reason;
