import "server-only";
import { stat } from "node:fs/promises";
import { documentLimits, type DocumentLimits, type DocumentResult } from "./document";
import { runLimited } from "../run-limited";
import type { WorkerRequest } from "./worker";

interface ReadOptions {
  signal?: AbortSignal;
  limits?: Partial<DocumentLimits>;
}

/**
 * Reads the text of a report that somebody uploaded: txt, html, docx or pdf, told by content and held against
 * the extension of `fileName`. The file is not trusted: it is parsed in a process of its own with limits of
 * time, memory and size, and whatever is wrong with it comes back as a problem code.
 *
 * @param file where the bytes lie, and the name under which they were uploaded
 * @throws the file system's error when `path` can't be read, the signal's reason when it aborts
 */
export async function readDocument(
  file: { path: string; fileName: string },
  { signal, limits }: ReadOptions = {},
): Promise<DocumentResult> {
  const applied = { ...documentLimits, ...limits };
  const { size } = await stat(file.path);
  if (size === 0) return { ok: false, problem: "empty" };
  if (size > applied.fileBytes) return { ok: false, problem: "too_large" };
  const request: WorkerRequest = { ...file, limits: applied };
  const result = await runLimited<DocumentResult>(["documents", "worker.ts"], request, applied, signal);
  if (result.ok) return result.answer;
  return { ok: false, problem: result.problem === "crashed" ? "damaged" : result.problem };
}
