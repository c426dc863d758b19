import "server-only";
import nodemailer from "nodemailer";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { env, type MailSettings } from "../env";
import { DeliveryFailure } from "./failure";
import { type Outgoing, outgoingText } from "./outgoing";

const TIMEOUT_MS = 60_000;
const STEP_MS = 15_000;

/**
 * Sends a message by SMTP. Its Message-ID is the delivery's own, the same at each attempt: when the product is killed
 * after the server took the mail and before that is written down, the mail goes out again, and by its Message-ID mail
 * systems know the two for one. SMTP has no better answer to this.
 *
 * @throws DeliveryFailure
 */
export async function sendEmail(outgoing: Outgoing): Promise<void> {
  const { mail } = env();
  if (!mail) throw new DeliveryFailure("mail_off", false);
  if (!outgoing.email) throw new DeliveryFailure("no_address", true);
  const { subject, lines, speaker } = await outgoingText(outgoing);
  const transport = transportTo(mail);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const stop = () => transport.close();
  timeout.addEventListener("abort", stop);
  try {
    await transport.sendMail({
      from: mail.from,
      to: outgoing.email,
      subject: `[${speaker("shell.product")}] ${subject}`,
      text: [
        speaker("messages.mail.greeting", { name: outgoing.person.name }),
        ...lines.map(({ text, url }) => `· ${text}\n  ${url}`),
        speaker("messages.mail.foot", { url: new URL("/account", env().address).href }),
      ].join("\n\n"),
      messageId: `<${outgoing.id}@${domainOf(mail.from)}>`,
      date: outgoing.createdAt,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    throw failureOf(error as SMTPConnection.SMTPError);
  } finally {
    timeout.removeEventListener("abort", stop);
    transport.close();
  }
}

/** A connection for one mail: a few mails a minute need no pool, and a closed one holds nothing open. */
function transportTo({ url }: MailSettings) {
  return nodemailer.createTransport({
    url,
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    dnsTimeout: STEP_MS,
  });
}

/** The part behind the @ of `目标台账 <ledger@example.gov.cn>`. */
function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
}

/** Only what the server says of the receiver is final: a wrong password or a full queue is mended by somebody. */
function failureOf({ code, responseCode, message }: SMTPConnection.SMTPError): DeliveryFailure {
  const problem = responseCode ? `SMTP ${responseCode}` : (code ?? message);
  return new DeliveryFailure(
    problem,
    code === "EENVELOPE" && responseCode !== undefined && responseCode >= 500,
  );
}
