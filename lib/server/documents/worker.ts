/**
 * The child process that reads one document and ends. It alone loads the parsers; what it does to its own
 * memory and time is the parent's to watch (../run-child.ts).
 */
import { readFile } from "node:fs/promises";
import type { DocumentLimits } from "./document";
import { readBytes } from "./read-bytes";

export interface WorkerRequest {
  path: string;
  fileName: string;
  limits: DocumentLimits;
}

process.once("message", ({ path, fileName, limits }: WorkerRequest) => {
  void readFile(path)
    .then((bytes) => readBytes(bytes, fileName, limits))
    .then((result) => process.send?.(result, () => process.exit()));
});
process.once("disconnect", () => process.exit());
