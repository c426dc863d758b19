import { z } from "zod";

/** Null: all of them. */
export const readMessagesInput = z.object({ id: z.string().min(1).nullable() });

/** Which messages a list shows, as its address carries it. */
export const messageListSchema = z.object({
  show: z.enum(["unread", "all"]).catch("unread").default("unread"),
  page: z.coerce.number().int().min(1).catch(1).default(1),
});
