import "server-only";
import { type z } from "zod";
import { type readMessagesInput } from "@/lib/schemas/messages";
import { housekeep } from "../db/transact";
import { type ViewerContext } from "./context";

/**
 * Marks an own message as read, or all of them. It changes no record that anybody answers for, so the log is not told;
 * a message that is not there, another's or read already is left alone.
 */
export async function readMessages(
  { viewer, now }: ViewerContext,
  { id }: z.output<typeof readMessagesInput>,
): Promise<void> {
  await housekeep((tx) =>
    tx.message.updateMany({
      where: { userId: viewer.userId, readAt: null, ...(id !== null && { id }) },
      data: { readAt: now },
    }),
  );
}
