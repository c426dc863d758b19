import "server-only";
import { db, type Prisma } from "../db/client";

/** A piece of evidence as lists show it: a file is fetched by its id, a link opens its address. */
export interface EvidenceView {
  readonly id: string;
  readonly name: string;
  /** Null for files. */
  readonly url: string | null;
  /** Bytes; null for links. */
  readonly byteSize: number | null;
  readonly sha256: string | null;
  /** Null for links. */
  readonly mediaType: string | null;
}

export const EVIDENCE_COLUMNS = {
  id: true,
  name: true,
  url: true,
  byteSize: true,
  sha256: true,
  mediaType: true,
} as const satisfies Prisma.EvidenceSelect;

/** The evidence of one report, in the order in which it was added. Not scoped: pass a report that is in sight. */
export async function evidenceOn(progressReportId: string): Promise<readonly EvidenceView[]> {
  return (await evidenceByReport([progressReportId])).get(progressReportId) ?? [];
}

/** The same of many reports, by their ids; a report without evidence is left out. */
export async function evidenceByReport(
  progressReportIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EvidenceView[]>> {
  const among = { progressReportId: { in: [...progressReportIds] } };
  const rows = await db().evidence.findMany({
    where: { reports: { some: among } },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: {
      ...EVIDENCE_COLUMNS,
      reports: { where: among, select: { progressReportId: true } },
    },
  });
  const byReport = new Map<string, EvidenceView[]>();
  for (const { reports, ...view } of rows)
    for (const { progressReportId } of reports)
      byReport.set(progressReportId, [...(byReport.get(progressReportId) ?? []), view]);
  return byReport;
}
