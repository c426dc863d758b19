import "server-only";
import { type Right, type Viewer } from "@/lib/domain/access";
import { isNewRefusal, type LateRefusals, pathPattern, type RequestWay } from "@/lib/domain/refusal";
import { presentTime } from "../clock";
import { transact } from "../db/transact";
import { LedgerError } from "../errors";
import { throughView } from "../ledger-view";
import { logger } from "../logger";

/** Kept in memory: after a new start one event more is no harm, and a flood of refusals asks the database nothing. */
const shared = globalThis as { lateRefusals?: Map<string, LateRefusals> };

interface RefusedRequest {
  /** The person who asked; nobody's requests are refused before anything is asked of them. */
  readonly viewer: () => Promise<Viewer | null>;
  readonly right: Right | null;
  readonly way: RequestWay;
  readonly pathname: string;
  readonly requestId: string;
}

/**
 * Writes down that a signed-in person was refused: every FORBIDDEN, and NOT_FOUND where the command knows that the record
 * is there and out of sight. The refusal is told whatever becomes of the event: a log that can't be written is a fault.
 */
export async function recordRefusal(error: unknown, request: RefusedRequest): Promise<void> {
  if (!(error instanceof LedgerError)) return;
  const { record, right = request.right } = error.details.refused ?? {};
  if (error.code !== "FORBIDDEN" && !(error.code === "NOT_FOUND" && record)) return;
  const { way, requestId } = request;
  try {
    // What the ledger was on an earlier day is only looked at: it is today that somebody was refused.
    await throughView(null, async () => {
      const viewer = await request.viewer();
      if (!viewer) return;
      const late = lateRefusals(viewer.userId);
      const key = JSON.stringify([right, record?.type, record?.id]);
      const now = presentTime();
      if (!isNewRefusal(late, key, now.getTime())) return;
      const path = pathPattern(request.pathname);
      const payload = { right, type: record?.type ?? null, id: record?.id ?? null, way, path };
      await transact({ viewer, now, requestId }, (_tx, write) =>
        write({ action: "access.refused", record: { type: "account", id: viewer.userId }, payload }),
      ).catch((fault: unknown) => {
        late.delete(key);
        throw fault;
      });
    });
  } catch (fault) {
    logger.error({ requestId, err: fault }, "a refusal could not be written to the log");
  }
}

/** What of one person, or one way in, was refused lately. */
export function lateRefusals(of: string): LateRefusals {
  const all = (shared.lateRefusals ??= new Map<string, LateRefusals>());
  const late = all.get(of) ?? new Map<string, number>();
  all.set(of, late);
  return late;
}
