"use server";

import { readMessages } from "@/lib/server/commands/read-messages";
import { defineAction } from "@/lib/server/http/define-action";
import { readMessagesInput } from "@/lib/schemas/messages";

export const read = defineAction({ right: "message.read", input: readMessagesInput, run: readMessages });
