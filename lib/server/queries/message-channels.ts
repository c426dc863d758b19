import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { watchesJobs } from "@/lib/domain/job-health";
import { WEBHOOK_FORMATS, type WebhookFormat } from "@/lib/domain/delivery";
import { MESSAGE_KINDS, type MessageKind } from "@/lib/domain/message";
import { memberOf } from "@/lib/domain/vocabulary";
import { db } from "../db/client";
import { env } from "../env";

/** 提醒方式 of the signed-in person. Address and key of the robot are never read back. */
export interface ChannelsView {
  readonly email: string | null;
  readonly emailKinds: readonly MessageKind[];
  readonly webhookFormat: WebhookFormat | null;
  readonly webhookHost: string | null;
  readonly hasSecret: boolean;
  readonly webhookKinds: readonly MessageKind[];
  /** Null where nothing was ever set. */
  readonly version: number | null;
  /** What this person is told at all. */
  readonly offered: readonly MessageKind[];
  /** The operator set a mail server up. */
  readonly mailReady: boolean;
}

/** By which channels the person is told what, besides in the product itself. */
export async function ownChannels(viewer: Viewer): Promise<ChannelsView> {
  const { userId } = viewer;
  const row = await db().messageChannels.findUnique({
    where: { userId },
    select: {
      ...{ email: true, emailKinds: true, webhookKinds: true, version: true },
      ...{ webhookFormat: true, webhookUrl: true, webhookSecret: true },
    },
  });
  const format = row?.webhookFormat ?? null;
  return {
    email: row?.email ?? null,
    emailKinds: kindsOf(row?.emailKinds),
    webhookFormat: format === null ? null : memberOf(WEBHOOK_FORMATS, format),
    webhookHost: row?.webhookUrl ? new URL(row.webhookUrl).host : null,
    hasSecret: Boolean(row?.webhookSecret),
    webhookKinds: kindsOf(row?.webhookKinds),
    version: row?.version ?? null,
    offered: MESSAGE_KINDS.filter((kind) => kind !== "failing" || watchesJobs(viewer.role)),
    mailReady: env().mail !== null,
  };
}

function kindsOf(stored: string | undefined): readonly MessageKind[] {
  const texts = stored ? (JSON.parse(stored) as string[]) : [];
  return texts.map((text) => memberOf(MESSAGE_KINDS, text));
}
