"use client";

import { useTranslations } from "next-intl";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { Checkbox } from "../ui/checkbox";
import { type ChangeSetting, SettingSection } from "./setting-form";

const CHOICES = ["newAccounts", "acceptsFactor"] as const;

/** 统一身份认证: who gets an account by itself, and whether the provider's second factor counts. */
export function SingleSignOnSetting({
  provider,
  view,
  change,
}: {
  provider: string;
  view: SettingView<"single_sign_on">;
  change: ChangeSetting;
}) {
  const t = useTranslations("admin.settings.singleSignOn");
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint", { provider })}
      view={view}
      change={change}
      read={(form, rest) => ({
        key: "single_sign_on",
        value: { newAccounts: form.has("newAccounts"), acceptsFactor: form.has("acceptsFactor") },
        ...rest,
      })}
      say={(value) =>
        CHOICES.filter((choice) => value[choice])
          .map((choice) => t(choice))
          .join(t("and")) || t("nothing")
      }
    >
      {() => (
        <div className="space-y-2">
          {CHOICES.map((choice) => (
            <Checkbox
              key={choice}
              name={choice}
              label={t(choice)}
              hint={t(`${choice}Hint`)}
              defaultChecked={view.current[choice]}
            />
          ))}
        </div>
      )}
    </SettingSection>
  );
}
