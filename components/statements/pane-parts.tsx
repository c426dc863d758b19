"use client";

import { type useTranslations as useCatalogue, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";
import { type Jump } from "./report-blocks";
import { markClass } from "./report-text";
import { type StatementFilter } from "./statement-filter";

const PANES = ["list", "text"] as const;
export type Pane = (typeof PANES)[number];

/** On narrow screens list and text take turns. */
export function PaneSwitch({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) {
  const t = useTranslations("statements.pane");
  return (
    <div
      role="group"
      aria-label={t("label")}
      className="sticky top-13 z-10 flex border-b bg-surface lg:hidden print:hidden"
    >
      {PANES.map((key) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === pane}
          onClick={() => onPane(key)}
          className={cn(
            "min-h-11 grow border-b-2 -outline-offset-2",
            key === pane ? "border-accent font-medium text-accent" : "border-transparent text-muted",
          )}
        >
          {t(key)}
        </button>
      ))}
    </div>
  );
}

const LOOKS = ["target proposed", "result proposed", "target confirmed", "target rejected"] as const;

/** What the underlines in the text mean, and the way to a chapter of it. */
export function TextHead({ jumps, onJump }: { jumps: readonly Jump[]; onJump: (start: number) => void }) {
  const t = useTranslations("statements");
  return (
    <div className="sticky top-0 z-10 -mx-4 mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 border-b bg-surface px-4 py-1.5 text-sm max-lg:static print:static">
      {LOOKS.map((look) => (
        <span key={look} className={markClass(look)}>
          {t(`legend.${look}`)}
        </span>
      ))}
      {jumps.length > 0 && (
        <span className="ms-auto w-44 print:hidden">
          <Select
            aria-label={t("jump.label")}
            className="min-h-8 py-0 text-sm"
            value=""
            empty={t("jump.label")}
            options={jumps.map(({ start, title, depth, open }) => ({
              value: String(start),
              label: "　".repeat(depth) + (open > 0 ? t("jump.open", { title, open }) : title),
            }))}
            onChange={(event) => event.target.value !== "" && onJump(Number(event.target.value))}
          />
        </span>
      )}
    </div>
  );
}

/** What to say where the list shows nothing: there is nothing, nothing is left, or nothing was found. */
export function emptyText(
  t: ReturnType<typeof useCatalogue<"statements">>,
  total: number,
  filter: StatementFilter,
  search: string,
): { readonly title: string; readonly advice: string } {
  if (total === 0) return { title: t("empty.none"), advice: t("empty.noneAdvice") };
  if (search.trim() !== "") return { title: t("empty.search"), advice: t("empty.searchAdvice") };
  if (filter === "open") return { title: t("empty.open"), advice: t("empty.openAdvice") };
  return { title: t("empty.filter"), advice: t("empty.filterAdvice") };
}
