import "server-only";
import { Readable } from "node:stream";

/** A stored file on its way out. */
export interface OutgoingFile {
  readonly stream: Readable;
  readonly byteSize: number;
  /** A cleaned name, without path and control characters. */
  readonly fileName: string;
  readonly mediaType?: string;
}

/** Answers with a stored file as a download. */
export function attachment({ stream, byteSize, fileName, mediaType }: OutgoingFile): Response {
  const headers = attachmentHeaders(fileName, mediaType);
  headers.set("content-length", String(byteSize));
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers });
}

/** Answers with a picture that a page shows; its kind must be one of `PREVIEWED_IMAGES`. */
export function inlineImage({ stream, byteSize, fileName, mediaType }: OutgoingFile): Response {
  const headers = attachmentHeaders(fileName, mediaType);
  headers.set("content-disposition", "inline");
  headers.set("content-length", String(byteSize));
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers });
}

/** Answers with a file that was made in memory as a download. */
export function madeAttachment(made: {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}): Response {
  const headers = attachmentHeaders(made.fileName, made.mediaType);
  headers.set("content-length", String(made.bytes.byteLength));
  return new Response(Uint8Array.from(made.bytes), { headers });
}

/** Answers with a text as a download. */
export function textAttachment({
  fileName,
  text,
}: {
  readonly fileName: string;
  readonly text: string;
}): Response {
  const bytes = new TextEncoder().encode(text);
  return madeAttachment({ fileName, mediaType: "text/plain; charset=utf-8", bytes });
}

/**
 * Headers with which stored or made files leave the product: always as a download under its own name (RFC 6266 with
 * the RFC 5987 form for Han characters), never run, sniffed or framed by the browser.
 */
export function attachmentHeaders(fileName: string, mediaType = "application/octet-stream"): Headers {
  const ascii = fileName.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Headers({
    "content-type": mediaType,
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
  });
}
