"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatDateTime } from "@/lib/format/dates";
import { type OwnFactor } from "@/lib/server/queries/own-factor";
import { FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { CodeField } from "./code-field";
import { type FactorActions, FactorSetup } from "./factor-setup";
import { RecoveryCodes } from "./recovery-codes";

/** 动态口令 of one's own: set it up, make new recovery codes, take it off. */
export function OwnFactorSection({
  factor,
  account,
  actions,
}: {
  factor: OwnFactor;
  account: string;
  actions: FactorActions;
}) {
  const t = useTranslations("account.factor");
  const locale = useLocale();
  const router = useRouter();
  // Once it is confirmed the server says so, while its recovery codes are still to be read here.
  const [settingUp, setSettingUp] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const end = () => {
    setSettingUp(false);
    setCodes(undefined);
    router.refresh();
  };
  return (
    <Section id="factor" title={t("title")} description={t(factor.required ? "required" : "hint")}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={end} />
      ) : settingUp ? (
        <FactorSetup account={account} actions={actions} onDone={end} />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-2">
          {factor.since ? (
            <>
              <p className="flex flex-wrap items-center gap-2">
                <Badge tone="good">{t("on")}</Badge>
                {t("since", { at: formatDateTime(factor.since, locale) })}
                <span className="text-muted">{t("left", { count: factor.codesLeft })}</span>
              </p>
              <span className="flex flex-wrap gap-2">
                <FormDialog
                  trigger={<Button>{t("renew")}</Button>}
                  title={t("renew")}
                  description={t("renewText")}
                  action={actions.renew}
                  read={(form) => ({ code: textOf(form, "code") })}
                  done={(made) => setCodes(made.codes)}
                  submitLabel={t("renew")}
                >
                  {(errorAt) => <CodeField label={t("codeOrRecovery")} error={errorAt("code")} />}
                </FormDialog>
                <FormDialog
                  trigger={<Button variant="danger">{t("remove")}</Button>}
                  title={t("remove")}
                  description={t(factor.required ? "removeRequired" : "removeText")}
                  action={actions.remove}
                  read={(form) => ({ code: textOf(form, "code") })}
                  done={() => t("removed")}
                  submitLabel={t("remove")}
                >
                  {(errorAt) => <CodeField label={t("codeOrRecovery")} error={errorAt("code")} />}
                </FormDialog>
              </span>
            </>
          ) : (
            <>
              <Badge>{t("off")}</Badge>
              <Button variant="primary" onClick={() => setSettingUp(true)}>
                {t("setUp")}
              </Button>
            </>
          )}
        </div>
      )}
    </Section>
  );
}
