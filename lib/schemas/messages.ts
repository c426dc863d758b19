import { z } from "zod";
import { CHANNELS, WEBHOOK_FORMATS } from "@/lib/domain/delivery";
import { PASSWORD_MAX_LENGTH } from "@/lib/domain/password";
import { MESSAGE_KINDS } from "@/lib/domain/message";
import { pageNumber } from "./list-page";

/** Null: all of them. */
export const readMessagesInput = z.object({ id: z.string().min(1).nullable() });

/** Which messages a list shows, as its address carries it. */
export const messageListSchema = z.object({
  show: z.enum(["unread", "all"]).catch("unread").default("unread"),
  page: pageNumber,
});

const kinds = z.array(z.enum(MESSAGE_KINDS)).max(MESSAGE_KINDS.length);

/** 提醒方式. An empty address or key of a robot keeps the one that is there; `version` is null at the first time. */
export const setChannelsInput = z
  .object({
    email: z
      .union([z.literal(""), z.email("email_form").max(200, "too_long")], "email_form")
      .transform((email) => email || null),
    emailKinds: kinds,
    webhookFormat: z.enum(WEBHOOK_FORMATS).nullable(),
    webhookUrl: z.string().trim().max(1000, "too_long"),
    webhookSecret: z.string().trim().max(200, "too_long"),
    webhookKinds: kinds,
    /** The own password; empty where only the kinds change. */
    current: z.string().max(PASSWORD_MAX_LENGTH, "password_too_long"),
    version: z.int().nullable(),
  })
  .refine(({ email, emailKinds }) => email !== null || emailKinds.length === 0, {
    path: ["email"],
    message: "required",
  });

export const testChannelInput = z.object({ channel: z.enum(CHANNELS) });

/** Null: every delivery that failed for good. */
export const retryDeliveriesInput = z.object({ id: z.string().min(1).nullable() });
