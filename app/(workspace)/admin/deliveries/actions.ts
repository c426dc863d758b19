"use server";

import { retryDeliveries } from "@/lib/server/commands/retry-deliveries";
import { defineAction } from "@/lib/server/http/define-action";
import { retryDeliveriesInput } from "@/lib/schemas/messages";

export const retry = defineAction({
  right: "delivery.manage",
  input: retryDeliveriesInput,
  run: retryDeliveries,
});
