import "server-only";
import { LedgerError } from "../errors";

const busy = () => new LedgerError("UNAVAILABLE");
const diskFull = () => new LedgerError("UNAVAILABLE", { problem: "disk_full" });

/** What a person is told, by the code of the database, of Prisma or of the file system. */
const REFUSALS: Readonly<Record<string, () => LedgerError>> = {
  // Another program held the lock for too long; P2028: no turn for a transaction in time.
  SQLITE_BUSY: busy,
  P1008: busy,
  P2028: busy,
  SQLITE_FULL: diskFull,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  // A record with this id or key exists already, as after a double click: the first one won.
  P2002: () => new LedgerError("CONFLICT"),
};

interface Coded {
  readonly code?: unknown;
  /** What the database's adapter threw: by itself, or beside a code of Prisma's that says less. */
  readonly cause?: { readonly originalCode?: unknown };
  readonly meta?: { readonly driverAdapterError?: Coded };
}

/**
 * The one place where codes of the database and of the file system are read.
 *
 * @returns what a person is told instead; null for what is no passing condition but a fault of the program.
 */
export function refusalOf(error: unknown): LedgerError | null {
  if (error instanceof LedgerError) return error;
  if (typeof error !== "object" || error === null) return null;
  const { code, cause, meta } = error as Coded;
  for (const known of [cause?.originalCode, meta?.driverAdapterError?.cause?.originalCode, code]) {
    const refusal = typeof known === "string" ? REFUSALS[known] : undefined;
    if (refusal) return refusal();
  }
  return null;
}
