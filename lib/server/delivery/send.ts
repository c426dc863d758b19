import "server-only";
import { type Channel } from "@/lib/domain/delivery";
import { logger } from "../logger";
import { DeliveryFailure } from "./failure";
import { type Outgoing } from "./outgoing";
import { sendEmail } from "./send-email";
import { sendWebhook } from "./send-webhook";

const SEND: Readonly<Record<Channel, (outgoing: Outgoing) => Promise<void>>> = {
  email: sendEmail,
  webhook: sendWebhook,
};

/** Sends by the message's channel; why it did not leave, or null. */
export function trySending(outgoing: Outgoing): Promise<DeliveryFailure | null> {
  return SEND[outgoing.channel](outgoing).then(() => null, asFailure);
}

/** What went wrong, as a failure to deliver. */
export function asFailure(error: unknown): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  logger.error({ err: error }, "a message could not be sent");
  return new DeliveryFailure("fault", false);
}
