import "server-only";
import { type z } from "zod";
import { type addDocumentInput } from "@/lib/schemas/targets";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { acceptEvidence } from "../storage/accept-evidence";
import { keep, type ReceivedFile } from "../storage/blob-store";
import { type AddedEvidence } from "./add-evidence";
import { type ViewerContext } from "./context";
import { targetToChange } from "./target-change";

/**
 * Keeps the document that allows an adjustment (依据文件) as evidence of the target. The same id with the same bytes again
 * is a repeated upload and is acknowledged without a second record. The caller discards the file afterwards.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID for a withdrawn target, or an empty, nameless or runnable file
 */
export async function addDocument(
  context: ViewerContext,
  input: z.output<typeof addDocumentInput> & { readonly fileName: string; readonly file: ReceivedFile },
): Promise<AddedEvidence> {
  const { file, evidenceId } = input;
  const target = await targetToChange(context.viewer, "target.manage", input.id);
  const { name, mediaType } = await acceptEvidence(file, input.fileName);
  const existing = await db().evidence.findFirst({
    where: { id: evidenceId, targetId: target.id, sha256: file.sha256 },
    select: { id: true, name: true },
  });
  if (existing) return existing;

  const storageKey = await keep(file);
  const { sha256, byteSize } = file;
  return transact(context, async (tx, record) => {
    await tx.evidence.create({
      data: {
        id: evidenceId,
        targetId: target.id,
        kind: "file",
        name,
        mediaType,
        byteSize,
        sha256,
        storageKey,
        addedById: context.viewer.userId,
        addedAt: context.now,
      },
      select: { id: true },
    });
    await record({
      action: "evidence.added",
      record: { type: "evidence", id: evidenceId },
      targetId: target.id,
      payload: { after: { name, sha256, byteSize } },
    });
    return { id: evidenceId, name };
  });
}
