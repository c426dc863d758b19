import "server-only";
import { createHash } from "node:crypto";
import { LedgerError } from "../errors";

/** Something as it is told, with the name of the version that it is told in. */
export interface Representation {
  /** A strong entity tag (RFC 9110, 8.8.3): the same for the same version only. */
  readonly etag: string;
  readonly body: object;
}

/** Something whose version is what it says: its entity tag is made of its content. */
export function byContent(body: object): Representation {
  const hash = createHash("sha256").update(JSON.stringify(body)).digest("base64url");
  return { etag: `"${hash.slice(0, 27)}"`, body };
}

/** Answers with what was asked for, or says that the asker has this version already (304). */
export function represented(request: Request, { etag, body }: Representation): Response {
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers: { etag } });
  return Response.json(body, { headers: { etag } });
}

/** Whether the asker has this version already: If-None-Match compares weakly (RFC 9110, 13.1.2). */
export function isKnown(request: Request, etag: string): boolean {
  const known = tagsIn(request.headers.get("if-none-match")).map(bare);
  return known.includes("*") || known.includes(bare(etag));
}

/** Whether a change says that it creates: it fails where there is something already. */
export const creates = ({ headers }: Request): boolean =>
  headers.get("if-match") === null && headers.get("if-none-match")?.trim() === "*";

/**
 * Lets a change through that names the version which is there now, or that creates what is not there; whoever met another
 * version is told this one. `If-Match: *` names none, so that nobody overwrites what they have not seen.
 *
 * @throws LedgerError PRECONDITION_REQUIRED · PRECONDITION_FAILED with what is there now
 */
export function requireVersion(request: Request, present: Representation | null): void {
  const named = tagsIn(request.headers.get("if-match"));
  if (creates(request)) {
    if (present) throw overtaken(present);
  } else if (named.length === 0 || named.includes("*")) throw new LedgerError("PRECONDITION_REQUIRED");
  // Strong comparison (RFC 9110, 13.1.1): a weak tag is equal to none.
  else if (!present || !named.includes(present.etag)) throw overtaken(present);
}

/**
 * Runs a change of the version that its request names, and tells who was overtaken between the look and the change the same
 * as who came too late.
 *
 * @param read what is there now, as the asker may see it
 * @throws as requireVersion and `change`
 */
export async function onVersion<Seen extends Representation, T>(
  request: Request,
  read: () => Promise<Seen | null>,
  change: (seen: Seen | null) => Promise<T>,
): Promise<T> {
  const seen = await read();
  requireVersion(request, seen);
  try {
    return await change(seen);
  } catch (error) {
    if (error instanceof LedgerError && error.code === "CONFLICT") requireVersion(request, await read());
    throw error;
  }
}

const overtaken = (present: Representation | null) =>
  new LedgerError("PRECONDITION_FAILED", present ? { present: told(present) } : {});

const told = ({ etag, body }: Representation): Representation => ({ etag, body });

/** Entity tags hold no quotes, but commas. */
const tagsIn = (header: string | null): readonly string[] => header?.match(/\*|(?:W\/)?"[^"]*"/g) ?? [];

const bare = (etag: string) => etag.replace(/^W\//, "");
