import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { ADMINISTRATION_RECORDS, BUSINESS_SETTINGS } from "@/lib/domain/administration";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type ListPage, pageOf, pagePlace } from "@/lib/domain/list-page";
import { endOfDay, startOfDay } from "@/lib/domain/period";
import { AUDIT_ACTIONS } from "@/lib/format/audit-sentence";
import { type AuditFilter } from "@/lib/schemas/audit-log";
import { type ChainCheck, checkNewEvents, recheckChain } from "../audit/verify";
import { now } from "../clock";
import { db, joinSql, type Prisma, type Sql, sql } from "../db/client";
import { forbidden } from "../errors";
import { type AuditSubject, auditSubjects } from "./audit-subjects";
import { answersNow, type KeptAnswers } from "./target-reading";

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

/**
 * One page of the events that meet the conditions. Throws FORBIDDEN for those who may not read the log.
 */
export async function auditLog(
  viewer: Viewer,
  { page, ...filter }: AuditFilter & { readonly page: number },
): Promise<AuditLogPage> {
  assertReader(viewer);
  const conditions = conditionsOf(viewer, filter);
  const { total, seqs } = await (filter.q ? pageOfFound : pageOfMet)(conditions, page);
  const rows = await db().auditEvent.findMany({
    where: { seq: { in: [...seqs] } },
    orderBy: { seq: "desc" },
    select: ENTRY_COLUMNS,
  });
  const subjects = await auditSubjects(rows);
  return {
    ...pagePlace(total, page, AUDIT_PAGE_SIZE),
    items: rows.map((row) => ({ ...entryOf(row), subject: subjects.get(row.seq) ?? null })),
  };
}

interface FoundPage {
  readonly total: number;
  /** Of the page, the newest first. */
  readonly seqs: readonly number[];
}

/** A page of what an index leads to. */
async function pageOfMet(conditions: Sql, page: number): Promise<FoundPage> {
  const size = AUDIT_PAGE_SIZE;
  const [met] = await db().$queryRaw<{ total: number | bigint; seqs: string }[]>`
    WITH met AS NOT MATERIALIZED (SELECT "seq" FROM "AuditEvent" AS e WHERE ${conditions})
    SELECT (SELECT count(*) FROM met) AS total, (
      SELECT json_group_array("seq") FROM (
        SELECT "seq" FROM met ORDER BY "seq" DESC
        LIMIT ${size} OFFSET ${size} * min(${page} - 1, max(0, ((SELECT count(*) FROM met) - 1) / ${size}))
      )
    ) AS seqs`;
  return { total: Number(met?.total ?? 0), seqs: JSON.parse(met?.seqs ?? "[]") as number[] };
}

/** What the last search found. */
let lastSearch: {
  readonly asOf: KeptAnswers;
  readonly key: string;
  readonly seqs: Promise<readonly number[]>;
} | null = null;

/** A page of what holds certain words: one walk through the whole log serves all pages of a search, until the log moves. */
async function pageOfFound(conditions: Sql, page: number): Promise<FoundPage> {
  const asOf = await answersNow();
  const key = JSON.stringify([conditions.sql, conditions.values]);
  if (lastSearch?.asOf !== asOf || lastSearch.key !== key) {
    lastSearch = { asOf, key, seqs: seqsMeeting(conditions) };
    lastSearch.seqs.catch(() => (lastSearch = null));
  }
  const { items, total } = pageOf(await lastSearch.seqs, page, AUDIT_PAGE_SIZE);
  return { total, seqs: items };
}

async function seqsMeeting(conditions: Sql): Promise<readonly number[]> {
  const [met] = await db().$queryRaw<{ seqs: string }[]>`
    SELECT json_group_array("seq") AS seqs FROM (
      SELECT "seq" FROM "AuditEvent" AS e WHERE ${conditions} ORDER BY "seq" DESC
    )`;
  return JSON.parse(met?.seqs ?? "[]") as number[];
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
  assertReader(viewer);
  const rows = await db().$queryRaw<EntryRow[]>`
    SELECT "seq", "at", "actorName", "action", "body", "prevHash", "hash" FROM "AuditEvent" AS e
    WHERE ${conditionsOf(viewer, filter)} ORDER BY "seq" LIMIT ${limit + 1}`;
  return rows.length > limit ? null : rows.map(entryOf);
}

/** What the log's conditions can be set to, from the events that there are. Throws FORBIDDEN. */
export async function auditChoices(viewer: Viewer): Promise<AuditChoices> {
  assertReader(viewer);
  const whole = mayEver(viewer, "audit.view_business");
  const [actors, actions, types, bySystem] = await Promise.all([
    db().$queryRaw<{ id: string; name: string }[]>`
      ${valuesOf(sql`"actorId"`)} SELECT value AS id, (
        SELECT "actorName" FROM "AuditEvent" WHERE "actorId" = value ORDER BY "seq" DESC LIMIT 1
      ) AS name FROM found WHERE value IS NOT NULL`,
    whole
      ? db().$queryRaw<{ value: string }[]>`
          ${valuesOf(sql`"action"`)} SELECT value FROM found WHERE value IS NOT NULL`
      : db().$queryRaw<{ value: string }[]>`
          SELECT DISTINCT e."action" AS value FROM "AuditEvent" AS e WHERE ${inSight(viewer)}`,
    db().$queryRaw<{ value: string }[]>`
      ${valuesOf(sql`"recordType"`)} SELECT value FROM found WHERE value IS NOT NULL`,
    db().auditEvent.findFirst({ where: { actorId: null }, select: { actorName: true } }),
  ]);
  const done = new Set(actions.map(({ value }) => value));
  const ofAdministration = new Set<string>(ADMINISTRATION_RECORDS);
  return {
    actors: [...actors, ...(bySystem ? [{ id: SYSTEM_ACTOR, name: bySystem.actorName }] : [])],
    actions: AUDIT_ACTIONS.filter((action) => done.has(action)),
    types: types.map(({ value }) => value).filter((type) => whole || ofAdministration.has(type)),
  };
}

/** The values of a column, each found in the column's index from the one before: never a walk through the log. */
function valuesOf(column: Sql): Sql {
  return sql`WITH RECURSIVE found(value) AS (
    SELECT min(${column}) FROM "AuditEvent"
    UNION ALL
    SELECT (SELECT min(${column}) FROM "AuditEvent" WHERE ${column} > value) FROM found WHERE value IS NOT NULL
  )`;
}

/** Whether the chain holds, for the head of the log's page: what came since the last look is checked. Throws FORBIDDEN. */
export async function auditChain(viewer: Viewer, at: Date = now()): Promise<ChainCheck> {
  assertReader(viewer);
  return checkNewEvents(db(), at);
}

/** Recomputes the whole chain, from the first event on. Throws FORBIDDEN. */
export async function recheckAuditChain(viewer: Viewer, at: Date): Promise<ChainCheck> {
  assertReader(viewer);
  return recheckChain(db(), at);
}

function assertReader(viewer: Viewer): void {
  if (!mayEver(viewer, "audit.view")) throw forbidden();
}

/** Which events `e` this person may read at all: every one, or those of administration. */
function inSight(viewer: Viewer): Sql {
  if (mayEver(viewer, "audit.view_business")) return sql`1`;
  return sql`e."recordType" IN (${joinSql([...ADMINISTRATION_RECORDS])})
    AND e."action" NOT IN (${joinSql([...BUSINESS_SETTINGS])})`;
}

/** The conditions on an event `e` of the log. */
function conditionsOf(viewer: Viewer, filter: AuditFilter): Sql {
  const conditions = [inSight(viewer)];
  if (filter.from) conditions.push(sql`e."at" >= ${startOfDay(filter.from)}`);
  if (filter.to) conditions.push(sql`e."at" <= ${endOfDay(filter.to)}`);
  if (filter.actor === SYSTEM_ACTOR) conditions.push(sql`e."actorId" IS NULL`);
  else if (filter.actor) conditions.push(sql`e."actorId" = ${filter.actor}`);
  if (filter.action) conditions.push(sql`e."action" = ${filter.action}`);
  if (filter.type) conditions.push(sql`e."recordType" = ${filter.type}`);
  if (filter.q) {
    const named = sql`SELECT "id" FROM "Target" WHERE "indicator" LIKE ${containing(filter.q)} ESCAPE '\\'`;
    // The body is JSON, so that quotes and backslashes stand in it escaped.
    const said = containing(JSON.stringify(filter.q).slice(1, -1));
    conditions.push(sql`(e."body" LIKE ${said} ESCAPE '\\' OR e."targetId" IN (${named}))`);
  }
  return joinSql(conditions, " AND ");
}

/** A pattern of LIKE: these words anywhere, as they were typed. */
const containing = (words: string): string => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

type EntryRow = Pick<
  Prisma.AuditEventGetPayload<{ select: typeof ENTRY_COLUMNS }>,
  "seq" | "at" | "actorName" | "action" | "body" | "prevHash" | "hash"
>;

function entryOf(row: EntryRow): AuditEntry {
  const { at, actorName, action, prevHash, hash } = row;
  return {
    seq: Number(row.seq),
    at,
    actorName,
    action,
    prevHash,
    hash,
    canonical: row.body,
    body: bodyOf(row.body),
  };
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
