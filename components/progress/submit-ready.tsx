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

/** Hands all reports that lack nothing on at once: to the supervisor, or (`to="head"`) to the unit head. */
export function SubmitReady({
  reports,
  submit,
  to,
}: {
  reports: readonly SeenReport[];
  submit: SubmitReports;
  to: "supervisor" | "head";
}) {
  const t = useTranslations("progress");
  const count = reports.length;
  const words =
    to === "supervisor"
      ? ({
          all: "submitAll",
          title: "submitAllTitle",
          text: "submitAllText",
          button: "form.submit",
          done: "submitted",
        } as const)
      : ({
          all: "handOverAll",
          title: "handOverAllTitle",
          text: "handOverAllText",
          button: "form.handOver",
          done: "handedOver",
        } as const);
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{t(words.all, { count })}</Button>}
      title={t(words.title, { count })}
      confirmLabel={t(words.button)}
      action={async () => {
        const answer = await submit({ reports: [...reports] });
        if (!answer.ok) return { error: answer.problem.message };
        toast.success(t(words.done, { count: answer.data.submitted }));
      }}
    >
      {t(words.text)}
    </ConfirmDialog>
  );
}
