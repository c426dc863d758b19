import "server-only";
import { createReadStream, type ReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { may } from "@/lib/domain/access";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { forbidden, notFound } from "../errors";
import { packagePath } from "../packages/package-store";
import { type ViewerContext } from "./context";

/** A package on its way out, or the part of it that was asked for. */
export interface PackageDownload {
  readonly fileName: string;
  readonly byteSize: number;
  /** Names these bytes for good: a package never changes once it is made. */
  readonly etag: string;
  readonly open: (start: number, end: number) => ReadStream;
}

/** So long after its event a download may go on where it broke off, without another. */
const RESUMED_WITHIN_MS = 24 * 60 * 60 * 1000;

/**
 * Opens a made package. That it leaves the product is an event; only the rest of what the same person began within the
 * last day is none of its own.
 *
 * @param asked what of the file the answer will carry: its beginning, a later part alone, or nothing
 * @throws LedgerError FORBIDDEN · NOT_FOUND where it is not made, or was swept
 */
export async function downloadPackage(
  context: ViewerContext,
  {
    id,
    asked,
  }: { readonly id: string; readonly asked: (file: PackageDownload) => "beginning" | "rest" | "nothing" },
): Promise<PackageDownload> {
  if (!may(context.viewer, "package.make")) throw forbidden();
  const row = await db().auditPackage.findUnique({
    where: { id },
    select: { id: true, state: true, checkpoint: true },
  });
  if (row?.state !== "ready") throw notFound();
  const file = packagePath(row.id);
  const found = await stat(file).catch(() => null);
  if (!found) throw notFound();
  const download: PackageDownload = {
    fileName: `审计包-${row.checkpoint ?? id}.zip`,
    byteSize: found.size,
    etag: `"${row.id}"`,
    open: (start, end) => createReadStream(file, { start, end }),
  };
  const part = asked(download);
  if (part === "beginning" || (part === "rest" && !(await isBegun(context, id))))
    await transact(context, (_tx, record) =>
      record({
        action: "package.downloaded",
        record: { type: "package", id },
        payload: { bytes: found.size },
      }),
    );
  return download;
}

/** Whether the log says that this person began to download the package within the last day. */
async function isBegun({ viewer, now }: ViewerContext, id: string): Promise<boolean> {
  const event = await db().auditEvent.findFirst({
    where: {
      action: "package.downloaded",
      recordType: "package",
      recordId: id,
      actorId: viewer.userId,
      at: { gte: new Date(now.getTime() - RESUMED_WITHIN_MS), lte: now },
    },
    select: { seq: true },
  });
  return event !== null;
}
