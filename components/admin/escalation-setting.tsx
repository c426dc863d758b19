"use client";

import { useTranslations } from "next-intl";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { textOf } from "../forms/action-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
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
          nearDays: Number(textOf(form, "value.nearDays") || NaN),
          redAfterDays: Number(textOf(form, "value.redAfterDays") || NaN),
        },
        ...rest,
      })}
      say={({ nearDays, redAfterDays }) => t("value", { nearDays, redAfterDays })}
    >
      {(errorAt) => (
        <div className="grid max-w-md grid-cols-2 gap-4">
          {NAMES.map((name) => (
            <Field key={name} label={t(name)} error={errorAt(`value.${name}`)} required>
              {(control) => (
                <Input
                  name={`value.${name}`}
                  numeric
                  inputMode="numeric"
                  defaultValue={view.current[name]}
                  {...control}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </SettingSection>
  );
}
