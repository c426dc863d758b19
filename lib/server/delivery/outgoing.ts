import "server-only";
import { type Channel, type WebhookFormat } from "@/lib/domain/delivery";
import { type MessageBody } from "@/lib/domain/message";
import { type MessageText, messageText } from "@/lib/format/message-text";
import { env } from "../env";
import { exportSpeaker } from "../exports/words";

/** A message that is on its way to one person by one channel, with where it goes. */
export interface Outgoing {
  readonly id: string;
  readonly channel: Channel;
  readonly person: { readonly name: string; readonly account: string };
  readonly body: MessageBody;
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
