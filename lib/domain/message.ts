import { type WatchedJob } from "./job-health";
import { type WarningReason } from "./escalation";
import { type Period } from "./period";

/** 消息: what the product tells one person. Its words are made of facts where it is read (lib/format/message-text.ts). */

/**
 * `digest`: 每日提醒, the one message of a day that lists everything · `notice`: 督办单 that wants a receipt ·
 * `instruction`: 批示 on a target of the own unit · `returned`: a report that came back · `failing`: a daily job that does not do what it is for, for those who watch it (`JOB_WATCHERS`).
 * Only the digest waits for the morning.
 */
export const MESSAGE_KINDS = ["digest", "notice", "instruction", "returned", "failing"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What may wait for an office: 待审核, 更正申请, 目标调整待复核, 督办单反馈待核实, 得分异议待办理. */
export const WAITING_KINDS = ["review", "correction", "adjustment", "notice_reply", "objection"] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** One line of a day's reminder. */
export type ReminderItem =
  /** The unit's reports of a month: near their deadline (`days` left), on it, or late (`days` since). */
  | {
      readonly about: "due_soon" | "due_today" | "late";
      readonly period: Period;
      /** `YYYY-MM-DD` */
      readonly dueOn: string;
      readonly count: number;
      readonly days: number;
    }
  /** Reports that were sent back, or that wait on the unit head's desk. */
  | { readonly about: "returned" | "with_head"; readonly period: Period; readonly count: number }
  /** Units that are late for so long that the supervisors are told. */
  | {
      readonly about: "units_late";
      readonly period: Period;
      readonly units: readonly string[];
      readonly count: number;
    }
  | { readonly about: "waiting"; readonly what: WaitingKind; readonly count: number }
  | {
      readonly about: "notice";
      readonly id: string;
      readonly number: string;
      readonly unit: string;
      readonly reason: WarningReason | "unsigned";
      readonly days: number;
    };

export type MessageBody =
  | { readonly kind: "digest"; readonly day: string; readonly items: readonly ReminderItem[] }
  | {
      readonly kind: "notice";
      readonly noticeId: string;
      readonly number: string;
      readonly title: string;
      /** `YYYY-MM-DD` */
      readonly dueOn: string;
    }
  | {
      readonly kind: "instruction";
      readonly targetId: string;
      readonly indicator: string;
      /** The leader's, as it was then. */
      readonly post: string;
      readonly text: string;
    }
  | {
      readonly kind: "returned";
      readonly targetId: string;
      readonly indicator: string;
      readonly period: Period;
      readonly by: "supervisor" | "unit_head";
      readonly reason: string;
    }
  /** `lastGood`: ISO 8601, UTC; null: never. */
  | { readonly kind: "failing"; readonly job: WatchedJob; readonly lastGood: string | null };

/** What goes out by a channel: a message, or a try whether the channel works (测试消息), which is kept nowhere. */
export type SentBody = MessageBody | { readonly kind: "test" };

const WAITING_PATHS: Readonly<Record<WaitingKind, string>> = {
  review: "/review",
  correction: "/review",
  // The desk lists them, each with the way to its target.
  adjustment: "/todo",
  notice_reply: "/notices",
  objection: "/scores",
};

/** Where a line of a reminder is dealt with: a path of the product. */
export function reminderPath(item: ReminderItem): string {
  switch (item.about) {
    case "due_soon":
    case "due_today":
    case "late":
    case "returned":
    case "with_head":
      return `/progress?period=${item.period}`;
    case "units_late":
      return `/periods?period=${item.period}`;
    case "waiting":
      return WAITING_PATHS[item.what];
    case "notice":
      return `/notices/${item.id}`;
  }
}
