import { type ClipboardEvent, type KeyboardEvent } from "react";
import { readTabText } from "@/lib/format/tab-text";
import { SHEET_CELLS, type SheetCell } from "./read-cell";

/** A cell of the month sheet by its row and column, both from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The attributes by which a control says which cell it is. */
export function cellPlace(row: number, cell: SheetCell) {
  return { "data-row": row, "data-column": SHEET_CELLS.indexOf(cell) };
}

/** The cell that an event comes from; null for other controls of the sheet. */
export function placeOf(target: EventTarget | null): CellPlace | null {
  const control = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-column]") : null;
  return control && { row: Number(control.dataset.row), column: Number(control.dataset.column) };
}

/** On a phone the rows are cards, and the keys do what they do in any form. */
const CARDS = "(width < 40rem)";

/**
 * Moves between cells as in a spreadsheet: Enter down, Shift+Enter up, arrows where the text cursor can't go further,
 * Ctrl+↑/↓ to the column's ends. Alt+Enter breaks a line.
 *
 * @returns whether the key was one that moves
 */
export function moveByKey(event: KeyboardEvent<HTMLElement>): boolean {
  const from = placeOf(event.target);
  const control = event.target as Control;
  if (!from || event.nativeEvent.isComposing || window.matchMedia(CARDS).matches) return false;
  if (event.key === "Enter" && event.altKey) {
    event.preventDefault();
    if (control instanceof HTMLTextAreaElement) insertText("\n");
    return true;
  }
  if (event.altKey) return false;
  const step = stepOf(event, control);
  if (!step) return false;
  event.preventDefault();
  const far = (event.ctrlKey || event.metaKey) && step.row !== 0;
  focusCell(event.currentTarget, from, step, far);
  return true;
}

function stepOf(event: KeyboardEvent, control: Control): CellPlace | null {
  const command = event.ctrlKey || event.metaKey;
  if (event.key === "Enter") return { row: event.shiftKey ? -1 : 1, column: 0 };
  if (event.shiftKey) return null;
  const [atStart, atEnd] = caretAt(control);
  const single = !(control instanceof HTMLTextAreaElement);
  if (event.key === "ArrowUp" && (single || atStart || command)) return { row: -1, column: 0 };
  if (event.key === "ArrowDown" && (single || atEnd || command)) return { row: 1, column: 0 };
  if (event.key === "ArrowLeft" && atStart && !command) return { row: 0, column: -1 };
  if (event.key === "ArrowRight" && atEnd && !command) return { row: 0, column: 1 };
  return null;
}

/** Whether the text cursor stands before, and behind, all text. */
function caretAt(control: Control): readonly [boolean, boolean] {
  if (control instanceof HTMLSelectElement) return [true, true];
  const { selectionStart, selectionEnd, value } = control;
  const whole = selectionStart === 0 && selectionEnd === value.length;
  return [whole || selectionEnd === 0, whole || selectionStart === value.length];
}

/** The next cell that one can type in, in that direction; rows that lie with others are passed over. */
function focusCell(sheet: HTMLElement, from: CellPlace, step: CellPlace, far: boolean): void {
  const controls = [...sheet.querySelectorAll<Control>("[data-column]:not(:disabled)")];
  const line = controls.filter((control) =>
    step.row === 0
      ? Number(control.dataset.row) === from.row
      : Number(control.dataset.column) === from.column,
  );
  const by = step.row || step.column;
  const at = (control: Control) => Number(step.row === 0 ? control.dataset.column : control.dataset.row);
  const here = step.row === 0 ? from.column : from.row;
  const ahead = line.filter((control) => (at(control) - here) * by > 0);
  const ordered = ahead.toSorted((a, b) => (at(a) - at(b)) * by);
  const next = far ? ordered.at(-1) : ordered[0];
  next?.focus();
  if (next instanceof HTMLInputElement || next instanceof HTMLTextAreaElement) next.select();
}

/**
 * The block of cells that a paste holds; null where it is text for one cell. A plain text of several lines is a column
 * where numbers stand, and paragraphs where words do, unless it comes from a spreadsheet.
 */
export function pastedBlock(event: ClipboardEvent, place: CellPlace): readonly (readonly string[])[] | null {
  const text = event.clipboardData.getData("text/plain");
  const cells = readTabText(text);
  const isOne = cells.length === 1 && cells[0]?.length === 1;
  const fromSheet = /<table/i.test(event.clipboardData.getData("text/html"));
  if (isOne) return fromSheet ? cells : null;
  return fromSheet || text.includes("\t") || place.column === 0 ? cells : null;
}

// The one way to type into a field that keeps its own undo.
function insertText(text: string): void {
  document.execCommand("insertText", false, text);
}
