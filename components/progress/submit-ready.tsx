"use client";

import { useTranslations } from "next-intl";
import { type ActionResult } from "@/lib/server/http/define-action";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";

export interface SeenReport {
  readonly id: string;
  readonly version: number;
}
export type SubmitReports = (input: {
  reports: SeenReport[];
}) => Promise<ActionResult<{ readonly submitted: number }>>;

/** Hands all drafts that lack nothing to the supervisor at once. */
export function SubmitReady({ reports, submit }: { reports: readonly SeenReport[]; submit: SubmitReports }) {
  const t = useTranslations("progress");
  const count = reports.length;
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{t("submitAll", { count })}</Button>}
      title={t("submitAllTitle", { count })}
      confirmLabel={t("form.submit")}
      action={async () => {
        const answer = await submit({ reports: [...reports] });
        if (!answer.ok) return { error: answer.problem.message };
        toast.success(t("submitted", { count: answer.data.submitted }));
      }}
    >
      {t("submitAllText")}
    </ConfirmDialog>
  );
}
