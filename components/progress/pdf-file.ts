import { type PDFDocumentLoadingTask, type PDFDocumentProxy } from "pdfjs-dist";

/**
 * Opens a PDF of this site for drawing. pdf.js is fetched when the first is opened. Nothing in the file runs: no scripts,
 * no forms, and no fonts compiled by `eval`.
 *
 * @returns the document's loading; close it with {@link closePdf} when it is no longer shown
 */
export async function openPdf(url: string) {
  const { getDocument, GlobalWorkerOptions } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  GlobalWorkerOptions.workerPort ??= new Worker(
    new URL("pdfjs-dist/legacy/build/pdf.worker.min.mjs", import.meta.url),
    { type: "module" },
  );
  return getDocument({
    url,
    cMapUrl: new URL("/api/pdf-maps/", window.location.origin).href,
    cMapPacked: true,
    isEvalSupported: false,
    enableXfa: false,
  });
}

/** Gives back what a document holds: not before it is open, because its worker throws into the console when cut off. */
export async function closePdf(loading: PDFDocumentLoadingTask): Promise<void> {
  await loading.promise.catch(() => undefined);
  await loading.destroy();
}

/** Draws a page as wide as `width` CSS pixels, sharp on the screen it is shown on. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  pageNumber: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<void> {
  const page = await pdf.getPage(pageNumber);
  const scale = (width * window.devicePixelRatio) / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  // Drawn aside and copied when it is whole: a page that was left meanwhile never shows half.
  const sheet = document.createElement("canvas");
  sheet.width = Math.round(viewport.width);
  sheet.height = Math.round(viewport.height);
  await page.render({ canvas: sheet, viewport }).promise;
  canvas.width = sheet.width;
  canvas.height = sheet.height;
  canvas.getContext("2d")?.drawImage(sheet, 0, 0);
}
