"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { type z } from "zod";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { REPORT_KINDS, type ReportKind } from "@/lib/domain/vocabulary";
import { type changeReportInput } from "@/lib/schemas/reports";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type ReportDetail } from "@/lib/server/queries/reports";

export type ChangeReport = (input: z.input<typeof changeReportInput>) => Promise<ActionResult<void>>;

type Facts = Pick<ReportDetail, "id" | "version" | "title" | "government" | "kind" | "year">;

/** Corrects what the extraction proposed about the report itself. */
export function ReportEdit({ report, change }: { report: Facts; change: ChangeReport }) {
  const t = useTranslations("reports.edit");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("open")}</Button>
      {open && <ReportForm report={report} change={change} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReportForm({
  report,
  change,
  onClose,
}: {
  report: Facts;
  change: ChangeReport;
  onClose: () => void;
}) {
  const t = useTranslations("reports.edit");
  const common = useTranslations("common");
  const domain = useTranslations("domain");
  const formId = useId();
  const [typed, setTyped] = useState({
    title: report.title,
    government: report.government ?? "",
    kind: report.kind,
    year: String(report.year),
  });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; fields?: Readonly<Record<string, string>> }>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await change({ id: report.id, version: report.version, ...typed }).catch(() => null);
    setBusy(false);
    if (result?.ok) {
      toast.success(common("state.saved"));
      onClose();
    } else setRefusal(result?.problem ?? { message: t("unreachable") });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      footer={
        <>
          <Button onClick={onClose}>{common("action.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" disabled={busy} aria-busy={busy}>
            {common("action.save")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="space-y-3">
        {refusal && <Banner tone="bad">{refusal.message}</Banner>}
        <Field label={t("name")} error={refusal?.fields?.["title"]} required>
          {(control) => (
            <Input
              {...control}
              value={typed.title}
              onChange={(event) => setTyped({ ...typed, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("government")} error={refusal?.fields?.["government"]}>
          {(control) => (
            <Input
              {...control}
              value={typed.government}
              onChange={(event) => setTyped({ ...typed, government: event.target.value })}
            />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("kind")}>
            {(control) => (
              <Select
                {...control}
                value={typed.kind}
                options={REPORT_KINDS.filter((kind) => kind !== "ledger_import" || kind === report.kind).map(
                  (kind) => ({ value: kind, label: domain(`reportKind.${kind}`) }),
                )}
                onChange={(event) => setTyped({ ...typed, kind: event.target.value as ReportKind })}
              />
            )}
          </Field>
          <Field label={t("year")} error={refusal?.fields?.["year"]} required>
            {(control) => (
              <Input
                {...control}
                numeric
                value={typed.year}
                onChange={(event) => setTyped({ ...typed, year: event.target.value })}
              />
            )}
          </Field>
        </div>
      </form>
    </Dialog>
  );
}
