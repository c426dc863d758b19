"use client";

import { useTranslations } from "next-intl";
import { REWRITES_MONTH } from "@/lib/domain/past-months";
import { problemWords } from "@/lib/format/problem-words";
import { type SheetRow } from "@/lib/server/queries/target-sheet";
import { Button } from "../../ui/button";
import { TextLink } from "../../ui/text-link";
import { type SheetColumn } from "./sheet-columns";
import { type RowEdit } from "./sheet-model";
import { type Sheet } from "./use-sheet";

/** What there is to say of the active cell: where one is, what is wrong there, who was faster. */
export function SheetBar({
  row,
  column,
  text,
  edit,
  sheet,
}: {
  row: SheetRow;
  column: SheetColumn;
  text: string;
  edit: RowEdit | undefined;
  sheet: Sheet;
}) {
  const t = useTranslations("targets.sheet");
  const errors = useTranslations("errors") as unknown as (key: string) => string;
  const { field } = column;
  const problem = field ? edit?.problems[field] : undefined;
  const fixed = (field === "measure" || field === "baseline") && row.fixed[field];
  const needsAdjustment =
    fixed || problem?.endsWith("needs_adjustment") || problem?.startsWith(REWRITES_MONTH);
  return (
    <div className="mb-2 flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 rounded-md border bg-surface px-3 py-2 text-sm">
      <p className="min-w-0 grow basis-64">
        <span className="font-medium">
          {t("at", { number: row.number, name: row.indicator, column: column.label })}
        </span>
        <span className="ms-2 text-muted">{text || t("empty")}</span>
      </p>
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {problem && <span className="font-medium text-red">{problemWords(errors, problem)}</span>}
        {!problem && fixed && <span className="text-muted">{t(`fixedWhy.${field}`)}</span>}
        {edit?.overtakenBy !== null && edit !== undefined && (
          <span className="font-medium text-yellow">{t("overtaken", { name: edit.overtakenBy })}</span>
        )}
      </div>
      {needsAdjustment && <TextLink href={`/targets/${row.id}`}>{t("toAdjust")}</TextLink>}
      {edit?.state === "refused" && (
        <span className="flex gap-2">
          {edit.overtakenBy !== null && (
            <Button size="sm" onClick={() => sheet.resend(row.id)}>
              {t("useMine")}
            </Button>
          )}
          <Button size="sm" onClick={() => sheet.drop(row.id)}>
            {t("useTheirs")}
          </Button>
        </span>
      )}
    </div>
  );
}
