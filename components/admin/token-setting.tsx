"use client";

import { useTranslations } from "next-intl";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { Checkbox } from "../ui/checkbox";
import { type ChangeSetting, SettingSection } from "./setting-form";

/** 访问令牌: whether programs may act for people at all. */
export function TokenSetting({ view, change }: { view: SettingView<"api_tokens">; change: ChangeSetting }) {
  const t = useTranslations("admin.settings.tokens");
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => ({ key: "api_tokens", value: { allowed: form.has("allowed") }, ...rest })}
      say={({ allowed }) => t(allowed ? "on" : "off")}
    >
      {() => <Checkbox name="allowed" label={t("allowed")} defaultChecked={view.current.allowed} />}
    </SettingSection>
  );
}
