"use client";

import { CheckCheck, Plus, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { HelpOverlay } from "@/components/ui/help-overlay";
import { type StatementView } from "@/lib/server/queries/statements";
import { type StatementFilter } from "./statement-filter";
import { type Notice } from "./use-decisions";
import { type Outcome } from "./use-statements";

/** How far the work is, what was just done, and what concerns more than one statement. */
export function StatementToolbar({
  counts,
  certain,
  notice,
  mayDecide,
  undoable,
  onConfirmAll,
  onAdd,
  onUndo,
}: {
  counts: Readonly<Record<StatementFilter, number>>;
  /** What may be confirmed in one stroke. */
  certain: readonly StatementView[];
  notice: Notice | null;
  mayDecide: boolean;
  undoable: boolean;
  onConfirmAll: (statements: readonly StatementView[]) => Promise<Outcome>;
  onAdd: () => void;
  onUndo: () => void;
}) {
  const t = useTranslations("statements");
  const shortcuts = [
    { keys: ["j", "↓"], label: t("keys.next") },
    { keys: ["k", "↑"], label: t("keys.previous") },
    { keys: ["/"], label: t("keys.search") },
    ...(mayDecide
      ? [
          { keys: ["a"], label: t("keys.confirm") },
          { keys: ["e"], label: t("keys.edit") },
          { keys: ["x"], label: t("keys.reject") },
          { keys: ["s"], label: t("keys.split") },
          { keys: ["m"], label: t("keys.merge") },
          { keys: ["n"], label: t("keys.add") },
          { keys: ["u"], label: t("keys.undo") },
        ]
      : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-3 py-2 print:hidden">
      <p className="text-sm">
        <strong className="font-semibold">{t("toolbar.open", { count: counts.open })}</strong>
        <span className="ms-2 text-muted">{t("toolbar.confirmed", { count: counts.confirmed })}</span>
      </p>
      <p
        role={notice?.tone === "bad" ? "alert" : "status"}
        className={cn(
          "min-w-0 grow basis-60 text-sm",
          notice?.tone === "bad" ? "font-medium text-red" : "text-muted",
        )}
      >
        {notice?.text}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {mayDecide && (
          <>
            {certain.length > 0 && (
              <ConfirmDialog
                trigger={
                  <Button size="sm">
                    <CheckCheck aria-hidden />
                    {t("bulk.button", { count: certain.length })}
                  </Button>
                }
                title={t("bulk.title", { count: certain.length })}
                confirmLabel={t("bulk.confirm")}
                action={async () => {
                  const outcome = await onConfirmAll(certain);
                  if (!outcome.ok) return { error: outcome.problem?.message ?? t("dialog.unreachable") };
                }}
              >
                {t("bulk.explain")}
              </ConfirmDialog>
            )}
            <Button size="sm" aria-keyshortcuts="n" onClick={onAdd}>
              <Plus aria-hidden />
              {t("toolbar.add")}
            </Button>
            <Button size="sm" aria-keyshortcuts="u" disabled={!undoable} onClick={onUndo}>
              <Undo2 aria-hidden />
              {t("toolbar.undo")}
            </Button>
          </>
        )}
        <HelpOverlay shortcuts={shortcuts} />
      </div>
    </div>
  );
}
