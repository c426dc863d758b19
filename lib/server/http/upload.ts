import "server-only";
import { invalid } from "../errors";

/** What is announced of an uploaded file. */
interface Upload {
  readonly fileName: string;
  /** In bytes, null where no size is announced. */
  readonly byteSize: number | null;
  /** In hex, null where no hash is announced. */
  readonly sha256: string | null;
}

/**
 * What the headers say of an uploaded file: its name from `x-file-name` (percent-encoded, because headers are Latin-1),
 * its size, and its SHA-256 from `content-digest` (RFC 9530: `sha-256=:base64:`). Throws INVALID for a name that can't be
 * decoded.
 */
export function uploadOf({ headers }: Request): Upload {
  const length = headers.get("content-length");
  const digest = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]+=*):/.exec(headers.get("content-digest") ?? "")?.[1];
  return {
    fileName: decoded(headers.get("x-file-name") ?? ""),
    byteSize: length !== null && /^\d+$/.test(length) ? Number(length) : null,
    sha256: digest === undefined ? null : Buffer.from(digest, "base64").toString("hex"),
  };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw invalid("file_name_unreadable");
  }
}
