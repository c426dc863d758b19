import "server-only";
import { db } from "../db/client";

/** A piece of evidence as lists show it: a file is fetched by its id, a link opens its address. */
export interface EvidenceView {
  readonly id: string;
  readonly name: string;
  /** Null for files. */
  readonly url: string | null;
  /** Bytes; null for links. */
  readonly byteSize: number | null;
  readonly sha256: string | null;
}

/** The evidence of one report, in the order in which it was added. Not scoped: pass a report that is in sight. */
export async function evidenceOn(progressReportId: string): Promise<EvidenceView[]> {
  return db().evidence.findMany({
    where: { reports: { some: { progressReportId } } },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, url: true, byteSize: true, sha256: true },
  });
}
