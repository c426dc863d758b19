import "server-only";
import { may, mayEver, type RecordTies, type Viewer } from "@/lib/domain/access";
import { type AuditAction, type AuditBody } from "@/lib/domain/audit-event";
import { db } from "../db/client";
import { visibleEvidence, visibleNotices } from "./scope";

/** How far back a record's page goes; the log itself holds everything. */
const LIMIT = 500;
/** What happens on the unit's own desk. */
const OF_DRAFTS: readonly AuditAction[] = [
  "progress.saved",
  "progress.handed_over",
  "progress.returned_to_reporter",
  "evidence.detached",
];
/** Who read what is for those who watch over the ledger. */
const OF_READING: readonly AuditAction[] = ["evidence.downloaded"];

/**
 * Everything that happened to a target, the latest first, as far as the viewer may see what it happened to: drafts,
 * evidence that was not handed over and notices of others stay out. Not scoped: ask for the target first.
 */
export async function targetHistory(
  viewer: Viewer,
  target: { readonly id: string; readonly statementId: string; readonly ties: RecordTies },
): Promise<readonly AuditBody[]> {
  const [evidence, notices] = await Promise.all([
    db().evidence.findMany({
      where: { AND: [{ targetId: target.id }, visibleEvidence(viewer)] },
      select: { id: true },
    }),
    db().notice.findMany({
      where: { AND: [{ targets: { some: { targetId: target.id } } }, visibleNotices(viewer)] },
      select: { id: true },
    }),
  ]);
  const hidden = [
    ...(may(viewer, "progress.view_draft", target.ties) ? [] : OF_DRAFTS),
    ...(mayEver(viewer, "audit.view") ? [] : OF_READING),
  ];
  // What is out of sight is left out before the rows are counted, or a unit's savings would crowd out the rest.
  const rows = await db().auditEvent.findMany({
    where: {
      action: { notIn: hidden },
      AND: [
        {
          OR: [
            { targetId: target.id },
            { recordType: "statement", recordId: target.statementId },
            // A notice may be about several targets, so its events name none.
            { recordType: "notice", recordId: { in: notices.map(({ id }) => id) } },
          ],
        },
        {
          OR: [
            { recordType: { not: "evidence" } },
            { recordId: { in: evidence.map(({ id }) => id) } },
            { action: { in: [...OF_DRAFTS, ...OF_READING] } },
          ],
        },
      ],
    },
    orderBy: { seq: "desc" },
    take: LIMIT,
    select: { body: true },
  });
  return rows.map(({ body }) => JSON.parse(body) as AuditBody);
}
