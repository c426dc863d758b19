import { strFromU8, unzipSync } from "fflate";
import { getDocumentProxy } from "unpdf";

/** A page of a PDF as a reader sees it: size in points, and its lines from top to bottom. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** Reads a made PDF back. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  // pdf.js takes the buffer for itself.
  const document = await getDocumentProxy(Uint8Array.from(bytes));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const parts = items.flatMap((item) =>
        "str" in item && item.str.trim() !== ""
          ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number }]
          : [],
      );
      return { width, height, lines: linesOf(parts) };
    }),
  );
}

function linesOf(parts: readonly { text: string; x: number; y: number }[]): PdfPage["lines"] {
  const lines: { text: string; x: number; y: number }[] = [];
  for (const part of parts) {
    const line = lines.find(({ y }) => Math.abs(y - part.y) < 2);
    if (line) line.text += part.text;
    else lines.push({ ...part });
  }
  return lines.sort((one, other) => other.y - one.y);
}

/** All the text of a made PDF, without line breaks. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  return (await pdfPages(bytes)).flatMap(({ lines }) => lines.map(({ text }) => text)).join("");
}

/** The parts of a made docx by their names. */
export function docxParts(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
}

/** The paragraphs of a docx, those in cells among them. */
export function docxText(bytes: Uint8Array): readonly string[] {
  const xml = docxParts(bytes)["word/document.xml"] ?? "";
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map(([, text]) => text).join(""),
  );
}
