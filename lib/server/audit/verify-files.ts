import "server-only";
import { type Db } from "../db/client";
import { blobPath } from "../storage/blob-store";
import { sumOf } from "../storage/files";

export type FileFault = "gone" | "changed";

export type FilesVerdict =
  | { readonly ok: true; readonly files: number }
  | { readonly ok: false; readonly sha256: string; readonly name: string; readonly fault: FileFault };

/** Reads every report and piece of evidence again and names the first that is gone, or not what was handed in. */
export async function verifyFiles(database: Db): Promise<FilesVerdict> {
  const [reports, evidence] = await Promise.all([
    database.report.findMany({
      select: { fileName: true, storageKey: true, sha256: true },
      orderBy: { id: "asc" },
    }),
    database.evidence.findMany({
      where: { kind: "file" },
      select: { name: true, storageKey: true, sha256: true },
      orderBy: { id: "asc" },
    }),
  ]);
  const kept = [...reports.map(({ fileName, ...file }) => ({ ...file, name: fileName })), ...evidence];
  const checked = new Set<string>();
  for (const { name, storageKey, sha256 } of kept) {
    if (!storageKey || !sha256 || checked.has(sha256)) continue;
    const found = await hashOfBlob(storageKey);
    if (found !== sha256) return { ok: false, sha256, name, fault: found === null ? "gone" : "changed" };
    checked.add(sha256);
  }
  return { ok: true, files: checked.size };
}

async function hashOfBlob(key: string): Promise<string | null> {
  try {
    return (await sumOf(blobPath(key))).sha256;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
