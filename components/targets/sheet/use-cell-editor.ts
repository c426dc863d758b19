"use client";

import { type KeyboardEvent, useState } from "react";
import { type CellOption, type SheetColumn, suggestions } from "./sheet-columns";

/** How an edit ends: what was typed stays, and where the person goes. */
export type Leave = "down" | "up" | "right" | "left" | "stay" | "fill";

/**
 * What is being typed in the active cell. The suggestions come from the column's choices; Enter takes the marked one,
 * and in a cell of several goes on to the next name.
 */
export function useCellEditor(column: SheetColumn | undefined, commit: (text: string, leave: Leave) => void) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly hit: number } | null>(null);
  const options: readonly CellOption[] =
    typed && column && column.options.length > 0 ? suggestions(column, typed.text).slice(0, 8) : [];

  const end = (text: string, leave: Leave) => {
    setTyped(null);
    commit(text, leave);
  };
  /** The text with the name that is being typed completed. */
  const completed = (text: string, option: CellOption): string => {
    if (!column?.many) return option.label;
    const names = text.split(/[、，,;；]/).slice(0, -1);
    return [...names, option.label, ""].map((name) => name.trim()).join("、");
  };
  const take = (option: CellOption) => {
    if (!typed) return;
    const text = completed(typed.text, option);
    if (column?.many) setTyped({ text, hit: -1 });
    else end(text, "down");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!typed || event.nativeEvent.isComposing) return;
    const marked = options[typed.hit];
    const leaves: Readonly<Record<string, Leave>> = {
      Enter: event.ctrlKey || event.metaKey ? "fill" : event.shiftKey ? "up" : "down",
      Tab: event.shiftKey ? "left" : "right",
    };
    const leave = leaves[event.key];
    if (leave) {
      event.preventDefault();
      if (!marked) return end(typed.text, leave);
      if (column?.many && event.key === "Enter" && leave !== "fill") return take(marked);
      return end(completed(typed.text, marked), leave);
    }
    if (event.key === "Escape") {
      event.preventDefault();
      return setTyped(null);
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      setTyped({ ...typed, hit: Math.max(-1, Math.min(options.length - 1, typed.hit + by)) });
    }
  };
  return {
    typed,
    options,
    onKeyDown,
    take,
    /** Begins with a text: the cell's own (F2), or the first key (type-ahead). */
    begin: (text: string, marks: boolean) => setTyped({ text, hit: marks ? 0 : -1 }),
    type: (text: string) => {
      const last = column?.many ? (text.split(/[、，,;；]/).at(-1) ?? "") : text;
      setTyped({ text, hit: last.trim() === "" ? -1 : 0 });
    },
    finish: () => typed && end(typed.text, "stay"),
  };
}
