import { endOfDay } from "./period";
import { type NoticeState } from "./vocabulary";

/**
 * 亮牌: how pressing an open supervision notice is. Blue near its deadline, yellow when it is late or the reply was
 * weak, red when it is late by more than the setting allows. A reply that waits for the supervisor presses nobody.
 */

export const WARNING_LEVELS = ["blue", "yellow", "red"] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** 临近期限, 反馈不实被退回, 逾期, 严重逾期. */
export type WarningReason = "near" | "weak" | "late" | "overdue";

export interface NoticeWarning {
  readonly level: WarningLevel;
  readonly reason: WarningReason;
  /** Whole days left until the deadline (near, weak), or begun since it (late, overdue). */
  readonly days: number;
}

export interface EscalationSettings {
  /** So many days before the deadline the blue card is shown; on the day itself none are left. */
  readonly nearDays: number;
  /** Late by more than so many days turns yellow into red. */
  readonly redAfterDays: number;
}

export const DEFAULT_ESCALATION: EscalationSettings = { nearDays: 3, redAfterDays: 5 };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Why a notice presses and how much; null where nothing is wrong. Days are those of Asia/Shanghai. */
export function noticeWarning(
  notice: {
    readonly state: NoticeState;
    /** `YYYY-MM-DD`, or empty. */
    readonly dueOn: string;
    /** The last reply was sent back, and no new one came. */
    readonly returned: boolean;
  },
  now: Date,
  settings: EscalationSettings,
): NoticeWarning | null {
  if ((notice.state !== "issued" && notice.state !== "received") || notice.dueOn === "") return null;
  const left = endOfDay(notice.dueOn).getTime() - now.getTime();
  if (left < 0) {
    const days = Math.ceil(-left / DAY_MS);
    return days > settings.redAfterDays
      ? { level: "red", reason: "overdue", days }
      : { level: "yellow", reason: "late", days };
  }
  const days = Math.floor(left / DAY_MS);
  if (notice.returned) return { level: "yellow", reason: "weak", days };
  return days <= settings.nearDays ? { level: "blue", reason: "near", days } : null;
}
