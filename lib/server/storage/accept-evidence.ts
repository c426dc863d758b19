import "server-only";
import { cleanFileName } from "@/lib/domain/evidence";
import { invalid } from "../errors";
import { type ReceivedFile } from "./blob-store";
import { sniffEvidence } from "./sniff-evidence";

/**
 * Whether a received file can be evidence: its cleaned name and what it is by its bytes.
 *
 * @throws LedgerError INVALID for an empty, nameless or runnable file
 */
export async function acceptEvidence(
  file: ReceivedFile,
  fileName: string,
): Promise<{ readonly name: string; readonly mediaType: string }> {
  const name = cleanFileName(fileName);
  if (name === null) throw invalid("evidence_nameless");
  if (file.byteSize === 0) throw invalid("evidence_empty");
  const sniffed = await sniffEvidence(file.path, name);
  if (!sniffed) throw invalid("evidence_runs");
  return { name, mediaType: sniffed.mediaType };
}
