import "server-only";
import { invalid } from "../errors";

/**
 * What the headers say of an uploaded file: its name from `x-file-name` (percent-encoded, because headers are Latin-1)
 * and the announced size in bytes, null where none is announced. Throws INVALID for a name that can't be decoded.
 */
export function uploadOf(request: Request): { readonly fileName: string; readonly byteSize: number | null } {
  const length = request.headers.get("content-length");
  return {
    fileName: decoded(request.headers.get("x-file-name") ?? ""),
    byteSize: length !== null && /^\d+$/.test(length) ? Number(length) : null,
  };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw invalid("file_name_unreadable");
  }
}
