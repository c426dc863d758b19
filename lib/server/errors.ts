import "server-only";
import { type Right } from "@/lib/domain/access";
import { type RecordRef, type RecordType } from "@/lib/domain/audit-event";

/** What went wrong, as a closed set; each maps to one HTTP status. */
export const ERROR_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  TOO_LARGE: 413,
  INVALID: 422,
  PRECONDITION_REQUIRED: 428,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export interface ErrorDetails {
  /** Key in the `errors` catalogue of the sentence for people; defaults to the code's own sentence. */
  readonly problem?: string;
  /** Values that the sentence speaks of. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Keys in the `errors` catalogue by form field. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What is there now, for a program that named another version of it. */
  readonly present?: { readonly etag: string; readonly body: object };
  /** What was asked for, for the log; nobody is told. */
  readonly refused?: Refused;
}

/** The right that was missing, and at which record. */
export interface Refused {
  readonly right?: Right;
  readonly record?: RecordRef;
}

/** The one error that commands and queries throw on purpose. Anything else is a fault and is shown generically. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(details.problem ?? code);
  }
}

/** Outside of one's sight, or not there at all: the answer is the same on purpose. */
export const notFound = () => new LedgerError("NOT_FOUND");
/** There, but outside of one's sight: answered as if it was not, and the log knows. */
export const outOfSight = (record: RecordRef) => new LedgerError("NOT_FOUND", { refused: { record } });
/** Awaits what is loaded by its sight and is known to be there. */
export async function knownAs<T>(record: RecordRef, load: Promise<T>): Promise<T> {
  return load.catch((error: unknown) => {
    throw error instanceof LedgerError && error.code === "NOT_FOUND" ? outOfSight(record) : error;
  });
}
export const forbidden = (problem?: string, refused?: Refused) =>
  new LedgerError("FORBIDDEN", { problem, refused });
/** The same with the code's own sentence, for a right at a record. */
export const mayNot = (right: Right, type: RecordType, id: string) =>
  forbidden(undefined, { right, record: { type, id } });
/** Somebody else was faster: 0 rows met the expected version. */
export const conflict = (problem?: string) => new LedgerError("CONFLICT", { problem });
export const invalid = (problem: string, fields?: Readonly<Record<string, string>>) =>
  new LedgerError("INVALID", { problem, fields });

/** Asserts that a conditional update met exactly the version it expected; `problem` says what that means here. */
export function expectOne(result: { count: number }, problem?: string): void {
  if (result.count !== 1) throw conflict(problem);
}
