"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "./help-overlay";

/** What each key does; keys are `KeyboardEvent.key`. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Listens for single keys of the page: not while somebody types, not inside of a dialog, not with a modifier. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.target instanceof Element && event.target.closest("[role='dialog'], [role='alertdialog']"))
        return;
      const run = latest.current[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
