import { z } from "zod";
import { decimal, isDecimalText } from "@/lib/domain/decimal-text";
import { DEFAULT_DEADLINE_SETTINGS } from "@/lib/domain/reporting-period";
import { SCORING_BASES } from "@/lib/domain/scoring-rules";
import { PASSWORD_PROFILES } from "@/lib/domain/password";
import { FACTOR_ROLES } from "@/lib/domain/second-factor";
import { LIGHT_PALETTES } from "@/lib/domain/vocabulary";

const points = z.string().refine((text) => isDecimalText(text) && !text.startsWith("-"), "not_a_number");
const threshold = z
  .object({ yellowFrom: points, redFrom: points })
  .refine(({ yellowFrom, redFrom }) => decimal(redFrom).greaterThanOrEqualTo(yellowFrom), {
    path: ["redFrom"],
    message: "red_before_yellow",
  });

/** How far behind a light turns, in points (docs/rules.md, rule 4). */
export const lightThresholdsSetting = z.object({ level: threshold, rate: threshold });

/** In which set of colours lights are shown (docs/rules.md, rule 4). */
const lightColoursSetting = z.object({ palette: z.enum(LIGHT_PALETTES) });

const dayOfMonth = z.int("day_of_month").min(1, "day_of_month").max(31, "day_of_month");

/** From which and by which day of the month units report, and how many days before the deadline it counts as near. */
export const deadlineSetting = z
  .object({
    openingDay: dayOfMonth.default(DEFAULT_DEADLINE_SETTINGS.openingDay),
    deadlineDay: dayOfMonth,
    dueSoonDays: z.int("days_before").min(0, "days_before").max(31, "days_before"),
  })
  .refine(({ openingDay, deadlineDay }) => openingDay <= deadlineDay, {
    path: ["openingDay"],
    message: "opening_after_deadline",
  });

/** 责任单位对照表 (lib/domain/lead-department.ts); changed by lib/schemas/lead-table.ts. */
const leadTableSetting = z.array(
  z.object({ kind: z.string(), keywords: z.array(z.string()), unitId: z.string().nullable() }),
);

/** 亮牌: from how many days before its deadline a notice shows blue, and after how many late days red. */
const escalationSetting = z.object({
  nearDays: z.int("days_before").min(0, "days_before").max(31, "days_before"),
  redAfterDays: z.int("days_before").min(0, "days_before").max(31, "days_before"),
});

/** 提醒: from which hour the day's reminders are sent, and after how many late days whom they reach. */
const remindersSetting = z.object({
  hour: z.int("hour_of_day").min(0, "hour_of_day").max(23, "hour_of_day"),
  headAfterDays: z.int("days_before").min(0, "days_before").max(31, "days_before"),
  officeAfterDays: z.int("days_before").min(0, "days_before").max(31, "days_before"),
});

const percent = points;
/** 考核办法 (lib/domain/scoring-rules.ts). */
const scoringSetting = z.object({
  basis: z.enum(SCORING_BASES),
  cap: percent,
  gapStep: points,
  gapLoss: percent,
  judged: z.object({ met: percent, on_track: percent, behind: percent, missed: percent }),
  lateReport: points,
  overdueNotice: points,
  deductionLimit: points,
  objectionDays: z.int("days_before").min(1, "days_before").max(31, "days_before"),
});

/** 动态口令: which roles must have a second factor (lib/domain/second-factor.ts). */
const secondFactorSetting = z.object({ roles: z.array(z.enum(FACTOR_ROLES)) });

/** 密码规则 (lib/domain/password.ts). */
const passwordProfileSetting = z.object({ profile: z.enum(PASSWORD_PROFILES) });

/** 访问令牌: whether programs may act for people at all. */
const apiTokensSetting = z.object({ allowed: z.boolean() });
/** 统一身份认证 (lib/domain/single-sign-on.ts). */
const singleSignOnSetting = z.object({ newAccounts: z.boolean(), acceptsFactor: z.boolean() });

/** Every setting by its key in the database, with the shape of its value. */
export const SETTINGS = {
  light_thresholds: lightThresholdsSetting,
  light_colours: lightColoursSetting,
  report_deadline: deadlineSetting,
  lead_departments: leadTableSetting,
  notice_escalation: escalationSetting,
  reminders: remindersSetting,
  scoring_rules: scoringSetting,
  second_factor: secondFactorSetting,
  password_profile: passwordProfileSetting,
  api_tokens: apiTokensSetting,
  single_sign_on: singleSignOnSetting,
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<Key extends SettingKey> = z.output<(typeof SETTINGS)[Key]>;

const change = {
  /** The day from which the value holds. */
  effectiveFrom: z.iso.date("due_not_a_day"),
  /** Id of the latest change that the person saw, null where nothing was ever set. */
  latest: z.string().min(1).nullable(),
};

export const changeSettingInput = z.discriminatedUnion("key", [
  z.object({ key: z.literal("light_thresholds"), value: lightThresholdsSetting, ...change }),
  z.object({ key: z.literal("light_colours"), value: lightColoursSetting, ...change }),
  z.object({ key: z.literal("report_deadline"), value: deadlineSetting, ...change }),
  z.object({ key: z.literal("notice_escalation"), value: escalationSetting, ...change }),
  z.object({ key: z.literal("reminders"), value: remindersSetting, ...change }),
  z.object({ key: z.literal("scoring_rules"), value: scoringSetting, ...change }),
  z.object({ key: z.literal("second_factor"), value: secondFactorSetting, ...change }),
  z.object({ key: z.literal("password_profile"), value: passwordProfileSetting, ...change }),
  z.object({ key: z.literal("api_tokens"), value: apiTokensSetting, ...change }),
  z.object({ key: z.literal("single_sign_on"), value: singleSignOnSetting, ...change }),
]);
