"use client";

import { ArrowDownToLine, Keyboard, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../../ui/button";
import { cn } from "../../ui/cn";
import { Kbd } from "../../ui/kbd";
import { Popover } from "../../ui/popover";
import { Spinner } from "../../ui/spinner";
import { unsaved } from "./sheet-model";
import { type Sheet } from "./use-sheet";

const KEYS = ["move", "extend", "edit", "take", "cancel", "fill", "clear", "copy", "undo", "leave"] as const;

/** Undo, redo, fill, the keys, and whether everything is stored. */
export function SheetToolbar({
  sheet,
  fill,
  filter,
}: {
  sheet: Sheet;
  fill: () => void;
  filter: React.ReactNode;
}) {
  const t = useTranslations("targets.sheet");
  return (
    <div className="mb-2 flex flex-wrap items-end gap-2 print:hidden">
      {filter}
      <Button disabled={!sheet.state?.undo.length} onClick={sheet.undo}>
        <Undo2 aria-hidden />
        {t("undo")}
      </Button>
      <Button disabled={!sheet.state?.redo.length} onClick={sheet.redo}>
        <Redo2 aria-hidden />
        {t("redo")}
      </Button>
      <Button onClick={fill}>
        <ArrowDownToLine aria-hidden />
        {t("fillDown")}
      </Button>
      <Popover
        label={t("keys")}
        trigger={
          <Button>
            <Keyboard aria-hidden />
            {t("keys")}
          </Button>
        }
      >
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5">
          {KEYS.map((key) => (
            <div key={key} className="contents">
              <dt className="whitespace-nowrap">
                <Kbd>{t(`key.${key}.keys`)}</Kbd>
              </dt>
              <dd>{t(`key.${key}.does`)}</dd>
            </div>
          ))}
        </dl>
      </Popover>
      <SaveState sheet={sheet} />
    </div>
  );
}

function SaveState({ sheet }: { sheet: Sheet }) {
  const t = useTranslations("targets.sheet");
  const { going, refused } = sheet.state ? unsaved(sheet.state) : { going: 0, refused: 0 };
  const bad = sheet.failure !== null || refused > 0;
  return (
    <div className="ms-auto flex min-h-9 items-center gap-2">
      <p
        role="status"
        className={cn("flex items-center gap-1.5 text-sm", bad ? "font-medium text-red" : "text-muted")}
      >
        {going > 0 && !sheet.failure && <Spinner />}
        {sheet.failure ??
          (going > 0
            ? t("saving", { count: going })
            : refused > 0
              ? t("refused", { count: refused })
              : t("saved"))}
      </p>
      {sheet.failure && (
        <Button size="sm" onClick={sheet.retry}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
