import "server-only";

/** The imports that run in this process, with how far each is. A killed process has none, and nothing of theirs is stored. */
const shared = globalThis as { ledgerImportJobs?: Map<string, number> };
const jobs = (): Map<string, number> => (shared.ledgerImportJobs ??= new Map());

/** How much of an import is done, in percent; null where none of this id runs. */
export function importPercent(id: string): number | null {
  return jobs().get(id) ?? null;
}

/**
 * Runs an import beside the requests, one of an id at a time. Whatever it does, the id is free again when it ends.
 *
 * @param work gets a function that tells how far it is and lets other requests have their turn
 */
export async function runImport(
  id: string,
  work: (tell: (done: number, total: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  jobs().set(id, 0);
  try {
    await work(async (done, total) => {
      jobs().set(id, total === 0 ? 100 : Math.floor((done / total) * 100));
      await breathe();
    });
  } finally {
    jobs().delete(id);
  }
}

/** Lets other requests have their turn; awaiting the database alone does not, because it answers at once. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
