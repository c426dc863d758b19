import { withoutControls } from "./characters";
import { DocumentRefusal, type DocumentFormat, type DocumentLimits, type DocumentResult } from "./document";
import { readDocx } from "./read-docx";
import { htmlToText } from "./read-html";
import { readPdf } from "./read-pdf";
import { sniffDocument } from "./sniff";

const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  txt: "text/plain",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

async function readContent(bytes: Buffer, fileName: string, limits: DocumentLimits) {
  const sniffed = await sniffDocument(bytes, fileName);
  const { format } = sniffed;
  switch (format) {
    case "txt":
      return { format, ...sniffed.decoded };
    case "html":
      return { format, encoding: sniffed.decoded.encoding, ...htmlToText(sniffed.decoded.text) };
    case "docx":
      return { format, ...readDocx(bytes, limits.unpackedBytes) };
    case "pdf":
      return { format, ...(await readPdf(bytes, limits.pages)) };
  }
}

/**
 * Reads a document in this process: only the limits of size hold. The server reads strangers' files with
 * `readDocument`, which does this in a process of its own.
 */
export async function readBytes(
  bytes: Buffer,
  fileName: string,
  limits: DocumentLimits,
): Promise<DocumentResult> {
  try {
    const content = await readContent(bytes, fileName, limits);
    if (content.text.trim() === "") return { ok: false, problem: "empty" };
    // No report is longer as text than as a file of the largest size; the answer must stay small for the parent.
    if (content.text.length > limits.fileBytes) return { ok: false, problem: "unpacks_too_large" };
    return {
      ok: true,
      mediaType: MEDIA_TYPES[content.format],
      ...content,
      text: withoutControls(content.text),
    };
  } catch (error) {
    if (error instanceof DocumentRefusal) return { ok: false, problem: error.problem };
    // "Array buffer allocation failed" and "Invalid string length" are how V8 says that there is too much of it.
    const isTooMuch = error instanceof RangeError && /allocation|length/i.test(error.message);
    return { ok: false, problem: isTooMuch ? "too_much_memory" : "damaged" };
  }
}
