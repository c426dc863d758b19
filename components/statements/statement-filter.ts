import { type StatementView } from "@/lib/server/queries/statements";

/** Nobody has decided about it yet. */
export const isOpen = ({ state }: StatementView): boolean => state === "proposed";

/** What it says may still be changed: a result that was accepted carries no target. */
export const isChangeable = (statement: StatementView): boolean =>
  isOpen(statement) || (statement.state === "confirmed" && !statement.target);

/** The views of the list, in the order of its tabs. */
export const STATEMENT_FILTERS = ["open", "confirmed", "rejected", "results", "all"] as const;
export type StatementFilter = (typeof STATEMENT_FILTERS)[number];

const SHOWS: Readonly<Record<StatementFilter, (statement: StatementView) => boolean>> = {
  open: ({ kind, state }) => kind === "target" && state === "proposed",
  confirmed: ({ kind, state }) => kind === "target" && state === "confirmed",
  rejected: ({ state }) => state === "rejected",
  results: ({ kind, state }) => kind === "result" && state !== "rejected",
  all: () => true,
};

/** How many statements each view holds. */
export function countByFilter(
  statements: readonly StatementView[],
): Readonly<Record<StatementFilter, number>> {
  const count = (filter: StatementFilter) => statements.filter(SHOWS[filter]).length;
  return {
    open: count("open"),
    confirmed: count("confirmed"),
    rejected: count("rejected"),
    results: count("results"),
    all: statements.length,
  };
}

/** The statements of a view whose words contain all the words searched for. */
export function filterStatements(
  statements: readonly StatementView[],
  filter: StatementFilter,
  search: string,
): readonly StatementView[] {
  const words = search.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return statements.filter((statement) => {
    if (!SHOWS[filter](statement)) return false;
    const { indicator, section, low, high, unit, target } = statement;
    const hay = [indicator, section, low, high, unit, target && `#${target.number}`].join(" ").toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

/** The targets that may be confirmed in one stroke: extraction is certain of them and nobody has decided yet. */
export function certainTargets(statements: readonly StatementView[]): readonly StatementView[] {
  return statements.filter((statement) => SHOWS.open(statement) && statement.confidence === "high");
}

/** The first statement after a place in reading order that is one of `wanted`, or the last one before it. */
export function nearest(
  all: readonly StatementView[],
  wanted: readonly StatementView[],
  id: string | null,
): string | null {
  const ids = new Set(wanted.map((statement) => statement.id));
  const at = all.findIndex((statement) => statement.id === id);
  const after = all.slice(at + 1).find((statement) => ids.has(statement.id));
  const before = all.slice(0, Math.max(at, 0)).findLast((statement) => ids.has(statement.id));
  return (after ?? before)?.id ?? null;
}
