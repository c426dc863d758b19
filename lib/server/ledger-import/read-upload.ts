import "server-only";
import { invalid } from "../errors";
import { type ProcessLimits, runLimited } from "../run-limited";
import { type Table, type TableAnswer } from "./read-table";

/** A ledger of 20,000 rows takes five seconds and 400 MB. */
const LIMITS: ProcessLimits = { time: 60_000, memory: 1024 * 1024 * 1024 };

/**
 * Reads a spreadsheet in a process of its own, with limits of time and memory.
 *
 * @throws LedgerError INVALID `import_file_…` when the file is none, or more than the limits allow
 */
export async function readUpload(path: string): Promise<Table> {
  const result = await runLimited<TableAnswer>(["ledger-import", "table-worker.ts"], path, LIMITS);
  if (!result.ok) throw invalid(`import_file_${result.problem === "crashed" ? "damaged" : result.problem}`);
  if (!result.answer.ok) throw invalid(`import_file_${result.answer.problem}`);
  return result.answer;
}
