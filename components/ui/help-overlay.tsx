"use client";

import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Kbd } from "./kbd";

export interface Shortcut {
  /** Keys that each do it, as printed on them: `["j", "↓"]`. */
  keys: readonly string[];
  label: string;
}

/** True where a key press is typing, not a command. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role='combobox']"))
  );
}

/** The list of a page's keyboard shortcuts, opened by its button or by `?`. */
export function HelpOverlay({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const t = useTranslations("common.shortcuts");
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <Dialog
      title={t("title")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="sm">
          <Keyboard aria-hidden />
          {t("open")}
          <Kbd>?</Kbd>
        </Button>
      }
    >
      <dl className="divide-y">
        {[...shortcuts, { keys: ["?"], label: t("openKey") }, { keys: ["Esc"], label: t("closeKey") }].map(
          ({ keys, label }) => (
            <div key={label} className="flex items-center justify-between gap-4 py-1.5">
              <dt>{label}</dt>
              <dd className="flex gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ),
        )}
      </dl>
    </Dialog>
  );
}
