import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** A ledger as it was (历史时点): a database of its own, and the instant that is now in it. */
export interface LedgerView<Database = unknown> {
  readonly database: Database;
  readonly at: Date;
}

const shared = globalThis as { ledgerViews?: AsyncLocalStorage<LedgerView | null> };
const views = (): AsyncLocalStorage<LedgerView | null> => (shared.ledgerViews ??= new AsyncLocalStorage());

/** The view that the work under way looks through; null for the ledger as it is. */
export function ledgerView(): LedgerView | null {
  return views().getStore() ?? null;
}

/** Does a work on what a view shows: `db()` and `now()` are the view's in everything that it calls. */
export function throughView<T>(view: LedgerView | null, work: () => Promise<T>): Promise<T> {
  return views().run(view, work);
}
