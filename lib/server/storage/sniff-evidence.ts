import "server-only";
import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { endingOf, EVIDENCE_HEAD_BYTES, runsAsProgram } from "@/lib/domain/evidence";

/** Kinds that `file-type` knows by their bytes and that run when opened. */
const PROGRAMS: ReadonlySet<string> = new Set([
  "exe",
  "elf",
  "macho",
  "class",
  "wasm",
  "lnk",
  "deb",
  "rpm",
  "apk",
  "jar",
  "msi",
  "swf",
  "crx",
  "xpi",
  "dex",
]);

/** What an opened file of this ending is called; everything else is bytes. Only a label: nothing is ever shown inline. */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ["txt", "text/plain"],
  ["csv", "text/csv"],
  ["html", "text/html"],
  ["htm", "text/html"],
  ["svg", "image/svg+xml"],
]);

/** What a file is by its bytes. */
interface Sniffed {
  readonly mediaType: string;
  /** As `file-type` calls it; null where it does not know it, as text. */
  readonly kind: string | null;
  /** The first bytes, up to EVIDENCE_HEAD_BYTES. */
  readonly head: Uint8Array;
}

/**
 * What a received file is, by its bytes; null when it could run and must be refused.
 *
 * @param file absolute path
 * @param name its cleaned name
 */
export async function sniffEvidence(file: string, name: string): Promise<Sniffed | null> {
  const handle = await open(file, "r");
  const bytes = new Uint8Array(EVIDENCE_HEAD_BYTES);
  const { bytesRead } = await handle.read(bytes, 0, bytes.byteLength, 0);
  await handle.close();
  const head = bytes.subarray(0, bytesRead);
  if (runsAsProgram(name, head)) return null;
  const type = await fileTypeFromFile(file);
  if (type && PROGRAMS.has(type.ext)) return null;
  const mediaType = type?.mime ?? TEXTS.get(endingOf(name)) ?? "application/octet-stream";
  return { mediaType, kind: type?.ext ?? null, head };
}
