import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type ListPage, pagePlace } from "@/lib/domain/list-page";
import { endOfDay, startOfDay } from "@/lib/domain/period";
import { AUDIT_ACTIONS } from "@/lib/format/audit-sentence";
import { type AuditFilter } from "@/lib/schemas/audit-log";
import { verifyChain } from "../audit/verify";
import { type ChainVerdict } from "../audit/chain";
import { db, type Prisma } from "../db/client";
import { forbidden } from "../errors";
import { type AuditSubject, auditSubjects } from "./audit-subjects";

export const AUDIT_PAGE_SIZE = 50;
/** Stands for what the product did by itself in the condition on actors. */
export const SYSTEM_ACTOR = "system";

/** One event of the log with what proves its place in the chain. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actorName: string;
  readonly action: string;
  /** What the event says; null where its stored text can't be read, which the chain reports as a fault. */
  readonly body: AuditBody | null;
  /** Exactly what the hash covers. */
  readonly canonical: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** The newest first. */
export type AuditLogPage = ListPage<AuditEntry & { readonly subject: AuditSubject | null }>;

/** What the conditions can be set to: who acted, and what was done to which records. */
export interface AuditChoices {
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  readonly actions: readonly string[];
  readonly types: readonly string[];
}

const ENTRY_COLUMNS = {
  seq: true,
  at: true,
  actorName: true,
  action: true,
  recordType: true,
  recordId: true,
  targetId: true,
  body: true,
  prevHash: true,
  hash: true,
} as const satisfies Prisma.AuditEventSelect;

/** One page of the events that meet the conditions. Throws FORBIDDEN for those who may not read the log. */
export async function auditLog(
  viewer: Viewer,
  { page, ...filter }: AuditFilter & { readonly page: number },
): Promise<AuditLogPage> {
  const where = await conditionsOf(viewer, filter);
  const total = await db().auditEvent.count({ where });
  const place = pagePlace(total, page, AUDIT_PAGE_SIZE);
  const rows = await db().auditEvent.findMany({
    where,
    orderBy: { seq: "desc" },
    skip: (place.page - 1) * AUDIT_PAGE_SIZE,
    take: AUDIT_PAGE_SIZE,
    select: ENTRY_COLUMNS,
  });
  const subjects = await auditSubjects(rows);
  return {
    ...place,
    items: rows.map((row) => ({ ...entryOf(row), subject: subjects.get(row.seq) ?? null })),
  };
}

/**
 * All events that meet the conditions, in the order of the chain; null when there are more than `limit`. Throws
 * FORBIDDEN for those who may not read the log.
 */
export async function auditEntries(
  viewer: Viewer,
  filter: AuditFilter,
  limit: number,
): Promise<readonly AuditEntry[] | null> {
  const rows = await db().auditEvent.findMany({
    where: await conditionsOf(viewer, filter),
    orderBy: { seq: "asc" },
    take: limit + 1,
    select: ENTRY_COLUMNS,
  });
  return rows.length > limit ? null : rows.map(entryOf);
}

/** What the log's conditions can be set to, from the events that there are. Throws FORBIDDEN. */
export async function auditChoices(viewer: Viewer): Promise<AuditChoices> {
  assertReader(viewer);
  const [actors, actions, types] = await Promise.all([
    db().auditEvent.groupBy({ by: ["actorId"], _max: { seq: true, actorName: true } }),
    db().auditEvent.findMany({ distinct: ["action"], select: { action: true } }),
    db().auditEvent.findMany({ distinct: ["recordType"], select: { recordType: true } }),
  ]);
  const done = new Set(actions.map(({ action }) => action));
  return {
    actors: actors.map(({ actorId, _max }) => ({ id: actorId ?? SYSTEM_ACTOR, name: _max.actorName ?? "" })),
    actions: AUDIT_ACTIONS.filter((action) => done.has(action)),
    types: types.map(({ recordType }) => recordType),
  };
}

/** Recomputes the whole chain, for the head of the log's page. Throws FORBIDDEN. */
export async function auditChain(viewer: Viewer): Promise<ChainVerdict> {
  assertReader(viewer);
  return verifyChain(db());
}

function assertReader(viewer: Viewer): void {
  if (!mayEver(viewer, "audit.view")) throw forbidden();
}

async function conditionsOf(viewer: Viewer, filter: AuditFilter): Promise<Prisma.AuditEventWhereInput> {
  assertReader(viewer);
  const conditions: Prisma.AuditEventWhereInput[] = [];
  if (filter.from) conditions.push({ at: { gte: startOfDay(filter.from) } });
  if (filter.to) conditions.push({ at: { lte: endOfDay(filter.to) } });
  if (filter.actor) conditions.push({ actorId: filter.actor === SYSTEM_ACTOR ? null : filter.actor });
  if (filter.action) conditions.push({ action: filter.action });
  if (filter.type) conditions.push({ recordType: filter.type });
  if (filter.q) {
    // Most events of a target don't repeat its name.
    const targets = await db().target.findMany({
      where: { indicator: { contains: filter.q } },
      select: { id: true },
    });
    // The body is JSON, so that quotes and backslashes stand in it escaped.
    const said = { body: { contains: JSON.stringify(filter.q).slice(1, -1) } };
    conditions.push({ OR: [said, { targetId: { in: targets.map(({ id }) => id) } }] });
  }
  return { AND: conditions };
}

function entryOf(row: Prisma.AuditEventGetPayload<{ select: typeof ENTRY_COLUMNS }>): AuditEntry {
  const { seq, at, actorName, action, prevHash, hash } = row;
  return { seq, at, actorName, action, prevHash, hash, canonical: row.body, body: bodyOf(row.body) };
}

/** A log that somebody tampered with must still be readable, because that is when it is read most closely. */
function bodyOf(text: string): AuditBody | null {
  try {
    const body = JSON.parse(text) as AuditBody;
    return AUDIT_ACTIONS.includes(body.action) ? body : null;
  } catch {
    return null;
  }
}
