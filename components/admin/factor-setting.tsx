"use client";

import { useTranslations } from "next-intl";
import { FACTOR_ROLES } from "@/lib/domain/second-factor";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { Checkbox } from "../ui/checkbox";
import { FieldGroup } from "../ui/field";
import { type ChangeSetting, SettingSection } from "./setting-form";

/** 动态口令: which roles must have a second factor. */
export function FactorSetting({
  view,
  change,
}: {
  view: SettingView<"second_factor">;
  change: ChangeSetting;
}) {
  const t = useTranslations("admin.settings.factor");
  const role = useTranslations("domain.role");
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => ({
        key: "second_factor",
        value: { roles: FACTOR_ROLES.filter((one) => form.has(`role.${one}`)) },
        ...rest,
      })}
      say={({ roles }) => (roles.length > 0 ? roles.map((one) => role(one)).join(t("and")) : t("nobody"))}
    >
      {() => (
        <FieldGroup legend={t("roles")}>
          {FACTOR_ROLES.map((one) => (
            <Checkbox
              key={one}
              name={`role.${one}`}
              label={role(one)}
              defaultChecked={view.current.roles.includes(one)}
            />
          ))}
        </FieldGroup>
      )}
    </SettingSection>
  );
}
