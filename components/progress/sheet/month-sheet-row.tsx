"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo, useCallback } from "react";
import { targetNumber } from "@/lib/domain/split";
import { type Speaker } from "@/lib/format/speaker";
import { lightWord, standingReasonText } from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type ProgressForm } from "@/lib/schemas/progress";
import { type MonthSheet, type MonthSheetRow } from "@/lib/server/queries/month-sheet";
import { Light } from "../../lights/light";
import { Button } from "../../ui/button";
import { Td, Th, Tr } from "../../ui/table";
import { Textarea } from "../../ui/textarea";
import { TextLink } from "../../ui/text-link";
import { ConflictChoice } from "../conflict-choice";
import { PlausibilityHints } from "../plausibility-hints";
import { type ProgressActions } from "../progress-actions";
import { formOf } from "../progress-form";
import { SaveStatusLine } from "../save-status-line";
import { TaskBadge } from "../task-badge";
import { useFigureText } from "../use-figure-text";
import { EvidenceCell } from "./evidence-cell";
import { FigureCell } from "./figure-cell";
import { type DeskRow, type MonthDesk } from "./month-desk";
import { viewRow } from "./row-view";
import { cellPlace } from "./sheet-keys";

const WORDS = ["progress", "problems", "nextStep"] as const;
/** The columns of the sheet. */
export const COLUMNS = 10;

/** One target's line of the month sheet: what it is held against, what is typed, and what that comes to. */
export const MonthSheetLine = memo(function MonthSheetLine({
  sheet,
  row,
  typed,
  index,
  desk,
  stored,
}: {
  sheet: MonthSheet;
  row: MonthSheetRow;
  typed: DeskRow;
  index: number;
  desk: MonthDesk;
  stored: ProgressActions["stored"];
}) {
  const t = useTranslations("progress");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const say = useFigureText();
  const { targetId, definition, indicator, editable, report } = row;
  const { form, status } = typed;
  const { content, gaps, hints, standing, task } = viewRow(sheet, row, typed);
  const change = (patch: Partial<ProgressForm>) => desk.change([{ targetId, patch }]);
  const goal = valueText(definition);
  const refused = status.kind === "unsaved" ? status.problem?.fields : undefined;
  const ensureReport = async () => {
    const isStored = await desk.flushRow(targetId, true);
    return isStored ? (desk.getRows().get(targetId)?.identity.id ?? null) : null;
  };
  return (
    <>
      <Tr>
        <Td numeric label={t("column.number")} className="text-muted">
          {targetNumber(row)}
        </Td>
        <Th scope="row" className="min-w-0">
          <TextLink href={`/progress/${sheet.period}/${targetId}`}>{indicator}</TextLink>
          {goal && <span className="block text-xs font-normal text-muted">{t("goal", { value: goal })}</span>}
          <span className="mt-1 block">
            <TaskBadge task={task} />
          </span>
          {report?.state === "returned" && report.returnReason && (
            <span className="block text-sm font-normal text-red">
              {t("form.returnedReason", { reason: report.returnReason })}
            </span>
          )}
        </Th>
        <Td numeric label={t("column.last")} className="whitespace-normal">
          {say.approved(definition, row.last)}
        </Td>
        <Td numeric label={t("column.expected")} className="whitespace-normal">
          {say.expected(definition, row.expected)}
        </Td>
        <Td label={t("column.value")}>
          <div className="min-w-0">
            {editable && (
              <FigureCell row={row} index={index} form={form} refusal={refused?.value} onChange={change} />
            )}
            <span className={editable ? "hidden print:inline" : "tabular-nums"}>
              {say.figure(definition, content)}
            </span>
            {editable && (
              <PlausibilityHints
                definition={definition}
                hints={hints}
                onTake={(value) => change({ value, notPublished: false })}
              />
            )}
          </div>
        </Td>
        <Td label={t("sheet.light")}>
          <Light
            light={standing.computedLight}
            word={lightWord(standing, speaker, "computedLight")}
            reason={standingReasonText(standing, definition, speaker, locale)}
            className="whitespace-normal"
          />
        </Td>
        {WORDS.map((field) => (
          <Td key={field} label={t(`form.${field}`)}>
            {editable && (
              <Textarea
                {...cellPlace(index, field)}
                rows={2}
                maxLength={4000}
                aria-label={t("sheet.cell", { column: t(`form.${field}`), name: indicator })}
                className="min-h-14 text-sm leading-normal print:hidden"
                value={form[field]}
                onChange={({ target }) => change({ [field]: target.value })}
              />
            )}
            <span className={editable ? "hidden whitespace-pre-wrap print:inline" : "whitespace-pre-wrap"}>
              {form[field]}
            </span>
          </Td>
        ))}
        <Td label={t("evidence.title")}>
          <div className="min-w-0">
            <EvidenceCell row={row} ensureReport={ensureReport} />
            {editable && (
              <div className="print:hidden">
                {status.kind !== "idle" && <SaveStatusLine status={status} />}
                {report !== null || status.kind !== "idle" ? (
                  <p className="text-xs text-muted">
                    {gaps.length > 0
                      ? t("sheet.missing", { gaps: gaps.map((gap) => t(`gap.${gap}`)).join("、") })
                      : t("sheet.complete")}
                  </p>
                ) : null}
              </div>
            )}
          </div>
        </Td>
      </Tr>
      {status.kind === "conflict" && editable && (
        <Conflict sheet={sheet} row={row} form={form} desk={desk} stored={stored} />
      )}
      {typed.leftover && <Leftover row={row} form={typed.leftover} desk={desk} />}
    </>
  );
});

function Conflict({
  sheet,
  row,
  form,
  desk,
  stored,
}: {
  sheet: MonthSheet;
  row: MonthSheetRow;
  form: ProgressForm;
  desk: MonthDesk;
  stored: ProgressActions["stored"];
}) {
  const { targetId, definition } = row;
  const { period } = sheet;
  const load = useCallback(() => stored({ targetId, period }), [stored, targetId, period]);
  return (
    <Tr>
      <td role="cell" colSpan={COLUMNS} className="px-3 py-2">
        <ConflictChoice
          definition={definition}
          mine={form}
          load={load}
          onKeepMine={(theirs) => desk.resolve(targetId, form, theirs, true)}
          onTakeTheirs={(theirs) => desk.resolve(targetId, formOf(theirs), theirs, false)}
        />
      </td>
    </Tr>
  );
}

/** Text of an earlier visit that came too late: to be read and copied, then let go. */
function Leftover({ row, form, desk }: { row: MonthSheetRow; form: ProgressForm; desk: MonthDesk }) {
  const t = useTranslations("progress");
  return (
    <Tr>
      <td role="cell" colSpan={COLUMNS} className="px-3 py-2 print:hidden">
        <p className="text-sm font-medium">{t("sheet.leftover")}</p>
        <p className="text-sm whitespace-pre-wrap">
          {[form.value, form.progress, form.problems, form.nextStep].filter(Boolean).join("\n")}
        </p>
        <Button size="sm" onClick={() => desk.discard(row.targetId)}>
          {t("save.discard")}
        </Button>
      </td>
    </Tr>
  );
}
