"use client";

import { useTranslations } from "next-intl";
import { type z } from "zod";
import { REPORT_KINDS, type ReportKind } from "@/lib/domain/vocabulary";
import { type changeReportInput } from "@/lib/schemas/reports";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type ReportDetail } from "@/lib/server/queries/reports";
import { FormDialog, textOf } from "../forms/action-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

export type ChangeReport = (input: z.input<typeof changeReportInput>) => Promise<ActionResult<void>>;

type Facts = Pick<ReportDetail, "id" | "version" | "title" | "government" | "kind" | "year">;

/** Corrects what the extraction proposed about the report itself. */
export function ReportEdit({ report, change }: { report: Facts; change: ChangeReport }) {
  const t = useTranslations("reports.edit");
  const kinds = useTranslations("domain.reportKind");
  const { id, version } = report;
  return (
    <FormDialog
      trigger={<Button>{t("open")}</Button>}
      title={t("title")}
      action={(fields: Omit<z.input<typeof changeReportInput>, "id" | "version">) =>
        change({ id, version, ...fields })
      }
      read={(form) => ({
        title: textOf(form, "title"),
        government: textOf(form, "government"),
        kind: textOf(form, "kind") as ReportKind,
        year: textOf(form, "year"),
      })}
      record={report}
    >
      {(errorAt, saysNow) => (
        <>
          <Field label={t("name")} hint={saysNow("title")} error={errorAt("title")} required>
            {(control) => <Input name="title" defaultValue={report.title} {...control} />}
          </Field>
          <Field
            label={t("government")}
            hint={saysNow("government", (name) => name ?? "")}
            error={errorAt("government")}
          >
            {(control) => <Input name="government" defaultValue={report.government ?? ""} {...control} />}
          </Field>
          <div className="grid grid-cols-2 gap-3">
            <Field label={t("kind")} hint={saysNow("kind", (kind) => kinds(kind))}>
              {(control) => (
                <Select
                  name="kind"
                  defaultValue={report.kind}
                  options={REPORT_KINDS.filter(
                    (kind) => kind !== "ledger_import" || kind === report.kind,
                  ).map((kind) => ({ value: kind, label: kinds(kind) }))}
                  {...control}
                />
              )}
            </Field>
            <Field label={t("year")} hint={saysNow("year")} error={errorAt("year")} required>
              {(control) => <Input name="year" numeric defaultValue={report.year} {...control} />}
            </Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}
