import "server-only";
import { type RecordTies, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { db } from "../db/client";
import { eventsWhere, hiddenActions } from "./record-history";
import { visibleEvidence, visibleInstructions, visibleNotices } from "./scope";

/**
 * Everything that happened to a target, the latest first, as far as the viewer may see what it happened to: drafts,
 * evidence that was not handed over and notices of others stay out. Not scoped: ask for the target first.
 */
export async function targetHistory(
  viewer: Viewer,
  target: { readonly id: string; readonly statementId: string; readonly ties: RecordTies },
): Promise<readonly AuditBody[]> {
  const [evidence, notices, instructions] = await Promise.all([
    db().evidence.findMany({
      where: { AND: [{ targetId: target.id }, visibleEvidence(viewer)] },
      select: { id: true },
    }),
    db().notice.findMany({
      where: { AND: [{ targets: { some: { targetId: target.id } } }, visibleNotices(viewer)] },
      select: { id: true },
    }),
    db().instruction.findMany({
      where: { AND: [{ targetId: target.id }, visibleInstructions(viewer)] },
      select: { id: true },
    }),
  ]);
  return eventsWhere(
    {
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
            { action: { in: ["evidence.detached", "evidence.downloaded"] } },
          ],
        },
        {
          OR: [
            { recordType: { not: "instruction" } },
            { recordId: { in: instructions.map(({ id }) => id) } },
          ],
        },
      ],
    },
    hiddenActions(viewer, target.ties),
  );
}
