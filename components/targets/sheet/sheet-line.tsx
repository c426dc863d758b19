"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { type SheetRow } from "@/lib/server/queries/target-sheet";
import { cn } from "../../ui/cn";
import { cellText, type ShownTable } from "./block-changes";
import { type SheetColumn } from "./sheet-columns";
import { type RowEdit } from "./sheet-model";
import { type Block, holds, type Place } from "./use-selection";

/** Height of a row in pixels. */
export const ROW = 36;
/** Number and indicator stay in sight while the others scroll. */
export const FROZEN = 2;

/** The id of a cell's element, which the field above it names as the active one. */
export const cellId = (sheet: string, { id }: SheetRow, column: string) => `${sheet}-${id}-${column}`;

/** The place of the cell that something on the screen belongs to; null where it is no cell's. */
export function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest("[role=gridcell]") : null;
  const line = cell?.closest("[role=row]");
  if (!cell || !line) return null;
  const at = (element: Element, name: string) => Number(element.getAttribute(name));
  return { row: at(line, "aria-rowindex") - 2, column: at(cell, "aria-colindex") - 1 };
}

/**
 * A row of the sheet. Scrolling draws those that come into sight and leaves the others as they are; so nothing is given to
 * a row that is another one each time, and presses are heard by the sheet.
 */
export const SheetLine = memo(function SheetLine({
  id,
  row,
  index,
  start,
  columns,
  lefts,
  state,
  activeColumn,
  block,
}: {
  /** Of the sheet. */
  id: string;
  row: SheetRow;
  /** Its place among the rows that are shown, and its distance from the first in pixels. */
  index: number;
  start: number;
  columns: readonly SheetColumn[];
  lefts: readonly number[];
  state: ShownTable["state"];
  /** Null where the active cell is in another row. */
  activeColumn: number | null;
  /** The chosen block where it reaches into this row. */
  block: Block | null;
}) {
  const edit = state.edits.get(row.id);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="absolute inset-x-0 flex bg-surface [contain:layout_style]"
      style={{ height: ROW, top: start }}
    >
      {columns.map((column, at) => (
        <Cell
          key={column.key}
          id={cellId(id, row, column.key)}
          row={row}
          column={column}
          index={at}
          left={at < FROZEN ? lefts[at] : undefined}
          text={cellText({ state }, row, column)}
          edit={edit}
          isActive={at === activeColumn}
          isChosen={block !== null && holds(block, index, at)}
        />
      ))}
    </div>
  );
});

function Cell({
  id,
  row,
  column,
  index,
  left,
  text,
  edit,
  isActive,
  isChosen,
}: {
  id: string;
  row: SheetRow;
  column: SheetColumn;
  index: number;
  left: number | undefined;
  text: string;
  edit: RowEdit | undefined;
  isActive: boolean;
  isChosen: boolean;
}) {
  const t = useTranslations("targets.sheet");
  const { field } = column;
  const problem = field ? edit?.problems[field] : undefined;
  const isTyped = field !== null && edit?.cells[field] !== undefined;
  const isFixed = field === "measure" || field === "baseline" ? row.fixed[field] : field === null;
  const overtaken = index === 1 ? edit?.overtakenBy : null;
  return (
    <div
      role="gridcell"
      id={id}
      aria-colindex={index + 1}
      aria-selected={isChosen}
      aria-readonly={isFixed}
      aria-invalid={problem !== undefined}
      title={text}
      style={{ width: column.width, left }}
      className={cn(
        "flex shrink-0 cursor-default items-center gap-1 border-e border-b px-2",
        column.numeric && "justify-end tabular-nums",
        left !== undefined && "sticky z-[5] bg-surface",
        field === null && "bg-ground",
        isTyped && !problem && "bg-yellow-wash",
        isChosen && "bg-accent-wash",
        problem && "bg-red-wash shadow-[inset_0_0_0_2px_var(--red)]",
        isActive && "shadow-[inset_0_0_0_2px_var(--accent)]",
        isActive && problem && "shadow-[inset_0_0_0_2px_var(--red)]",
      )}
    >
      <span className={cn("truncate", field === null && index > 1 && "text-muted")}>{text}</span>
      {overtaken !== null && overtaken !== undefined && (
        <span className="ms-auto shrink-0 rounded border border-yellow/45 bg-yellow-wash px-1 text-xs text-yellow">
          {t("overtakenShort", { name: overtaken })}
        </span>
      )}
      {isFixed && field !== null && (
        <Lock
          aria-label={t("fixed")}
          className={cn("size-3.5 shrink-0 text-muted", column.numeric ? "-order-1 me-auto" : "ms-auto")}
        />
      )}
    </div>
  );
}
