/** 发件箱: how a message leaves the product, and what happens when it can't. */

/** Ways out of the product; in the product itself everybody is told everything. */
export const CHANNELS = ["email", "webhook"] as const;
export type Channel = (typeof CHANNELS)[number];

/** 机器人 formats: 企业微信, 钉钉, and plain JSON that is signed. */
export const WEBHOOK_FORMATS = ["wecom", "dingtalk", "json"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** 待发送, 发送中, 已发送, 发送失败 (nobody tries again unless the administrator says so). */
export const DELIVERY_STATES = ["waiting", "sending", "sent", "dead"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const MINUTE_MS = 60_000;

/** So many minutes after the 1st, 2nd … failure it is tried again: about a working day in all, then it is dead. */
const BACKOFF_MINUTES = [1, 5, 15, 60, 180, 360] as const;

/** The first attempt and those after each failure. */
export const MOST_ATTEMPTS = BACKOFF_MINUTES.length + 1;

/** A sender that has not said how it went after this time counts as killed. Longer than any sending may take. */
export const CLAIM_MS = 2 * MINUTE_MS;

/**
 * When a delivery that failed is tried again; null: never by itself, it is dead.
 *
 * @param attempts how often it was tried, 1 after the first failure
 * @param final the receiver refused it in a way that another attempt doesn't change
 */
export function nextAttempt(attempts: number, at: Date, final: boolean): Date | null {
  const minutes = final ? undefined : BACKOFF_MINUTES[attempts - 1];
  return minutes === undefined ? null : new Date(at.getTime() + minutes * MINUTE_MS);
}
