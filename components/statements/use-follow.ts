"use client";

import { type RefObject, useEffect, useRef } from "react";
import { bringIntoView } from "./bring-into-view";
import { rowId } from "./statement-row";

interface Followed {
  readonly currentId: string | null;
  /** Which pane is shown where there is room for one only. */
  readonly pane: string;
  /** The focus belongs to an open dialog. */
  readonly dialog: object | null;
  readonly listPane: RefObject<HTMLDivElement | null>;
  readonly textPane: RefObject<HTMLDivElement | null>;
  readonly textRoot: RefObject<HTMLDivElement | null>;
}

/** Lets text and list follow the current statement, and the focus go with it where it was in the list or nowhere. */
export function useFollow({ currentId, pane, dialog, listPane, textPane, textRoot }: Followed): void {
  const first = useRef(true);
  useEffect(() => {
    if (currentId === null || dialog !== null) return;
    const isFirst = first.current;
    first.current = false;
    // A dialog that has just closed hands the focus back in a task of its own.
    const task = setTimeout(() => {
      const row = document.getElementById(rowId(currentId));
      const active = document.activeElement;
      const isFree = active === null || active === document.body || listPane.current?.contains(active);
      if (!isFirst && isFree) row?.focus({ preventScroll: true });
      bringIntoView(
        textPane.current,
        textRoot.current?.querySelector(`[data-ids~="${currentId}"]`),
        "center",
      );
      if (!isFirst) bringIntoView(listPane.current, row?.closest("li"), "nearest");
    });
    return () => clearTimeout(task);
  }, [currentId, pane, dialog, listPane, textPane, textRoot]);
}
