import "server-only";
import { invalid, LedgerError } from "../errors";

/** More than any month's words need (lib/schemas/progress.ts: 3 × 4,000 characters). */
const LIMIT_BYTES = 128 * 1024;

/**
 * The JSON object that a request carries, and its text; nothing is read beyond the limit. No body is an empty object.
 *
 * @throws LedgerError INVALID, TOO_LARGE
 */
export async function jsonBody({ body }: Request): Promise<{ text: string; value: object }> {
  const text = await textOf(body);
  if (text === "") return { text, value: {} };
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid("body_no_json");
  return { text, value };
}

async function textOf(body: Request["body"]): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > LIMIT_BYTES) throw new LedgerError("TOO_LARGE", { problem: "body_too_large" });
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw invalid("body_no_json");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("body_no_json");
  }
}
