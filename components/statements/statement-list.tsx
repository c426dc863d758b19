"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { cn } from "@/components/ui/cn";
import { useAlive } from "@/components/ui/use-alive";
import { Input } from "@/components/ui/input";
import { type StatementView } from "@/lib/server/queries/statements";
import { STATEMENT_FILTERS, type StatementFilter } from "./statement-filter";
import { StatementRow } from "./statement-row";

/** The views of the list with their counts, and the search within. */
export function StatementFilters({
  filter,
  counts,
  dropped,
  search,
  searchRef,
  onFilter,
  onDropped,
  onSearch,
}: {
  /** null while the candidates that were left aside are shown instead of statements. */
  filter: StatementFilter | null;
  counts: Readonly<Record<StatementFilter, number>>;
  /** How many candidates were left aside. */
  dropped: number;
  search: string;
  searchRef: RefObject<HTMLInputElement | null>;
  onFilter: (filter: StatementFilter) => void;
  onDropped: () => void;
  onSearch: (search: string) => void;
}) {
  const t = useTranslations("statements");
  const tab = (pressed: boolean) =>
    cn(
      "min-h-8 rounded px-2 text-sm",
      pressed ? "bg-accent text-on-accent" : "text-muted hover:bg-accent-wash hover:text-accent",
    );
  return (
    <div className="space-y-2 border-b px-3 py-2">
      <div role="group" aria-label={t("list.filter")} className="flex flex-wrap gap-1">
        {STATEMENT_FILTERS.map((key) => (
          <button
            key={key}
            type="button"
            aria-pressed={key === filter}
            onClick={() => onFilter(key)}
            className={tab(key === filter)}
          >
            {t(`filter.${key}`)} <span className="tabular-nums">{counts[key]}</span>
          </button>
        ))}
        <button
          type="button"
          aria-pressed={filter === null}
          onClick={onDropped}
          className={cn(tab(filter === null), "ms-auto")}
        >
          {t("dropped.filter")} <span className="tabular-nums">{dropped}</span>
        </button>
      </div>
      <Input
        ref={searchRef}
        type="search"
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        aria-keyshortcuts="/"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
    </div>
  );
}

/** So many rows come from the server; those further down are there before anybody looks for them. */
const FIRST_ROWS = 100;

/** The statements of a view in reading order; the current one is open. */
export function StatementList({
  statements,
  currentId,
  empty,
  pageOf,
  onSelect,
  panel,
}: {
  statements: readonly StatementView[];
  currentId: string | null;
  /** The page a statement stands on; null for formats without pages. */
  pageOf: (statement: StatementView) => number | null;
  /** What to say where the view holds nothing. */
  empty: { readonly title: string; readonly advice: string };
  onSelect: (id: string) => void;
  panel: (statement: StatementView) => ReactNode;
}) {
  const t = useTranslations("statements.list");
  const alive = useAlive();
  if (statements.length === 0) return <EmptyState title={empty.title}>{empty.advice}</EmptyState>;
  return (
    <ol aria-label={t("label")}>
      {(alive ? statements : statements.slice(0, FIRST_ROWS)).map((statement) => (
        <StatementRow key={statement.id} statement={statement} page={pageOf(statement)} onSelect={onSelect}>
          {statement.id === currentId ? panel(statement) : undefined}
        </StatementRow>
      ))}
    </ol>
  );
}
