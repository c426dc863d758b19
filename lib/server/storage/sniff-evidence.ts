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

/**
 * What a received file is, by its bytes; null when it could run and must be refused.
 *
 * @param file absolute path
 * @param name its cleaned name
 */
export async function sniffEvidence(file: string, name: string): Promise<{ mediaType: string } | null> {
  const handle = await open(file, "r");
  const head = new Uint8Array(EVIDENCE_HEAD_BYTES);
  const { bytesRead } = await handle.read(head, 0, head.byteLength, 0);
  await handle.close();
  if (runsAsProgram(name, head.subarray(0, bytesRead))) return null;
  const type = await fileTypeFromFile(file);
  if (type && PROGRAMS.has(type.ext)) return null;
  return { mediaType: type?.mime ?? TEXTS.get(endingOf(name)) ?? "application/octet-stream" };
}
