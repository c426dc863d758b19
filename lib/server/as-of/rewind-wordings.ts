import "server-only";
import { type Facts } from "@/lib/domain/audit-event";
import { type Tx } from "../db/client";
import { byRecord, laterEvents, type Point } from "./later-events";

/** The words for citizens (公开) that were changed since: those of then, or none. */
export async function rewindWordings(tx: Tx, point: Point): Promise<void> {
  const later = await laterEvents(tx, point, "disclosure", ["disclosure.worded"]);
  for (const [disclosureId, events] of byRecord(later)) {
    const earlier = await tx.auditEvent.findMany({
      where: { recordId: disclosureId, action: "disclosure.worded", seq: { lte: point.seq } },
      orderBy: { seq: "desc" },
      select: { body: true, at: true },
    });
    for (const period of new Set(events.map(({ payload }) => String(payload.period)))) {
      await tx.disclosureWording.deleteMany({ where: { disclosureId, period } });
      const said = earlier
        .map(({ body, at }) => ({ ...(JSON.parse(body) as Worded).payload, at }))
        .filter((one) => one.period === period);
      const text = said.find(({ after }) => "publicText" in after)?.after.publicText;
      // Also where only the name was changed, the words were held against the report anew.
      const [last] = said;
      if (last === undefined || typeof text !== "string") continue;
      const progressReportId = await writtenBy(tx, disclosureId, period, last.at);
      if (progressReportId !== null)
        await tx.disclosureWording.createMany({
          data: [{ disclosureId, period, text, progressReportId, writtenAt: last.at }],
        });
    }
  }
}

interface Worded {
  readonly payload: { readonly period: string; readonly after: Facts };
}

/** The approved report that the words of an instant were written by, as `word-disclosure.ts` finds it. */
async function writtenBy(tx: Tx, disclosureId: string, period: string, at: Date): Promise<string | null> {
  const disclosure = await tx.disclosure.findUnique({
    where: { id: disclosureId },
    select: { targetId: true },
  });
  const id = disclosure?.targetId ?? "";
  const report = await tx.progressReport.findFirst({
    where: {
      ...{ period, state: "approved", reviewedAt: { lte: at } },
      target: { is: { OR: [{ id }, { parentId: id }] } },
    },
    orderBy: { revision: "desc" },
    select: { id: true },
  });
  return report?.id ?? null;
}
