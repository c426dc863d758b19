import "server-only";
import { type ReadStream } from "node:fs";
import { PDF, PREVIEWED_IMAGES } from "@/lib/domain/evidence";
import { db, type Prisma } from "../db/client";
import { transact } from "../db/transact";
import { notFound, outOfSight } from "../errors";
import { visibleEvidence } from "../queries/scope";
import { openBlob } from "../storage/blob-store";
import { type ViewerContext } from "./context";

export interface DownloadedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly stream: ReadStream;
}

/** The same for a picture or PDF that is shown in a page. Throws NOT_FOUND for every other kind of file. */
export async function previewEvidence(
  context: ViewerContext,
  input: { readonly id: string },
): Promise<DownloadedFile> {
  return readEvidence(context, { id: input.id, mediaType: { in: [...PREVIEWED_IMAGES, PDF] } });
}

/** Opens an evidence file for a person who may see it; that it was read is an event. Throws NOT_FOUND. */
export async function downloadEvidence(
  context: ViewerContext,
  input: { readonly id: string },
): Promise<DownloadedFile> {
  return readEvidence(context, { id: input.id });
}

async function readEvidence(
  context: ViewerContext,
  where: Prisma.EvidenceWhereInput,
): Promise<DownloadedFile> {
  const evidence = await db().evidence.findFirst({
    where: { ...where, kind: "file" },
    select: { id: true, targetId: true, name: true, mediaType: true, sha256: true, storageKey: true },
  });
  if (!evidence?.storageKey || !evidence.sha256) throw notFound();
  const inSight = await db().evidence.count({
    where: { id: evidence.id, AND: visibleEvidence(context.viewer) },
  });
  if (inSight === 0) throw outOfSight({ type: "evidence", id: evidence.id });
  const { id, name, sha256, targetId } = evidence;
  const blob = await openBlob(evidence.storageKey);
  try {
    await transact(context, (_tx, record) =>
      record({
        action: "evidence.downloaded",
        record: { type: "evidence", id },
        targetId,
        payload: { name, sha256 },
      }),
    );
  } catch (error) {
    blob.stream.destroy();
    throw error;
  }
  return { ...blob, fileName: name, mediaType: evidence.mediaType ?? "application/octet-stream" };
}
