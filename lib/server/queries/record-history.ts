import "server-only";
import { may, mayEver, type RecordTies, type Viewer } from "@/lib/domain/access";
import { type AuditAction, type AuditBody } from "@/lib/domain/audit-event";
import { type Period } from "@/lib/domain/period";
import { db, joinSql, type Prisma, sql } from "../db/client";
import { visibleEvidence } from "./scope";

/** How far back a record's page goes; the log itself holds everything. */
const LIMIT = 500;
/** What happens on the unit's own desk. */
const OF_DRAFTS: readonly AuditAction[] = [
  "progress.saved",
  "progress.handed_over",
  "progress.returned_to_reporter",
  "evidence.detached",
];
/** What a notice said before it was issued. */
const OF_NOTICE_DRAFTS: readonly AuditAction[] = ["notice.created", "notice.changed"];
/** Who read what is for those who watch over the ledger. */
const OF_READING: readonly AuditAction[] = ["evidence.downloaded", "report.downloaded"];

/** What happened out of this person's sight, whatever record it happened to; `ties` are those of the target. */
export function hiddenActions(viewer: Viewer, ties: RecordTies = {}): readonly AuditAction[] {
  return [
    ...(may(viewer, "progress.view_draft", ties) ? [] : OF_DRAFTS),
    ...(mayEver(viewer, "notice.view_draft") ? [] : OF_NOTICE_DRAFTS),
    ...(mayEver(viewer, "audit.view") ? [] : OF_READING),
  ];
}

/**
 * Events that meet the conditions, the latest first. What is hidden is left out before the rows are counted, or a
 * unit's savings would crowd out the rest. Not scoped: ask for the record first.
 */
export async function eventsWhere(
  where: Prisma.AuditEventWhereInput,
  hidden: readonly AuditAction[] = [],
): Promise<readonly AuditBody[]> {
  const rows = await db().auditEvent.findMany({
    where: { AND: [where, { action: { notIn: [...hidden] } }] },
    orderBy: { seq: "desc" },
    take: LIMIT,
    select: { body: true },
  });
  return rows.map(({ body }) => JSON.parse(body) as AuditBody);
}

/** What happened to a report and to its statements. Not scoped: ask for the report first. */
export async function reportHistory(viewer: Viewer, reportId: string): Promise<readonly AuditBody[]> {
  const hidden = hiddenActions(viewer);
  const shown = hidden.length > 0 ? sql`AND "action" NOT IN (${joinSql([...hidden])})` : sql``;
  // Asked in one piece: a report can have more statements than a query takes parameters.
  const rows = await db().$queryRaw<{ body: string }[]>`
    SELECT "body" FROM "AuditEvent"
    WHERE ("recordType" = 'report' AND "recordId" = ${reportId}
      OR "recordType" = 'statement' AND "recordId" IN (SELECT "id" FROM "Statement" WHERE "reportId" = ${reportId}))
      ${shown}
    ORDER BY "seq" DESC LIMIT ${LIMIT}`;
  return rows.map(({ body }) => JSON.parse(body) as AuditBody);
}

/** What happened to a notice, without its drafting for those who may not see drafts. Not scoped: ask for it first. */
export function noticeHistory(viewer: Viewer, noticeId: string): Promise<readonly AuditBody[]> {
  return eventsWhere({ recordType: "notice", recordId: noticeId }, hiddenActions(viewer));
}

/**
 * What happened to a target's report of one month, its evidence included.
 *
 * @param revisions ids of the month's revisions that are in the viewer's sight; not scoped beyond that
 */
export async function monthHistory(
  viewer: Viewer,
  target: { readonly id: string; readonly ties: RecordTies },
  period: Period,
  revisions: readonly string[],
): Promise<readonly AuditBody[]> {
  const evidence = await db().evidence.findMany({
    where: { AND: [{ targetId: target.id }, visibleEvidence(viewer)] },
    select: { id: true },
  });
  return eventsWhere(
    {
      OR: [
        { recordType: "progress", recordId: { in: [...revisions] } },
        {
          recordType: "evidence",
          targetId: target.id,
          // Evidence belongs to the target; the month it was given for stands in the event alone, as canonical JSON.
          body: { contains: `"period":"${period}"` },
          OR: [{ recordId: { in: evidence.map(({ id }) => id) } }, { action: { in: [...OF_DRAFTS] } }],
        },
      ],
    },
    hiddenActions(viewer, target.ties),
  );
}
