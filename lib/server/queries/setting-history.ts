import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { dayOf } from "@/lib/format/dates";
import { type SettingKey, SETTINGS, type SettingValue } from "@/lib/schemas/settings";
import { now } from "../clock";
import { db } from "../db/client";
import { forbidden } from "../errors";
import { settingEvents } from "./office-history";
import { settingOn } from "./settings";

export interface SettingEntry<Key extends SettingKey> {
  readonly id: string;
  readonly value: SettingValue<Key>;
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
  readonly setAt: Date;
}

export interface SettingView<Key extends SettingKey> {
  /** What is in force today. */
  readonly current: SettingValue<Key>;
  /** Everything that was set, the latest effect first; those after today are planned. */
  readonly entries: readonly SettingEntry<Key>[];
  /** Id of the change that was made last, for the next one to name. */
  readonly latest: string | null;
  readonly today: string;
  /** Who set what when, the latest first. */
  readonly history: readonly AuditBody[];
}

/** A setting with what was in force when. @throws LedgerError FORBIDDEN */
export async function settingView<Key extends SettingKey>(
  viewer: Viewer,
  key: Key,
): Promise<SettingView<Key>> {
  if (!mayEver(viewer, "setting.manage")) throw forbidden();
  const today = dayOf(now());
  const [current, history, rows] = await Promise.all([
    settingOn(key, today),
    settingEvents(viewer, key),
    db().setting.findMany({
      where: { key },
      orderBy: { effectiveFrom: "desc" },
      select: { id: true, value: true, effectiveFrom: true, setAt: true },
    }),
  ]);
  const entries = rows.map((row) => ({
    ...row,
    value: SETTINGS[key].parse(JSON.parse(row.value)) as SettingValue<Key>,
  }));
  const latest = entries.toSorted((a, b) => b.setAt.getTime() - a.setAt.getTime())[0]?.id ?? null;
  return { current, entries, latest, today, history };
}
