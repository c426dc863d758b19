import { z } from "zod";
import { decimal, isDecimalText } from "@/lib/domain/decimal-text";

const points = z.string().refine((text) => isDecimalText(text) && !text.startsWith("-"), "not_a_number");
const threshold = z
  .object({ yellowFrom: points, redFrom: points })
  .refine(({ yellowFrom, redFrom }) => decimal(redFrom).greaterThanOrEqualTo(yellowFrom), {
    path: ["redFrom"],
    message: "red_before_yellow",
  });

/** How far behind a light turns, in points (DOMAIN.md, rule 4). */
export const lightThresholdsSetting = z.object({ level: threshold, rate: threshold });

/** By which day of the month reports are due, and how many days before they count as due soon. */
export const deadlineSetting = z.object({
  deadlineDay: z.number().int().min(1).max(31),
  dueSoonDays: z.number().int().min(0).max(31),
});

/** Every setting by its key in the database, with the shape of its value. */
export const SETTINGS = {
  light_thresholds: lightThresholdsSetting,
  report_deadline: deadlineSetting,
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<Key extends SettingKey> = z.output<(typeof SETTINGS)[Key]>;
