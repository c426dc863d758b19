"use client";

import { useTranslations } from "next-intl";
import { ActionConfirm } from "../forms/action-form";
import { Button } from "../ui/button";
import { type ProgressActions } from "./progress-actions";

/** The unit head sends what was handed over back to the reporter, with the reason. */
export function SendBackButton({
  report: { id, version },
  sendBack,
}: {
  report: { readonly id: string; readonly version: number };
  sendBack: ProgressActions["sendBack"];
}) {
  const t = useTranslations("progress.form");
  return (
    <ActionConfirm
      trigger={<Button>{t("sendBack")}</Button>}
      title={t("sendBackTitle")}
      confirmLabel={t("sendBack")}
      reason={{ label: t("sendBackReason") }}
      action={sendBack}
      input={(reason) => ({ id, version, reason })}
      done={() => t("sentBack")}
    />
  );
}
