"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type DraftOwner } from "@/lib/server/auth/draft-secret";
import { type MonthSheet } from "@/lib/server/queries/month-sheet";
import { createDraftSafe } from "../draft-safe";
import { type ProgressActions } from "../progress-actions";
import { createMonthDesk } from "./month-desk";

/** The month's rows as they are typed, saved by the row; what an earlier visit left on this machine is sent first. */
export function useMonthDesk(sheet: MonthSheet, owner: DraftOwner, save: ProgressActions["save"]) {
  const router = useRouter();
  const { period, rows } = sheet;
  const [desk] = useState(() => {
    const safe = createDraftSafe(owner);
    return createMonthDesk(rows, {
      save: (targetId, form, identity) => save({ ...form, ...identity, targetId, period }),
      read: (targetId) => safe.read(targetId, period),
      keep: (targetId, kept) => safe.write(targetId, period, kept),
    });
  });
  const typed = useSyncExternalStore(desk.subscribe, desk.getRows, desk.getRows);

  const restored = useSyncExternalStore(desk.subscribe, desk.getRestored, desk.getRestored);

  const first = useRef(true);
  useEffect(() => {
    desk.adopt(rows);
    if (!first.current) return;
    first.current = false;
    void desk.restore(rows);
  }, [desk, rows]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => desk.isDirty() && event.preventDefault();
    const online = () => void desk.flush();
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("online", online);
      // Leaving within the product: what was typed last is sent on the way out, and the other pages are rendered anew.
      void desk.flush().then(() => router.refresh());
    };
  }, [desk, router]);

  return { desk, typed, restored };
}
