import "server-only";
import { type DeadlineSettings, DEFAULT_DEADLINE_SETTINGS, type Period } from "@/lib/domain/period";
import { DEFAULT_LIGHT_THRESHOLDS, type LightThresholds } from "@/lib/domain/thresholds";
import { type SettingKey, SETTINGS, type SettingValue } from "@/lib/schemas/settings";
import { db } from "../db/client";

/** What holds where nothing was ever set. */
export const DEFAULT_SETTINGS: { readonly [Key in SettingKey]: SettingValue<Key> } = {
  light_thresholds: DEFAULT_LIGHT_THRESHOLDS,
  report_deadline: DEFAULT_DEADLINE_SETTINGS,
};

/**
 * The value of a setting that is in force on a day: the latest one with effect from that day or before.
 *
 * @param day `YYYY-MM-DD`
 */
export async function settingOn<Key extends SettingKey>(key: Key, day: string): Promise<SettingValue<Key>> {
  const row = await db().setting.findFirst({
    where: { key, effectiveFrom: { lte: day } },
    orderBy: { effectiveFrom: "desc" },
    select: { value: true },
  });
  if (!row) return DEFAULT_SETTINGS[key];
  return SETTINGS[key].parse(JSON.parse(row.value)) as SettingValue<Key>;
}

/** The settings that the standing of a month rests on: those in force on its last day, whenever one looks. */
export async function settingsOf(
  period: Period,
): Promise<{ readonly thresholds: LightThresholds; readonly deadline: DeadlineSettings }> {
  // Days are compared as text, so 31 is after the last day of every month and before the next month's first.
  const lastDay = `${period}-31`;
  const [thresholds, deadline] = await Promise.all([
    settingOn("light_thresholds", lastDay),
    settingOn("report_deadline", lastDay),
  ]);
  return { thresholds, deadline };
}
