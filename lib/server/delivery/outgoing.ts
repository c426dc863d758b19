import "server-only";
import { type Channel, WEBHOOK_FORMATS, type WebhookFormat } from "@/lib/domain/delivery";
import { type SentBody } from "@/lib/domain/message";
import { type MessageText, messageText } from "@/lib/format/message-text";
import { memberOf } from "@/lib/domain/vocabulary";
import { env } from "../env";
import { exportSpeaker } from "../exports/words";

/** A message that is on its way to one person by one channel, with where it goes. */
export interface Outgoing {
  readonly id: string;
  readonly channel: Channel;
  readonly person: { readonly name: string; readonly account: string };
  readonly body: SentBody;
  readonly createdAt: Date;
  readonly email: string | null;
  readonly webhook: {
    readonly format: WebhookFormat;
    readonly url: string;
    readonly secret: string | null;
  } | null;
}

/** What goes out, in words; Chinese as all that leaves the product, with whole addresses. */
export async function outgoingText({ body }: Pick<Outgoing, "body">): Promise<{
  readonly subject: string;
  readonly lines: readonly { readonly text: string; readonly url: string }[];
  readonly speaker: Awaited<ReturnType<typeof exportSpeaker>>;
}> {
  const speaker = await exportSpeaker();
  const { subject, lines }: MessageText = messageText(body, speaker, "zh-CN");
  return {
    subject,
    lines: lines.map(({ text, path }) => ({ text, url: new URL(path, env().address).href })),
    speaker,
  };
}

/** What is stored of where a person is reached. */
export const CHANNEL_COLUMNS = {
  email: true,
  webhookFormat: true,
  webhookUrl: true,
  webhookSecret: true,
} as const;

/** Where a person is reached, as it is set now. */
export function waysTo(
  channels: {
    readonly email: string | null;
    readonly webhookFormat: string | null;
    readonly webhookUrl: string | null;
    readonly webhookSecret: string | null;
  } | null,
): Pick<Outgoing, "email" | "webhook"> {
  return {
    email: channels?.email ?? null,
    webhook: channels?.webhookUrl
      ? {
          format: memberOf(WEBHOOK_FORMATS, channels.webhookFormat ?? ""),
          url: channels.webhookUrl,
          secret: channels.webhookSecret,
        }
      : null,
  };
}
