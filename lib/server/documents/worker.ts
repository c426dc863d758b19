/**
 * The child process that reads one document and ends. It alone loads the parsers; what it does to its own
 * memory and time is the parent's to watch (run-worker.ts).
 */
import { readFile } from "node:fs/promises";
import { DocumentRefusal, type DocumentFormat, type DocumentLimits, type DocumentResult } from "./document";
import { readDocx } from "./read-docx";
import { readHtml } from "./read-html";
import { readPdf } from "./read-pdf";
import { sniffDocument } from "./sniff";

export interface WorkerRequest {
  path: string;
  fileName: string;
  limits: DocumentLimits;
}

const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  txt: "text/plain",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

async function readContent({ path, fileName, limits }: WorkerRequest) {
  const bytes = await readFile(path);
  const sniffed = await sniffDocument(bytes, fileName);
  const { format } = sniffed;
  switch (format) {
    case "txt":
      return { format, ...sniffed.decoded };
    case "html":
      return { format, ...readHtml(sniffed.decoded) };
    case "docx":
      return { format, ...(await readDocx(bytes, limits.unpackedBytes)) };
    case "pdf":
      return { format, ...(await readPdf(bytes, limits.pages)) };
  }
}

async function read(request: WorkerRequest): Promise<DocumentResult> {
  try {
    const content = await readContent(request);
    if (content.text.trim() === "") return { ok: false, problem: "empty" };
    // No report is longer as text than as a file of the largest size; the answer must stay small for the parent.
    if (content.text.length > request.limits.fileBytes) return { ok: false, problem: "unpacks_too_large" };
    return { ok: true, mediaType: MEDIA_TYPES[content.format], ...content };
  } catch (error) {
    if (error instanceof DocumentRefusal) return { ok: false, problem: error.problem };
    // "Array buffer allocation failed" and "Invalid string length" are how V8 says that there is too much of it.
    const isTooMuch = error instanceof RangeError && /allocation|length/i.test(error.message);
    return { ok: false, problem: isTooMuch ? "too_much_memory" : "damaged" };
  }
}

process.once("message", (request: WorkerRequest) => {
  void read(request).then((result) => process.send?.(result, () => process.exit()));
});
process.once("disconnect", () => process.exit());
