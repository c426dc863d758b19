"use client";

import { useTranslations } from "next-intl";
import { DEFAULT_PASSWORD_PROFILE, PASSWORD_PROFILES, PASSWORD_RULES } from "@/lib/domain/password";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { textOf } from "../forms/action-form";
import { Checkbox } from "../ui/checkbox";
import { FieldGroup } from "../ui/field";
import { type ChangeSetting, SettingSection } from "./setting-form";

/** 密码规则: by which profile passwords are taken. */
export function PasswordSetting({
  view,
  change,
}: {
  view: SettingView<"password_profile">;
  change: ChangeSetting;
}) {
  const t = useTranslations("admin.settings.password");
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => ({
        key: "password_profile",
        value: {
          profile:
            PASSWORD_PROFILES.find((known) => known === textOf(form, "profile")) ?? DEFAULT_PASSWORD_PROFILE,
        },
        ...rest,
      })}
      say={({ profile }) => t(`profiles.${profile}`)}
    >
      {() => (
        <FieldGroup legend={t("profile")}>
          {PASSWORD_PROFILES.map((profile) => {
            const { minLength, minKinds, maxAgeDays, remembered } = PASSWORD_RULES[profile];
            return (
              <Checkbox
                key={profile}
                type="radio"
                name="profile"
                value={profile}
                label={t(`profiles.${profile}`)}
                hint={t(`rules.${profile}`, { minLength, minKinds, days: maxAgeDays ?? 0, remembered })}
                defaultChecked={view.current.profile === profile}
              />
            );
          })}
        </FieldGroup>
      )}
    </SettingSection>
  );
}
