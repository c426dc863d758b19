import { fromUtf8 } from "./bytes";
import { canonicalJson } from "./event-chain";

/**
 * An event in a package: its number and hash always, its canonical body where it belongs to what the package is about. The
 * hashes of all events are there, so that a package about one unit still shows that none is missing.
 */
export interface EventLine {
  readonly seq: number;
  readonly hash: string;
  /** RFC 8785 canonical JSON; null where only the hash is given. */
  readonly body: string | null;
}

const LINE = /^\{"seq":([1-9]\d{0,14}),"hash":"([0-9a-f]{64})"(?:,"body":(\{.*\}))?\}$/u;

/** One line of JSON; the body stands in it byte for byte as its hash covers it. */
export function eventLine({ seq, hash, body }: EventLine): string {
  return `{"seq":${seq},"hash":"${hash}"${body === null ? "" : `,"body":${body}`}}`;
}

/** Null where the line is not as `eventLine` writes it. */
export function readEventLine(line: string): EventLine | null {
  const [, seq, hash, body] = LINE.exec(line) ?? [];
  return seq && hash ? { seq: Number(seq), hash, body: body ?? null } : null;
}

/** What the check of a package reads of a body. */
export interface EventBody {
  readonly seq: number;
  readonly action: string;
  readonly record: { readonly type: string; readonly id: string };
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The parsed body; null where it is no canonical JSON of an event. */
export function readBody(body: string): EventBody | null {
  try {
    const parsed = JSON.parse(body) as EventBody;
    const sound =
      canonicalJson(parsed) === body &&
      typeof parsed.action === "string" &&
      typeof parsed.record === "object" &&
      typeof parsed.payload === "object";
    return sound ? parsed : null;
  } catch {
    return null;
  }
}

const PERSONAL = /^(?:account|role|session|deputy|delivery)\./;
/** Facts that name an account or a way to reach somebody: 联系人, the holder of a post, 邮箱. */
const PERSONAL_FACTS = ["contact", "holder", "email"] as const;

/**
 * Whether an event speaks of somebody's account, sessions, absences or ways to be reached: a package gives its hash and
 * nothing else. Names of those who acted in office stay: the ledger is about who answers for what.
 */
export function isPersonal({ action, payload }: Pick<EventBody, "action" | "payload">): boolean {
  const facts = [payload.before, payload.after] as readonly (Readonly<Record<string, unknown>> | undefined)[];
  return PERSONAL.test(action) || PERSONAL_FACTS.some((name) => facts.some((part) => Boolean(part?.[name])));
}

/** The lines of a file that is read in pieces; null once for bytes that are no lines of UTF-8. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const end = bytes.lastIndexOf(10) + 1;
    rest = bytes.slice(end);
    const text = end === 0 ? "" : fromUtf8(bytes.subarray(0, end));
    if (text === null) return yield null;
    if (text !== "") yield* text.slice(0, -1).split("\n");
  }
  if (rest.length > 0) yield null;
}
