import "server-only";
import { createHmac } from "node:crypto";
import { type WebhookFormat } from "@/lib/domain/delivery";
import { now } from "../clock";
import { env } from "../env";
import { DeliveryFailure } from "./failure";
import { guardedPost } from "./guarded-post";
import { type Outgoing, outgoingText } from "./outgoing";

/** 企业微信 takes 4096 bytes of markdown; the others take more. */
const MARKDOWN_BYTES = 4000;

interface Post {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a message to a robot of 企业微信 or 钉钉, or as signed JSON to anything else. `X-Ledger-Delivery` is the same at
 * each attempt, so that a receiver can tell a repetition.
 *
 * @throws DeliveryFailure
 */
export async function sendWebhook(outgoing: Outgoing): Promise<void> {
  if (!outgoing.webhook || !URL.canParse(outgoing.webhook.url)) throw new DeliveryFailure("no_address", true);
  const { mode, webhooks } = env();
  const post = await postOf(outgoing, outgoing.webhook, now());
  const answer = await guardedPost(
    post.url,
    post.body,
    { "x-ledger-delivery": outgoing.id, ...post.headers },
    { allowHttp: mode !== "production", allowPrivate: webhooks.allowPrivate },
  );
  if (outgoing.webhook.format !== "json") requireAccepted(answer);
}

/** The request that a format asks for. */
async function postOf(
  outgoing: Outgoing,
  { format, url, secret }: NonNullable<Outgoing["webhook"]>,
  at: Date,
): Promise<Post> {
  const { subject, lines } = await outgoingText(outgoing);
  const address = new URL(url);
  if (format === "json") {
    const { kind } = outgoing.body;
    const { account, name } = outgoing.person;
    const sent = { id: outgoing.id, kind, at: outgoing.createdAt, to: { account, name }, subject, lines };
    const body = JSON.stringify(sent);
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = hmac(secret ?? "", `${timestamp}.${body}`).toString("hex");
    return {
      url: address,
      body,
      headers: { "x-ledger-timestamp": timestamp, "x-ledger-signature": `sha256=${signature}` },
    };
  }
  if (format === "dingtalk" && secret) {
    const timestamp = String(at.getTime());
    address.searchParams.set("timestamp", timestamp);
    address.searchParams.set("sign", hmac(secret, `${timestamp}\n${secret}`).toString("base64"));
  }
  return { url: address, body: JSON.stringify(robotText(format, subject, lines)), headers: {} };
}

function robotText(
  format: Exclude<WebhookFormat, "json">,
  subject: string,
  lines: readonly { readonly text: string; readonly url: string }[],
) {
  const rows = lines.map(({ text, url }) => `- [${plain(text)}](${url})`);
  const content = cut([`**${plain(subject)}**`, ...rows]);
  return format === "wecom"
    ? { msgtype: "markdown", markdown: { content } }
    : { msgtype: "markdown", markdown: { title: subject, text: content } };
}

/** Without the signs that markdown would take for its own. */
function plain(text: string): string {
  return text.replace(/[[\]()*_`<>#\\\n]/g, (sign) => (sign === "\n" ? " " : (FULL_WIDTH[sign] ?? "")));
}
const FULL_WIDTH: Readonly<Record<string, string>> = {
  "[": "［",
  "]": "］",
  "(": "（",
  ")": "）",
  "<": "〈",
  ">": "〉",
};

/** As many whole lines as fit. */
function cut(lines: readonly string[]): string {
  const kept = [...lines];
  while (kept.length > 1 && Buffer.byteLength(kept.join("\n")) > MARKDOWN_BYTES) kept.pop();
  return kept.length < lines.length ? [...kept, "…"].join("\n") : kept.join("\n");
}

/** Both robots answer 200 whatever happens and say how it went in `errcode`. */
function requireAccepted(answer: string): void {
  let code: unknown;
  try {
    code = (JSON.parse(answer) as { errcode?: unknown }).errcode;
  } catch {
    throw new DeliveryFailure("answer_unreadable", false);
  }
  if (code !== 0) throw new DeliveryFailure(`errcode ${typeof code === "number" ? code : "?"}`, false);
}

function hmac(secret: string, text: string): Buffer {
  return createHmac("sha256", secret).update(text).digest();
}
