import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { type retryDeliveriesInput } from "@/lib/schemas/messages";
import { transact } from "../db/transact";
import { conflict, forbidden } from "../errors";
import { type ViewerContext } from "./context";

/**
 * Puts what failed for good back into the outbox (发件箱), to be tried from the beginning.
 *
 * @returns how many
 * @throws LedgerError FORBIDDEN · CONFLICT where nothing of it is dead any more
 */
export async function retryDeliveries(
  context: ViewerContext,
  { id }: z.output<typeof retryDeliveriesInput>,
): Promise<{ readonly count: number }> {
  if (!may(context.viewer, "delivery.manage")) throw forbidden();
  return transact(context, async (tx, record) => {
    const { count } = await tx.delivery.updateMany({
      where: { state: "dead", ...(id !== null && { id }) },
      data: { state: "waiting", attempts: 0, nextAt: context.now, problem: null, version: { increment: 1 } },
    });
    if (count === 0) throw conflict();
    await record({
      action: "delivery.retried",
      record: { type: "delivery", id: id ?? "all" },
      payload: { count },
    });
    return { count };
  });
}
