"use client";

import { Keyboard, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useMemo, useRef } from "react";
import { JUDGEMENTS } from "@/lib/domain/vocabulary";
import { type ProgressForm } from "@/lib/schemas/progress";
import { type DraftOwner } from "@/lib/server/auth/draft-secret";
import { type MonthSheet as Sheet } from "@/lib/server/queries/month-sheet";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Kbd } from "../../ui/kbd";
import { LinkButton } from "../../ui/link-button";
import { Popover } from "../../ui/popover";
import { Table, Tbody, Th, Thead } from "../../ui/table";
import { toast } from "../../ui/toast";
import { type ProgressActions } from "../progress-actions";
import { type DeskChange } from "./month-desk";
import { MonthSheetLine } from "./month-sheet-row";
import { figureWords, pastedPatch, SHEET_CELLS } from "./read-cell";
import { moveByKey, pastedBlock, placeOf } from "./sheet-keys";
import { SheetSaveState } from "./sheet-save-state";
import { SubmitReadyRows } from "./submit-ready-rows";
import { useMonthDesk } from "./use-month-desk";

const KEYS = ["move", "line", "ends", "copy", "cancel", "paste"] as const;
/** Widths of the columns on a desk, in percent; a phone shows cards. */
const WIDTHS = [5, 13, 8, 8, 12, 8, 16, 11, 11, 8];

/** 月报表: a unit's month with all its targets, typed and pasted like a sheet; each row saves itself. */
export function MonthSheet({
  sheet,
  owner,
  actions,
}: {
  sheet: Sheet;
  owner: DraftOwner;
  actions: Pick<ProgressActions, "save" | "submit" | "handOver" | "stored">;
}) {
  const t = useTranslations("progress");
  const domain = useTranslations("domain.judgement");
  const { desk, typed, restored } = useMonthDesk(sheet, owner, actions.save);
  const words = useMemo(
    () =>
      figureWords(
        t("sheet.notPublishedWords").split("|"),
        JUDGEMENTS.map((judgement) => [domain(judgement), judgement] as const),
      ),
    [t, domain],
  );
  const entered = useRef<{ targetId: string; form: ProgressForm } | null>(null);
  const { rows } = sheet;
  if (rows.length === 0)
    return (
      <EmptyState title={t("empty")} action={<LinkButton href="/targets">{t("toTargets")}</LinkButton>}>
        {t("emptyText")}
      </EmptyState>
    );

  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target);
    const row = place && rows[place.row];
    const form = row && typed.get(row.targetId)?.form;
    entered.current = row && form ? { targetId: row.targetId, form } : null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (moveByKey(event)) return;
    const place = placeOf(event.target);
    const cell = place && SHEET_CELLS[place.column];
    if (!place || !cell) return;
    const row = rows[place.row];
    if (event.key === "Escape" && entered.current && row?.targetId === entered.current.targetId) {
      event.preventDefault();
      desk.change([{ targetId: row.targetId, patch: cellOf(cell, entered.current.form) }]);
    }
    if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const above = rows[place.row - 1];
      const form = above && typed.get(above.targetId)?.form;
      // A figure is its own target's; only words are said twice.
      if (row?.editable && form && cell !== "figure")
        desk.change([{ targetId: row.targetId, patch: { [cell]: form[cell] } }]);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    const cells = place && pastedBlock(event, place);
    if (!place || !cells) return;
    event.preventDefault();
    let left = 0;
    const changes = cells.flatMap((line, down) =>
      line.flatMap((text, right): DeskChange[] => {
        const row = rows[place.row + down];
        const cell = SHEET_CELLS[place.column + right];
        const patch = row?.editable && cell ? pastedPatch(row.definition, cell, text, words) : null;
        if (row && patch) return [{ targetId: row.targetId, patch }];
        if (text.trim() !== "") left += 1;
        return [];
      }),
    );
    const before = changes.flatMap(({ targetId, patch }): DeskChange[] => {
      const form = typed.get(targetId)?.form;
      return form ? [{ targetId, patch: pick(form, patch) }] : [];
    });
    desk.change(changes);
    const note = left > 0 ? t("sheet.pasteLeft", { count: left }) : undefined;
    toast.info(t("sheet.pasted", { count: changes.length }), {
      description: note,
      action: { label: t("sheet.undoPaste"), onClick: () => desk.change(before.toReversed()) },
    });
  };

  const headings = [
    t("column.number"),
    t("column.indicator"),
    t("column.last"),
    t("column.expected"),
    t("column.value"),
    t("sheet.light"),
    t("form.progress"),
    t("form.problems"),
    t("form.nextStep"),
    t("evidence.title"),
  ];
  return (
    <>
      <div className="sticky top-0 z-20 -mx-4 mb-2 flex flex-wrap items-center gap-2 bg-ground px-4 py-2 lg:mx-0 lg:px-0 print:hidden">
        {(sheet.maySubmit || sheet.mayHandOver) && (
          <SubmitReadyRows
            sheet={sheet}
            desk={desk}
            submit={sheet.maySubmit ? actions.submit : actions.handOver}
          />
        )}
        <Button className="max-sm:hidden" onClick={() => window.print()}>
          <Printer aria-hidden />
          {t("sheet.print")}
        </Button>
        <Popover
          label={t("sheet.keys")}
          trigger={
            <Button className="max-sm:hidden">
              <Keyboard aria-hidden />
              {t("sheet.keys")}
            </Button>
          }
        >
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5">
            {KEYS.map((key) => (
              <div key={key} className="contents">
                <dt className="whitespace-nowrap">
                  <Kbd>{t(`sheet.key.${key}.keys`)}</Kbd>
                </dt>
                <dd>{t(`sheet.key.${key}.does`)}</dd>
              </div>
            ))}
          </dl>
        </Popover>
        <SheetSaveState rows={typed} retry={() => void desk.flush()} />
      </div>
      {restored > 0 && (
        <Banner className="mb-3 print:hidden">{t("sheet.restored", { count: restored })}</Banner>
      )}
      <div
        className="rounded-lg border bg-surface print:border-0"
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <Table
          label={t("sheet.title")}
          narrow="cards"
          className="sm:min-w-[64rem] sm:table-fixed print:min-w-0"
        >
          <colgroup>
            {WIDTHS.map((width, index) => (
              <col key={headings[index]} style={{ width: `${width}%` }} />
            ))}
          </colgroup>
          <Thead className="top-13">
            <tr role="row">
              {headings.map((heading, index) => (
                <Th
                  key={heading}
                  numeric={index === 0 || index === 2 || index === 3}
                  className="whitespace-normal"
                >
                  {heading}
                </Th>
              ))}
            </tr>
          </Thead>
          <Tbody>
            {rows.map((row, index) => {
              const state = typed.get(row.targetId);
              return (
                state && (
                  <MonthSheetLine
                    key={row.targetId}
                    sheet={sheet}
                    row={row}
                    typed={state}
                    index={index}
                    desk={desk}
                    stored={actions.stored}
                  />
                )
              );
            })}
          </Tbody>
        </Table>
      </div>
      <p className="mt-6 hidden justify-between gap-8 text-sm print:flex">
        {(["head", "reporter", "date"] as const).map((who) => (
          <span key={who} className="grow border-b pb-1">
            {t(`sheet.sign.${who}`)}
          </span>
        ))}
      </p>
    </>
  );
}

/** What one cell holds in a form; the figure's cell holds all that a figure may be. */
function cellOf(cell: (typeof SHEET_CELLS)[number], form: ProgressForm): Partial<ProgressForm> {
  const { value, notPublished, stage, judgement } = form;
  return cell === "figure" ? { value, notPublished, stage, judgement } : { [cell]: form[cell] };
}

function pick(form: ProgressForm, patch: Partial<ProgressForm>): Partial<ProgressForm> {
  return Object.fromEntries(Object.keys(patch).map((key) => [key, form[key as keyof ProgressForm]]));
}
