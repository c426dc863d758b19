"use client";

import { useTranslations } from "next-intl";
import { ActionConfirm } from "../forms/action-form";
import { Button } from "../ui/button";
import { newId } from "../ui/new-id";
import { type ProgressActions } from "./progress-actions";

/** Asks the supervisor to unlock an approved month for a correction, with its reason. */
export function CorrectButton({ id, ask }: { id: string; ask: ProgressActions["askCorrection"] }) {
  const t = useTranslations("progress.form");
  return (
    <ActionConfirm
      trigger={<Button>{t("correct")}</Button>}
      title={t("correctTitle")}
      confirmLabel={t("correct")}
      reason={{ label: t("correctReason") }}
      action={ask}
      input={(reason) => ({ id: newId(), progressReportId: id, reason })}
      done={() => t("correctionAsked")}
    >
      {t("correctText")}
    </ActionConfirm>
  );
}
