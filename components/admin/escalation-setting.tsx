"use client";

import { useTranslations } from "next-intl";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { NumberFields, numberOf } from "./number-fields";
import { type ChangeSetting, SettingSection } from "./setting-form";

const NAMES = ["nearDays", "redAfterDays"] as const;

/** 亮牌: from when on a notice shows a blue card, and after how many late days a red one. */
export function EscalationSetting({
  view,
  change,
}: {
  view: SettingView<"notice_escalation">;
  change: ChangeSetting;
}) {
  const t = useTranslations("admin.settings.escalation");
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => ({
        key: "notice_escalation",
        value: {
          nearDays: numberOf(form, "nearDays"),
          redAfterDays: numberOf(form, "redAfterDays"),
        },
        ...rest,
      })}
      say={({ nearDays, redAfterDays }) => t("value", { nearDays, redAfterDays })}
    >
      {(errorAt) => (
        <NumberFields
          names={NAMES}
          current={view.current}
          label={t}
          errorAt={errorAt}
          className="grid-cols-2"
        />
      )}
    </SettingSection>
  );
}
