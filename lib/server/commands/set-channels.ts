import "server-only";
import { type z } from "zod";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type WebhookFormat } from "@/lib/domain/delivery";
import { type setChannelsInput } from "@/lib/schemas/messages";
import { confirmPassword } from "../auth/confirm-password";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { webhookProblem } from "../delivery/webhook-address";
import { env } from "../env";
import { conflict, expectOne, invalid } from "../errors";
import { type ViewerContext } from "./context";

type Input = z.output<typeof setChannelsInput>;

/**
 * A person says by which channels to be told what (提醒方式). Address and key of a robot are kept and never shown again;
 * where they are left empty those that are there stay. The log names the robot's host only. Where messages go changes
 * after the own password only: an unwatched screen must not lead them elsewhere.
 *
 * @throws LedgerError INVALID with the field · CONFLICT when it was changed elsewhere; as confirmPassword
 */
export async function setChannels(context: ViewerContext, input: Input): Promise<void> {
  const { userId } = context.viewer;
  const before = await db().messageChannels.findUnique({
    where: { userId },
    select: {
      ...{ email: true, emailKinds: true, webhookKinds: true, version: true },
      ...{ webhookFormat: true, webhookUrl: true, webhookSecret: true },
    },
  });
  if ((before?.version ?? null) !== input.version) throw conflict();
  const row = {
    ...{ email: input.email, emailKinds: JSON.stringify(input.emailKinds) },
    ...{ webhookKinds: JSON.stringify(input.webhookKinds), ...webhookOf(input, before) },
  };
  requireSound(row);
  const change = changeBetween(before ? factsOf(before) : {}, factsOf(row));
  const moves = PLACES.some((place) => (before?.[place] ?? null) !== row[place]);
  if (before && Object.keys(change.after).length === 0 && !moves) throw invalid("nothing_changed");
  if (moves) await requirePassword(context, input.current);
  await transact(context, async (tx, record) => {
    if (input.version === null) await tx.messageChannels.create({ data: { userId, ...row } });
    else
      expectOne(
        await tx.messageChannels.updateMany({
          where: { userId, version: input.version },
          data: { ...row, version: { increment: 1 } },
        }),
      );
    await record({
      action: "account.channels_set",
      record: { type: "account", id: userId },
      payload: change,
    });
  });
}

/** What says where messages go. */
const PLACES = ["email", "webhookFormat", "webhookUrl", "webhookSecret"] as const;

async function requirePassword(context: ViewerContext, current: string): Promise<void> {
  if (!current) throw invalid("check_fields", { current: "password_again" });
  await confirmPassword(context, current);
}

interface Webhook {
  readonly webhookFormat: string | null;
  readonly webhookUrl: string | null;
  readonly webhookSecret: string | null;
}

/** Without a format there is no robot; an empty address or key means the one that is there. */
function webhookOf({ webhookFormat, webhookUrl, webhookSecret }: Input, before: Webhook | null): Webhook {
  if (!webhookFormat) return { webhookFormat: null, webhookUrl: null, webhookSecret: null };
  // A new address gets a key of its own: the old one is not handed to another receiver.
  const secret = webhookUrl ? webhookSecret : webhookSecret || (before?.webhookSecret ?? null);
  return {
    webhookFormat,
    webhookUrl: webhookUrl || (before?.webhookUrl ?? null),
    webhookSecret: secret || null,
  };
}

function requireSound(row: Webhook & { readonly email: string | null }): void {
  const { mode, webhooks, mail } = env();
  const domain = row.email?.split("@").at(-1)?.toLowerCase();
  if (domain && mail && mail.domains.length > 0 && !mail.domains.includes(domain))
    throw invalid("check_fields", { email: "email_domain" });
  const format = row.webhookFormat as WebhookFormat | null;
  if (!format) return;
  if (!row.webhookUrl) throw invalid("check_fields", { webhookUrl: "required" });
  const problem = webhookProblem(row.webhookUrl, {
    allowHttp: mode !== "production",
    allowPrivate: webhooks.allowPrivate,
  });
  if (problem) throw invalid("check_fields", { webhookUrl: problem });
  if (format !== "wecom" && !row.webhookSecret) throw invalid("check_fields", { webhookSecret: "required" });
}

function factsOf(row: Webhook & { email: string | null; emailKinds: string; webhookKinds: string }): Facts {
  return {
    email: row.email,
    emailKinds: JSON.parse(row.emailKinds) as string[],
    webhookFormat: row.webhookFormat,
    webhookHost: row.webhookUrl ? new URL(row.webhookUrl).host : null,
    webhookKinds: JSON.parse(row.webhookKinds) as string[],
  };
}
