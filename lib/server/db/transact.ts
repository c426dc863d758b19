import "server-only";
import { type AuditEventInput } from "@/lib/domain/audit-event";
import { appendAuditEvents, appendManyAuditEvents, type ContextedEvent } from "../audit/append";
import { type CommandContext } from "../commands/context";
import { LedgerError } from "../errors";
import { ledgerView } from "../ledger-view";
import { keepAnswer } from "./answers";
import { type Db, db, type Tx } from "./client";

const LIMITS = { maxWait: 15_000, timeout: 30_000 };

/** Adds one event, or many in their order, to the log, in the transaction it was given with. */
export type Recorder = (event: AuditEventInput | readonly AuditEventInput[]) => Promise<void>;

/**
 * Runs a change of state: everything that `work` writes and the events it records are committed together
 * or not at all. A change without an event is a programming error and is rolled back. What `work` returns is what the
 * request is answered, should it come again.
 */
export async function transact<T>(
  context: CommandContext,
  work: (tx: Tx, record: Recorder) => Promise<T>,
  limits: Partial<typeof LIMITS> = {},
): Promise<T> {
  return writable().$transaction(
    async (tx) => {
      let events = 0;
      await requireStillIn(tx, context);
      const result = await work(tx, async (recorded) => {
        const all = "action" in recorded ? [recorded] : recorded;
        await appendAuditEvents(tx, context, all);
        events += all.length;
      });
      if (events === 0) throw new Error("a change of state was about to be committed without an audit event");
      await keepAnswer(tx, context, result);
      return result;
    },
    { ...LIMITS, ...limits },
  );
}

/**
 * Who asked may have been shut out while the request was on its way (an upload takes minutes): what is committed after that
 * is committed by nobody.
 *
 * @throws LedgerError UNAUTHENTICATED
 */
async function requireStillIn(tx: Tx, { viewer }: CommandContext): Promise<void> {
  if (!viewer) return;
  const session = await tx.session.findUnique({
    where: { id: viewer.sessionId },
    select: { revokedAt: true, user: { select: { role: true, disabledAt: true } } },
  });
  // The command line, and a person who is just coming in, have none.
  if (session && (session.revokedAt || session.user.disabledAt || session.user.role !== viewer.role))
    throw new LedgerError("UNAUTHENTICATED");
}

/**
 * Writes what many people did at many instants in one go, with all its events: how a generated ledger is filled. Here too
 * nothing is committed without its events.
 */
export async function transactMany(
  events: readonly ContextedEvent[],
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  if (events.length === 0)
    throw new Error("changes of state were about to be committed without an audit event");
  await writable().$transaction(async (tx) => {
    await work(tx);
    await appendManyAuditEvents(tx, events);
  }, LIMITS);
}

/**
 * Runs a write that changes no record people answer for (a session's last use, a counter of failures):
 * the only writes that need no event.
 */
export async function housekeep<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return writable().$transaction(work, LIMITS);
}

/** The database of now: what was is looked at only. */
function writable(): Db {
  if (ledgerView()) throw new Error("the ledger as it was can't be changed");
  return db();
}
