"use client";

import { useTranslations } from "next-intl";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { NumberFields, numberOf } from "./number-fields";
import { type ChangeSetting, SettingSection } from "./setting-form";

const NAMES = ["hour", "headAfterDays", "officeAfterDays"] as const;

/** 每日提醒: from which hour they are sent, and after how many late days whom they reach. */
export function ReminderSetting({ view, change }: { view: SettingView<"reminders">; change: ChangeSetting }) {
  const t = useTranslations("admin.settings.reminders");
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => ({
        key: "reminders",
        value: {
          hour: numberOf(form, "hour"),
          headAfterDays: numberOf(form, "headAfterDays"),
          officeAfterDays: numberOf(form, "officeAfterDays"),
        },
        ...rest,
      })}
      say={(value) => t("value", value)}
    >
      {(errorAt) => (
        <NumberFields
          names={NAMES}
          current={view.current}
          label={t}
          errorAt={errorAt}
          className="grid-cols-3 items-end"
        />
      )}
    </SettingSection>
  );
}
