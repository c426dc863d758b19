import "server-only";
import { type Extraction } from "@/lib/extraction/types";
import { LedgerError } from "../errors";
import { type ProcessLimits, runLimited } from "../run-limited";

/** A yearbook of 700,000 characters takes three seconds and 300 MB. */
const EXTRACTION_LIMITS: ProcessLimits = { time: 60_000, memory: 1536 * 1024 * 1024 };

/**
 * Runs `extract` in a process of its own: a big text must not hold up the server's other requests.
 *
 * @throws LedgerError INVALID `extraction_failed` when it takes more than its limits of time or memory; an Error
 *   when the process ended in any other way.
 */
export async function runExtraction(text: string, limits: Partial<ProcessLimits> = {}): Promise<Extraction> {
  const applied = { ...EXTRACTION_LIMITS, ...limits };
  const result = await runLimited<Extraction>(["extraction", "extract-worker.ts"], text, applied);
  if (result.ok) return result.answer;
  if (result.problem === "crashed") throw new Error("extraction crashed; the log says why");
  throw new LedgerError("INVALID", { problem: "extraction_failed" });
}
