import "server-only";
import { Readable } from "node:stream";
import { attachmentHeaders } from "./attachment";

/** A file on disk that can be handed out in parts. */
export interface RangedFile {
  readonly fileName: string;
  readonly byteSize: number;
  /** A strong validator: equal for equal bytes only. */
  readonly etag: string;
  /** Both inclusive. */
  readonly open: (start: number, end: number) => Readable;
}

/** One range, as browsers and download programs ask for it: `bytes=100-`, `bytes=0-99`, `bytes=-50`. */
const RANGE = /^bytes=(\d*)-(\d*)$/;

/** What of a file an answer carries: its first byte and what follows, a later part alone, or nothing. */
export type Asked = "beginning" | "rest" | "nothing";

/** What `rangedAttachment` answers this request with: told by the bytes that leave, not by what the headers look like. */
export function askedOf(file: Pick<RangedFile, "byteSize" | "etag">, request: Request): Asked {
  const part = servedPart(file, request);
  if (part === "none") return "nothing";
  return part === null || part.start === 0 ? "beginning" : "rest";
}

/**
 * Answers with a file as a download that can be resumed (RFC 9110, section 14): 206 with the part that was asked for, 416
 * for a part that is not there, and the whole file where the part is of another version (If-Range) or there are several.
 */
export function rangedAttachment(file: RangedFile, request: Request): Response {
  const headers = attachmentHeaders(file.fileName, "application/zip");
  headers.set("accept-ranges", "bytes");
  headers.set("etag", file.etag);
  const part = servedPart(file, request);
  if (part === "none") {
    headers.set("content-range", `bytes */${file.byteSize}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = part ?? { start: 0, end: file.byteSize - 1 };
  headers.set("content-length", String(end - start + 1));
  if (part) headers.set("content-range", `bytes ${start}-${end}/${file.byteSize}`);
  const body = Readable.toWeb(file.open(start, end)) as ReadableStream<Uint8Array>;
  return new Response(body, { status: part ? 206 : 200, headers });
}

/** Null for the whole file. */
function servedPart({ byteSize, etag }: Pick<RangedFile, "byteSize" | "etag">, { headers }: Request) {
  const ifRange = headers.get("if-range");
  const asked = ifRange === null || ifRange === etag ? RANGE.exec(headers.get("range") ?? "") : null;
  return asked && partOf(asked[1] ?? "", asked[2] ?? "", byteSize);
}

/** Null for no range at all (`bytes=-`): it is ignored; `none` for one that the file does not reach. */
function partOf(from: string, to: string, size: number): { start: number; end: number } | "none" | null {
  if (from === "" && to === "") return null;
  const [start, end] =
    from === ""
      ? [Math.max(0, size - Number(to)), size - 1]
      : [Number(from), to === "" ? size - 1 : Number(to)];
  if (start >= size || end < start || (from === "" && Number(to) === 0)) return "none";
  return { start, end: Math.min(end, size - 1) };
}
