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

/**
 * Opens a made package. That it leaves the product is an event; a download that goes on where it broke off is none of its
 * own.
 *
 * @param resumed whether this is the rest of an earlier download
 * @throws LedgerError FORBIDDEN · NOT_FOUND where it is not made, or was swept
 */
export async function downloadPackage(
  context: ViewerContext,
  { id, resumed }: { readonly id: string; readonly resumed: boolean },
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
  if (!resumed)
    await transact(context, (_tx, record) =>
      record({
        action: "package.downloaded",
        record: { type: "package", id },
        payload: { bytes: found.size },
      }),
    );
  return {
    fileName: `审计包-${row.checkpoint ?? id}.zip`,
    byteSize: found.size,
    etag: `"${row.id}"`,
    open: (start, end) => createReadStream(file, { start, end }),
  };
}
