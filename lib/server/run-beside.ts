import "server-only";

/** The works that run beside the requests of this process, with how far each is. A killed process has none. */
const shared = globalThis as { ledgerWorks?: Map<string, number> };
const works = (): Map<string, number> => (shared.ledgerWorks ??= new Map());

/** How much of a work is done, in percent; null where none of this id runs. */
export function percentDone(id: string): number | null {
  return works().get(id) ?? null;
}

/**
 * Runs a work (an import, a package) beside the requests, one of an id at a time. Whatever it does, the id is free again
 * when it ends.
 *
 * @param work gets a function that tells how far it is and lets other requests have their turn
 */
export async function runBeside(
  id: string,
  work: (tell: (done: number, total: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  works().set(id, 0);
  try {
    await work(async (done, total) => {
      works().set(id, total === 0 ? 100 : Math.floor((done / total) * 100));
      await breathe();
    });
  } finally {
    works().delete(id);
  }
}

/** Lets other requests have their turn; awaiting the database alone does not, because it answers at once. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
