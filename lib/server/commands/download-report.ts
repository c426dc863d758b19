import "server-only";
import { mayEver } from "@/lib/domain/access";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { notFound } from "../errors";
import { openBlob } from "../storage/blob-store";
import { type ViewerContext } from "./context";

/** The original bytes of a report; that somebody took them is part of the log. */
export async function downloadReport(context: ViewerContext, { id }: { readonly id: string }) {
  if (!mayEver(context.viewer, "report.view")) throw notFound();
  const report = await db().report.findUnique({
    where: { id },
    select: { fileName: true, mediaType: true, sha256: true, storageKey: true },
  });
  if (!report) throw notFound();
  const blob = await openBlob(report.storageKey);
  try {
    await transact(context, (_tx, record) =>
      record({
        action: "report.downloaded",
        record: { type: "report", id },
        payload: { sha256: report.sha256 },
      }),
    );
  } catch (error) {
    blob.stream.destroy();
    throw error;
  }
  return { ...blob, fileName: report.fileName, mediaType: report.mediaType };
}
