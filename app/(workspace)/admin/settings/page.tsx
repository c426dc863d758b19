import { getTranslations } from "next-intl/server";
import { EscalationSetting } from "@/components/admin/escalation-setting";
import { FactorSetting } from "@/components/admin/factor-setting";
import { PasswordSetting } from "@/components/admin/password-setting";
import { ReminderSetting } from "@/components/admin/reminder-setting";
import { ScoringSetting } from "@/components/admin/scoring-setting";
import { TokenSetting } from "@/components/admin/token-setting";
import { ColourSetting, DeadlineSetting, ThresholdSetting } from "@/components/admin/setting-form";
import { SingleSignOnSetting } from "@/components/admin/single-sign-on-setting";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/server/env";
import { requireViewer } from "@/lib/server/http/page";
import { settingView } from "@/lib/server/queries/setting-history";
import { change } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("settings");

export default async function SettingsPage() {
  const viewer = await requireViewer("setting.manage");
  const { oidc } = env();
  const [
    t,
    thresholds,
    colours,
    deadline,
    escalation,
    reminders,
    scoring,
    factor,
    password,
    tokens,
    singleSignOn,
  ] = await Promise.all([
    getTranslations("admin.settings"),
    settingView(viewer, "light_thresholds"),
    settingView(viewer, "light_colours"),
    settingView(viewer, "report_deadline"),
    settingView(viewer, "notice_escalation"),
    settingView(viewer, "reminders"),
    settingView(viewer, "scoring_rules"),
    settingView(viewer, "second_factor"),
    settingView(viewer, "password_profile"),
    settingView(viewer, "api_tokens"),
    settingView(viewer, "single_sign_on"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <ThresholdSetting view={thresholds} change={change} />
        <ColourSetting view={colours} change={change} />
        <DeadlineSetting view={deadline} change={change} />
        <EscalationSetting view={escalation} change={change} />
        <ReminderSetting view={reminders} change={change} />
        <ScoringSetting view={scoring} change={change} />
        <FactorSetting view={factor} change={change} />
        <PasswordSetting view={password} change={change} />
        <TokenSetting view={tokens} change={change} />
        {oidc && <SingleSignOnSetting provider={oidc.name} view={singleSignOn} change={change} />}
      </div>
    </>
  );
}
