import "server-only";
import { cleanFileName, endingOf } from "@/lib/domain/evidence";
import { endingProblem, namedAsPicture } from "@/lib/domain/file-ending";
import { invalid, LedgerError } from "../errors";
import { type ReceivedFile } from "./blob-store";
import { sniffEvidence } from "./sniff-evidence";

/**
 * Whether a received file can be evidence: its cleaned name and what it is by its bytes.
 *
 * @throws LedgerError INVALID for an empty, nameless or runnable file, and for one whose ending is not its content's
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
  const { mediaType, kind, head } = sniffed;
  const named = namedAsPicture(name, kind);
  const wrong = endingProblem(named, kind, head);
  if (wrong)
    throw new LedgerError("INVALID", {
      problem: `evidence_ending_${wrong}`,
      params: { ending: endingOf(named), kind: kind ?? "" },
    });
  return { name: named, mediaType };
}
