"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import { type ProgressActions } from "./progress-actions";

/** Opens a correction of an approved month, with its reason. */
export function CorrectButton({
  id,
  newReportId,
  correct,
}: {
  id: string;
  newReportId: string;
  correct: ProgressActions["correct"];
}) {
  const t = useTranslations("progress.form");
  return (
    <ConfirmDialog
      trigger={<Button>{t("correct")}</Button>}
      title={t("correctTitle")}
      confirmLabel={t("correct")}
      reason={{ label: t("correctReason") }}
      action={async (form) => {
        const answer = await correct({ id, newId: newReportId, reason: String(form.get("reason") ?? "") });
        if (!answer.ok) return { error: answer.problem.fields?.reason ?? answer.problem.message };
        toast.success(t("corrected"));
      }}
    >
      {t("correctText")}
    </ConfirmDialog>
  );
}
