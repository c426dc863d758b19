/** The child process that reads one spreadsheet and ends: a stranger's file gets none of the server's memory and time. */
import { DocumentRefusal } from "../documents/document";
import { readTable, type TableAnswer } from "./read-table";

process.once("message", (path: string) => {
  void readTable(path)
    .then((table): TableAnswer => ({ ok: true, ...table }))
    .catch((error: unknown): TableAnswer => {
      if (error instanceof DocumentRefusal) return { ok: false, problem: error.problem };
      throw error;
    })
    .then((answer) => process.send?.(answer, () => process.exit()));
});
process.once("disconnect", () => process.exit());
