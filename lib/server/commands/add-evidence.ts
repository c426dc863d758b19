import "server-only";
import { type z } from "zod";
import { evidenceUrl } from "@/lib/domain/evidence";
import { type addEvidenceInput, type addEvidenceLinkInput } from "@/lib/schemas/evidence";
import { transact } from "../db/transact";
import { invalid } from "../errors";
import { acceptEvidence } from "../storage/accept-evidence";
import { keep, type ReceivedFile } from "../storage/blob-store";
import { type ViewerContext } from "./context";
import { evidenceOf, openProgress, requireStillOpen } from "./open-progress";

/** A piece of evidence as the list beside the form shows it. */
export interface AddedEvidence {
  readonly id: string;
  readonly name: string;
}

/**
 * Attaches a received file to a report that lies with its unit. The same id with the same bytes again is a repeated
 * upload and is acknowledged without a second record. The caller discards the file afterwards.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID for an empty, nameless or runnable file · CONFLICT when the report
 * was submitted meanwhile
 */
export async function addEvidence(
  context: ViewerContext,
  input: z.output<typeof addEvidenceInput> & { readonly fileName: string; readonly file: ReceivedFile },
): Promise<AddedEvidence> {
  const { file } = input;
  const report = await openProgress(context, input.progressReportId);
  const { name, mediaType } = await acceptEvidence(file, input.fileName);
  const existing = await evidenceOf(report.id, input.id);
  if (existing?.sha256 === file.sha256) return { id: existing.id, name: existing.name };

  const storageKey = await keep(file);
  return transact(context, async (tx, record) => {
    await requireStillOpen(tx, report.id);
    const { sha256, byteSize } = file;
    await tx.evidence.create({
      data: {
        id: input.id,
        targetId: report.targetId,
        kind: "file",
        name,
        mediaType,
        byteSize,
        sha256,
        storageKey,
        addedById: context.viewer.userId,
        addedAt: context.now,
        reports: { create: { progressReportId: report.id } },
      },
      select: { id: true },
    });
    await record({
      action: "evidence.added",
      record: { type: "evidence", id: input.id },
      targetId: report.targetId,
      payload: { after: { name, sha256, byteSize, period: report.period, progressReportId: report.id } },
    });
    return { id: input.id, name };
  });
}

/** Attaches a link. Throws like addEvidence; a repeated id of the same report is acknowledged. */
export async function addEvidenceLink(
  context: ViewerContext,
  input: z.output<typeof addEvidenceLinkInput>,
): Promise<AddedEvidence> {
  const { name } = input;
  const report = await openProgress(context, input.progressReportId);
  const url = evidenceUrl(input.url);
  if (url === null) throw invalid("check_fields", { url: "link_refused" });
  const existing = await evidenceOf(report.id, input.id);
  if (existing) return { id: existing.id, name: existing.name };

  return transact(context, async (tx, record) => {
    await requireStillOpen(tx, report.id);
    await tx.evidence.create({
      data: {
        id: input.id,
        targetId: report.targetId,
        kind: "link",
        name,
        url,
        addedById: context.viewer.userId,
        addedAt: context.now,
        reports: { create: { progressReportId: report.id } },
      },
      select: { id: true },
    });
    await record({
      action: "evidence.added",
      record: { type: "evidence", id: input.id },
      targetId: report.targetId,
      payload: { after: { name, url, period: report.period, progressReportId: report.id } },
    });
    return { id: input.id, name };
  });
}
