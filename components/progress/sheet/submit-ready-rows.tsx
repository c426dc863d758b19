"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type MonthSheet } from "@/lib/server/queries/month-sheet";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { toast } from "../../ui/toast";
import { PlausibilityHints } from "../plausibility-hints";
import { type SubmitReports } from "../submit-ready";
import { useFigureText } from "../use-figure-text";
import { type MonthDesk } from "./month-desk";
import { readyRows } from "./row-view";

/** Hands all rows that lack nothing on at once, after a look at what they say and what is odd about it. */
export function SubmitReadyRows({
  sheet,
  desk,
  submit,
}: {
  sheet: MonthSheet;
  desk: MonthDesk;
  submit: SubmitReports;
}) {
  const t = useTranslations("progress");
  const router = useRouter();
  const say = useFigureText();
  const ready = readyRows(sheet, desk.getRows());
  const count = ready.length;
  const toHead = !sheet.maySubmit;

  async function run() {
    await desk.flush();
    const stored = readyRows(sheet, desk.getRows()).filter(({ desk: row }) => row.status.kind !== "unsaved");
    if (stored.length < count) return { error: t("sheet.notStored") };
    const reports = stored.map(({ desk: { identity } }) => ({
      id: identity.id,
      version: identity.version ?? 1,
    }));
    const answer = await submit({ reports }).catch(() => null);
    if (!answer) return { error: t("evidence.cut") };
    if (!answer.ok) return { error: answer.problem.message };
    toast.success(t(toHead ? "handedOver" : "submitted", { count: answer.data.submitted }));
    router.refresh();
  }

  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary" disabled={count === 0}>
          {t(toHead ? "handOverAll" : "submitAll", { count })}
        </Button>
      }
      title={t(toHead ? "handOverAllTitle" : "submitAllTitle", { count })}
      confirmLabel={t(toHead ? "form.handOver" : "form.submit")}
      action={run}
    >
      <p>{t(toHead ? "handOverAllText" : "submitAllText")}</p>
      <ul className="mt-2 divide-y text-sm text-ink">
        {ready.map(({ row, view }) => (
          <li key={row.targetId} className="py-1">
            <span className="flex justify-between gap-3">
              {row.indicator}
              <span className="text-end tabular-nums">{say.figure(row.definition, view.content)}</span>
            </span>
            <PlausibilityHints definition={row.definition} hints={view.hints} />
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
