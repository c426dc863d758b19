import "server-only";
import { DEFAULT_ESCALATION } from "@/lib/domain/escalation";
import { DEFAULT_REMINDERS } from "@/lib/domain/reminder";
import { DEFAULT_DEADLINE_SETTINGS } from "@/lib/domain/reporting-period";
import { DEFAULT_SCORING_RULES } from "@/lib/domain/scoring-rules";
import { DEFAULT_PASSWORD_PROFILE } from "@/lib/domain/password";
import { DEFAULT_FACTOR_RULE } from "@/lib/domain/second-factor";
import { DEFAULT_SINGLE_SIGN_ON } from "@/lib/domain/single-sign-on";
import { DEFAULT_LIGHT_THRESHOLDS } from "@/lib/domain/thresholds";
import { LEAD_WORDS } from "@/lib/extraction/lexicon/fields";
import { type SettingKey, SETTINGS, type SettingValue } from "@/lib/schemas/settings";
import { db } from "../db/client";

/** What holds where nothing was ever set. */
const DEFAULT_SETTINGS: { readonly [Key in SettingKey]: SettingValue<Key> } = {
  light_thresholds: DEFAULT_LIGHT_THRESHOLDS,
  light_colours: { palette: "standard" },
  report_deadline: DEFAULT_DEADLINE_SETTINGS,
  lead_departments: LEAD_WORDS.map(([kind, keywords]) => ({ kind, keywords: [...keywords], unitId: null })),
  notice_escalation: DEFAULT_ESCALATION,
  reminders: DEFAULT_REMINDERS,
  scoring_rules: DEFAULT_SCORING_RULES,
  second_factor: DEFAULT_FACTOR_RULE,
  password_profile: { profile: DEFAULT_PASSWORD_PROFILE },
  api_tokens: { allowed: true },
  single_sign_on: DEFAULT_SINGLE_SIGN_ON,
};

/**
 * The value of a setting that is in force on a day: the latest one with effect from that day or before.
 *
 * @param day `YYYY-MM-DD`
 */
export async function settingOn<Key extends SettingKey>(key: Key, day: string): Promise<SettingValue<Key>> {
  const [value] = await settingsOn(key, [day]);
  return value!;
}

/** The same for several days at once, in their order. */
export async function settingsOn<Key extends SettingKey>(
  key: Key,
  days: readonly string[],
): Promise<readonly SettingValue<Key>[]> {
  const rows = await db().setting.findMany({
    where: { key },
    orderBy: { effectiveFrom: "desc" },
    select: { value: true, effectiveFrom: true },
  });
  return days.map((day) => {
    const row = rows.find(({ effectiveFrom }) => effectiveFrom <= day);
    return row ? (SETTINGS[key].parse(JSON.parse(row.value)) as SettingValue<Key>) : DEFAULT_SETTINGS[key];
  });
}
