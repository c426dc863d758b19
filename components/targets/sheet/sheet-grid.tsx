"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { readTabText, writeTabText } from "@/lib/format/tab-text";
import { cn } from "../../ui/cn";
import { toast } from "../../ui/toast";
import {
  blockText,
  cellText,
  clearBlock,
  fillDown,
  fillTyped,
  pasteBlock,
  type ShownTable,
  typedChange,
} from "./block-changes";
import { CellOptions } from "./cell-options";
import { cellId, FROZEN, placeOf, ROW, SheetLine } from "./sheet-line";
import { type Leave, useCellEditor } from "./use-cell-editor";
import { placeAfter, placeAfterTab, type Selection } from "./use-selection";
import { type Sheet } from "./use-sheet";

/**
 * The cells of the responsibility table. One text field lies over the active cell and keeps the focus, so that typing
 * begins there at once, with an input method for Chinese too; only the rows in sight are drawn.
 */
export function SheetGrid({
  table,
  sheet,
  selection,
}: {
  table: ShownTable;
  sheet: Sheet;
  selection: Selection;
}) {
  const t = useTranslations("targets.sheet");
  const id = useId();
  const { state, rows, columns, year } = table;
  const { active, block } = selection;
  const scroll = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [released, setReleased] = useState(false);
  const column = columns[active.column];
  const row = rows[active.row];
  // The same while the columns are: a row is drawn again only where something of it changed.
  const lefts = useMemo(
    () => columns.map((_, index) => columns.slice(0, index).reduce((sum, one) => sum + one.width, 0)),
    [columns],
  );
  const width = columns.reduce((sum, one) => sum + one.width, 0);

  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized: the product is built without React's compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    scrollPaddingStart: ROW,
  });

  const commit = (text: string, leave: Leave) => {
    if (!row || !column) return;
    const change = typedChange(row, column, text, year);
    if (leave === "fill") sheet.change(fillTyped(table, block, text));
    else if (change) sheet.change([change]);
    const key = { down: "ArrowDown", up: "ArrowUp", right: "ArrowRight", left: "ArrowLeft" }[leave as string];
    const to = key && placeAfter(active, key, false, rows.length, columns.length);
    if (to) selection.moveTo(to);
  };
  const editor = useCellEditor(column, commit);
  const isFixed =
    column?.field === "measure" || column?.field === "baseline" ? row?.fixed[column.field] : !column?.field;

  const { scrollToIndex } = virtual;
  const { row: reachRow, column: reachColumn } = selection.reach;
  useEffect(() => {
    scrollToIndex(reachRow);
    const frame = scroll.current;
    if (!frame || reachColumn < FROZEN) return;
    const start = columns.slice(0, reachColumn).reduce((sum, one) => sum + one.width, 0);
    const frozen = columns.slice(0, FROZEN).reduce((sum, one) => sum + one.width, 0);
    const end = start + (columns[reachColumn]?.width ?? 0);
    if (start - frozen < frame.scrollLeft) frame.scrollLeft = start - frozen;
    else if (end > frame.scrollLeft + frame.clientWidth) frame.scrollLeft = end - frame.clientWidth;
  }, [reachRow, reachColumn, columns, scrollToIndex]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (editor.typed) return editor.onKeyDown(event);
    const command = event.ctrlKey || event.metaKey;
    const run = (deed: () => void) => {
      event.preventDefault();
      deed();
    };
    if (event.key === "Tab") {
      const to = released ? null : placeAfterTab(active, event.shiftKey, rows.length, columns.length);
      if (to) run(() => selection.moveTo(to));
      return;
    }
    if (event.key === "Escape") return setReleased(true);
    setReleased(false);
    const from = event.shiftKey ? selection.reach : active;
    const to = placeAfter(from, event.key, command, rows.length, columns.length);
    if (to) return run(() => (event.shiftKey ? selection.reachTo(to) : selection.moveTo(to)));
    if (event.key === "Enter" || event.key === "F2") return run(open);
    if (event.key === "Delete" || event.key === "Backspace")
      return run(() => sheet.change(clearBlock(table, block)));
    if (!command) return;
    const commands: Readonly<Record<string, () => void>> = {
      z: event.shiftKey ? sheet.redo : sheet.undo,
      y: sheet.redo,
      d: () => sheet.change(fillDown(table, block)),
      a: selection.chooseAll,
    };
    const deed = commands[event.key.toLowerCase()];
    if (deed) run(deed);
  };
  const open = () => {
    if (row && column && !isFixed) editor.begin(cellText(table, row, column), false);
  };
  const onPress = (event: PointerEvent) => {
    const place = placeOf(event.target);
    if (event.button !== 0 || !place) return;
    event.preventDefault();
    if (editor.typed) editor.finish();
    if (event.shiftKey) selection.reachTo(place);
    else selection.moveTo(place);
    field.current?.focus({ preventScroll: true });
  };
  const onReach = (event: PointerEvent) => {
    const place = event.buttons === 1 ? placeOf(event.target) : null;
    if (place && (place.row !== reachRow || place.column !== reachColumn)) selection.reachTo(place);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (editor.typed) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", writeTabText(blockText(table, block)));
    if (event.type === "cut") sheet.change(clearBlock(table, block));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (editor.typed) return;
    event.preventDefault();
    const pasted = pasteBlock(table, block, readTabText(event.clipboardData.getData("text/plain")));
    sheet.change(pasted.changes);
    if (pasted.left > 0) toast.warning(t("pasteLeft", { count: pasted.left }));
  };

  return (
    <div
      ref={scroll}
      className="relative max-h-[calc(100dvh-17rem)] min-h-64 overflow-auto rounded-lg border bg-surface"
    >
      <div
        role="grid"
        id={id}
        aria-label={t("title")}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        style={{ width }}
        className="text-sm select-none"
      >
        <div role="rowgroup" className="sticky top-0 z-20">
          <div role="row" aria-rowindex={1} className="flex bg-sunken text-muted" style={{ height: ROW }}>
            {columns.map((one, index) => (
              <div
                key={one.key}
                role="columnheader"
                aria-colindex={index + 1}
                style={{ width: one.width, left: index < FROZEN ? lefts[index] : undefined }}
                className={cn(
                  "flex shrink-0 items-center border-b border-line-strong px-2 font-medium",
                  one.numeric && "justify-end",
                  index < FROZEN && "sticky z-10 bg-sunken",
                )}
              >
                {one.label}
              </div>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className="relative"
          style={{ height: virtual.getTotalSize() }}
          onPointerDown={onPress}
          onPointerOver={onReach}
          onDoubleClick={open}
        >
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const of = rows[index];
            return (
              of && (
                <SheetLine
                  key={key}
                  {...{ id, index, start, columns, lefts, state }}
                  row={of}
                  activeColumn={index === active.row ? active.column : null}
                  block={index >= block.top && index <= block.bottom ? block : null}
                />
              )
            );
          })}
        </div>
      </div>
      {row && column && (
        <input
          ref={field}
          role="combobox"
          aria-label={t("cell", { column: column.label, name: row.indicator })}
          aria-haspopup={editor.options.length > 0 ? "listbox" : "grid"}
          aria-expanded={editor.options.length > 0}
          aria-controls={editor.options.length > 0 ? `${id}-options` : id}
          aria-activedescendant={
            editor.options.length > 0
              ? editor.typed && editor.typed.hit >= 0
                ? `${id}-option-${editor.typed.hit}`
                : undefined
              : cellId(id, row, column.key)
          }
          autoComplete="off"
          value={editor.typed?.text ?? ""}
          onChange={(event) => !isFixed && editor.type(event.target.value)}
          onKeyDown={onKeyDown}
          onCopy={onCopy}
          onCut={onCopy}
          onPaste={onPaste}
          onBlur={() => {
            setReleased(false);
            editor.finish();
          }}
          style={{
            top: ROW + active.row * ROW,
            left: lefts[active.column],
            height: ROW,
            width: column.width,
          }}
          className={cn(
            "absolute z-10 bg-surface px-2 text-sm outline-2 -outline-offset-2 outline-accent",
            column.numeric && "text-end",
            !editor.typed && "pointer-events-none opacity-0",
          )}
        />
      )}
      {row && column && editor.options.length > 0 && (
        <CellOptions
          id={id}
          options={editor.options}
          hit={editor.typed?.hit ?? -1}
          take={editor.take}
          style={{
            left: lefts[active.column],
            top: ROW + (active.row + 1) * ROW,
            minWidth: column.width,
          }}
          above={active.row > rows.length - 6 && active.row > 8}
          rowHeight={ROW}
        />
      )}
    </div>
  );
}
