import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from "@prisma/driver-adapter-utils";

/** So long a write waits for another program's lock, in milliseconds, while nobody writes anything. */
const FOREIGN_LOCK_MS = 5_000;
/** Between two tries to get the lock, in milliseconds. */
const RETRY_MS = 4;
/** Who wrote without a pause for so long leaves the lock alone for a moment, in which another process gets its turn. */
const STRETCH_MS = 100;
const PAUSE_MS = 15;

/**
 * So much of the file is read where it lies in the system's memory instead of page by page: a page far back in a log of
 * 370,000 events takes a tenth of the time.
 */
const MAPPED_BYTES = 1024 ** 3;

/**
 * Two connections to one file, because the adapter as shipped has one: there a query of request B reads
 * what request A has not committed, and A's rollback takes B's acknowledged write with it.
 *
 * - `reads` serves every query outside a transaction and is `query_only`: a write that forgot its
 *   transaction (and so its audit event) fails instead of slipping through;
 * - `writes` serves interactive transactions, one at a time, first come first served.
 *
 * `synchronous=FULL` is set on each connect: better-sqlite3 is built with NORMAL as WAL's default.
 */
export class LedgerSqlite implements SqlDriverAdapterFactory {
  readonly provider = "sqlite";
  readonly adapterName = "ledger-sqlite";
  readonly #inner: PrismaBetterSqlite3;

  /** @param file absolute path of the database. */
  constructor(file: string) {
    this.#inner = new PrismaBetterSqlite3({ url: `file:${file}` });
  }

  async connect(): Promise<SqlDriverAdapter> {
    // SQLite's own waiting would hold up the whole process, readers too: the write connection waits by itself.
    const writes = await this.#open("PRAGMA busy_timeout=0;");
    const reads = await this.#open(
      `PRAGMA busy_timeout=5000; PRAGMA query_only=ON; PRAGMA mmap_size=${MAPPED_BYTES};`,
    );
    return new LedgerConnection(reads, writes);
  }

  async #open(more: string): Promise<SqlDriverAdapter> {
    const adapter = await this.#inner.connect();
    await adapter.executeScript(
      `PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; ${more}`,
    );
    return adapter;
  }
}

class LedgerConnection implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "ledger-sqlite";
  #queue: Promise<void> = Promise.resolve();
  /** When the last transaction ended, and since when they follow each other without a pause. */
  #ended = 0;
  #stretchBegan = 0;

  constructor(
    private readonly reads: SqlDriverAdapter,
    private readonly writes: SqlDriverAdapter,
  ) {}

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.reads.queryRaw(query);
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.reads.executeRaw(query);
  }

  executeScript(script: string): Promise<void> {
    return this.reads.executeScript(script);
  }

  async startTransaction(): Promise<Transaction> {
    const asked = performance.now();
    const release = await this.#turn();
    try {
      await this.#begin(asked);
    } catch (error) {
      release();
      throw error;
    }
    return new LedgerTransaction(this.writes, () => {
      this.#ended = performance.now();
      release();
    });
  }

  async dispose(): Promise<void> {
    await this.reads.dispose();
    await this.writes.dispose();
  }

  /**
   * Begins, waiting for a lock that another program holds: as long as it is seen to write, and no longer than
   * FOREIGN_LOCK_MS where it only holds. Who waited for its turn behind others that met the same lock, and wrote nothing,
   * is refused with them, not after another full wait.
   */
  async #begin(asked: number): Promise<void> {
    await this.#leaveTurns();
    let [waiting, version] = [Math.max(asked, this.#ended), await this.#version()];
    for (;;)
      try {
        // IMMEDIATE: a deferred transaction that reads first can fail at its first write.
        await this.writes.executeRaw(statement("BEGIN IMMEDIATE"));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() - waiting > FOREIGN_LOCK_MS) throw error;
        await sleep(RETRY_MS);
        const now = await this.#version();
        if (now !== version) [waiting, version] = [performance.now(), now];
      }
  }

  /** Another number each time that another connection committed something. */
  async #version(): Promise<unknown> {
    const { rows } = await this.writes.queryRaw(statement("PRAGMA data_version"));
    return rows[0]?.[0];
  }

  /** SQLite has no queue for its lock: a process with many writers would keep another's out for as long as they come. */
  async #leaveTurns(): Promise<void> {
    const now = performance.now();
    if (now - this.#ended < PAUSE_MS) {
      if (now - this.#stretchBegan < STRETCH_MS) return;
      await sleep(PAUSE_MS);
    }
    this.#stretchBegan = performance.now();
  }

  /** Waits for the transactions before this one; the returned function lets the next one in. */
  async #turn(): Promise<() => void> {
    let release!: () => void;
    const mine = new Promise<void>((resolve) => (release = resolve));
    const before = this.#queue;
    this.#queue = before.then(() => mine);
    await before;
    return release;
  }
}

class LedgerTransaction implements Transaction {
  readonly provider = "sqlite";
  readonly adapterName = "ledger-sqlite";
  readonly options = { usePhantomQuery: true };

  constructor(
    private readonly connection: SqlDriverAdapter,
    private readonly release: () => void,
  ) {}

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.connection.queryRaw(query);
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.connection.executeRaw(query);
  }

  async commit(): Promise<void> {
    try {
      await this.connection.executeRaw(statement("COMMIT"));
    } catch (error) {
      // A COMMIT that failed leaves the connection inside the transaction; the next one must not inherit it.
      await this.#clear();
      throw error;
    } finally {
      this.release();
    }
  }

  async rollback(): Promise<void> {
    await this.#clear();
    this.release();
  }

  async createSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`SAVEPOINT ${name}`));
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`ROLLBACK TO ${name}`));
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`RELEASE SAVEPOINT ${name}`));
  }

  async #clear(): Promise<void> {
    // SQLite may already have rolled back by itself (full disk, interrupted): then there is nothing to clear.
    await this.connection.executeRaw(statement("ROLLBACK")).catch(() => undefined);
  }
}

function isBusy(error: unknown): boolean {
  return isDriverAdapterError(error) && error.cause.kind === "SocketTimeout";
}

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}
