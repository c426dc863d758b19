import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { type ImportColumn, type ImportMapping } from "@/lib/domain/import-columns";
import { type ChangedTarget, type KnownTarget } from "@/lib/domain/import-target";
import { type PlannedRow } from "@/lib/domain/ledger-import";
import { pageOf } from "@/lib/domain/list-page";
import { columnLetters } from "@/lib/format/column-letters";
import { HEADING_LINES, PREVIEW_SHOWN, type PreviewShown } from "@/lib/schemas/ledger-imports";
import { db } from "../db/client";
import { notFound } from "../errors";
import { exportWords, type Words } from "../exports/words";
import { draftTable, type DraftTable, planDraft } from "../ledger-import/plan-draft";
import { proposedMapping } from "../ledger-import/proposed-columns";
import { directory, type Directory } from "./directory";

/** Rows of the preview on one page. */
export const PREVIEW_PAGE = 50;
const SAMPLES = 3;

/** A column of the file: its letter as spreadsheets show it, its name in the file, and what it holds. */
export interface FileColumn {
  readonly letter: string;
  readonly heading: string;
  readonly holds: ImportColumn | null;
  /** The first values under the heading. */
  readonly samples: readonly string[];
}

/** How a draft's columns are read, for choosing. */
export interface DraftColumns {
  readonly headingRow: number | null;
  readonly columns: readonly FileColumn[];
  /** The lines that could name the columns, as text. */
  readonly lines: readonly string[];
}

export interface PreviewCell {
  readonly text: string;
  /** Key of the `errors` catalogue. */
  readonly problem?: string;
  /** What the ledger has now, where the file changes it; empty for nothing. */
  readonly before?: string;
}

export interface PreviewRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly kind: PlannedRow["plan"]["kind"];
  readonly cells: readonly PreviewCell[];
  /** What is wrong with something that no column of the file holds. */
  readonly problems: readonly { readonly column: ImportColumn; readonly problem: string }[];
}

export interface ImportPreview {
  readonly columns: readonly FileColumn[];
  readonly counts: Readonly<Record<PreviewShown, number>>;
  /** How many cells are wrong, in all rows. */
  readonly errors: number;
  readonly shown: PreviewShown;
  readonly page: number;
  readonly rows: readonly PreviewRow[];
  /** What `startImport` asks for: this preview and no other is imported. */
  readonly fingerprint: string;
}

/**
 * The columns of a draft; of another heading line than the stored one (from 0, -1 for none) they are proposed anew.
 * Throws NOT_FOUND.
 */
export async function draftColumns(viewer: Viewer, id: string, heading?: number): Promise<DraftColumns> {
  const stored = await loadDraft(viewer, id);
  const chosen = heading === undefined ? stored.headingRow : heading < 0 ? null : heading;
  const table =
    chosen === stored.headingRow
      ? stored
      : {
          ...stored,
          headingRow: chosen,
          mapping: chosen === null ? {} : await proposedMapping(viewer.userId, stored.cells[chosen] ?? []),
        };
  return {
    headingRow: table.headingRow,
    columns: fileColumns(table),
    lines: table.cells
      .slice(0, HEADING_LINES)
      .map((cells) => cells.filter((text) => text !== "").join(" · "))
      .map((text) => text.slice(0, 60)),
  };
}

/** What importing a draft would do, a page of it; without a choice what needs a look stands first. Throws NOT_FOUND. */
export async function importPreview(
  viewer: Viewer,
  id: string,
  asked: { readonly show?: PreviewShown; readonly page: number },
): Promise<ImportPreview> {
  const table = await loadDraft(viewer, id);
  const [{ rows, fingerprint }, names, words] = await Promise.all([
    planDraft(table),
    directory(),
    exportWords(),
  ]);
  const of = (kind: PreviewShown) => (kind === "all" ? rows : rows.filter(({ plan }) => plan.kind === kind));
  const counts = Object.fromEntries(PREVIEW_SHOWN.map((kind) => [kind, of(kind).length])) as Record<
    PreviewShown,
    number
  >;
  const shown =
    asked.show ?? (["wrong", "changed", "new"] as const).find((kind) => counts[kind] > 0) ?? "all";
  const { page, items: planned } = pageOf(of(shown), asked.page, PREVIEW_PAGE);
  const columns = shownColumns(fileColumns(table), shown, planned);
  return {
    columns,
    counts,
    errors: rows.reduce((sum, { problems }) => sum + Object.keys(problems).length, 0),
    shown,
    page,
    rows: planned.map((row) =>
      previewRow(row, table, columns, (target, column) => ledgerText(target, column, names, words)),
    ),
    fingerprint,
  };
}

/** One wrong cell of the file, for the list that goes to whoever keeps the spreadsheet. */
export interface ImportError {
  readonly line: number;
  /** Null where no column of the file holds what is wrong. */
  readonly letter: string | null;
  readonly column: ImportColumn;
  readonly text: string;
  readonly problem: string;
}

/** Every wrong cell of a draft, with the name of its file. Throws NOT_FOUND. */
export async function importErrors(
  viewer: Viewer,
  id: string,
): Promise<{ readonly fileName: string; readonly errors: readonly ImportError[] }> {
  const table = await loadDraft(viewer, id);
  const { rows } = await planDraft(table);
  const errors = rows.flatMap(({ line, problems }) =>
    (Object.entries(problems) as [ImportColumn, string][]).map(([column, problem]): ImportError => {
      const at = table.mapping[column];
      return {
        line,
        letter: at === undefined ? null : columnLetters(at),
        column,
        text: at === undefined ? "" : (table.cells[line - 1]?.[at] ?? ""),
        problem,
      };
    }),
  );
  return { fileName: table.fileName, errors };
}

async function loadDraft(viewer: Viewer, id: string): Promise<DraftTable & { readonly fileName: string }> {
  const row = mayEver(viewer, "ledger.import")
    ? await db().ledgerImport.findUnique({
        where: { id },
        select: { year: true, cells: true, headingRow: true, mapping: true, fileName: true },
      })
    : null;
  if (!row) throw notFound();
  return { ...draftTable(row), fileName: row.fileName };
}

function fileColumns({ cells, headingRow, mapping }: DraftTable): readonly FileColumn[] {
  const below = cells.slice(headingRow === null ? 0 : headingRow + 1);
  const width = below.reduce((most, row) => Math.max(most, row.length), cells[headingRow ?? 0]?.length ?? 0);
  const holds = new Map(
    (Object.entries(mapping) as [ImportColumn, number][]).map(([name, at]) => [at, name]),
  );
  return Array.from({ length: width }, (_, at) => ({
    letter: columnLetters(at),
    heading: headingRow === null ? "" : (cells[headingRow]?.[at] ?? ""),
    holds: holds.get(at) ?? null,
    samples: below.flatMap((row) => row[at] || []).slice(0, SAMPLES),
  }));
}

/** What names a row; the columns that stand beside those with something to look at. */
const NAMING: ReadonlySet<ImportColumn> = new Set(["number", "indicator"]);

/** Where only errors or changes are shown, the columns without any on this page are left out. */
function shownColumns(
  columns: readonly FileColumn[],
  shown: PreviewShown,
  rows: readonly PlannedRow[],
): readonly FileColumn[] {
  const marked = new Set(
    rows.flatMap(({ problems, plan }) =>
      plan.kind === "changed" ? plan.next.columns : (Object.keys(problems) as ImportColumn[]),
    ),
  );
  const narrowed = shown === "wrong" || shown === "changed";
  return columns.filter(
    ({ holds }) => holds !== null && (!narrowed || NAMING.has(holds) || marked.has(holds)),
  );
}

function previewRow(
  { line, problems, plan }: PlannedRow,
  { cells, mapping }: { readonly cells: DraftTable["cells"]; readonly mapping: ImportMapping },
  columns: readonly FileColumn[],
  known: (target: KnownTarget, column: ImportColumn) => string,
): PreviewRow {
  const changed: ChangedTarget | null = plan.kind === "changed" ? plan.next : null;
  return {
    line,
    kind: plan.kind,
    cells: columns.flatMap(({ holds }): PreviewCell[] => {
      if (holds === null) return [];
      const at = mapping[holds] ?? -1;
      const problem = problems[holds];
      return [
        {
          text: cells[line - 1]?.[at] ?? "",
          ...(problem === undefined ? {} : { problem }),
          ...(changed?.columns.includes(holds) ? { before: known(changed.target, holds) } : {}),
        },
      ];
    }),
    problems: (Object.entries(problems) as [ImportColumn, string][])
      .filter(([column]) => mapping[column] === undefined)
      .map(([column, problem]) => ({ column, problem })),
  };
}

/** What the ledger says where a file may say something else. */
function ledgerText(target: KnownTarget, column: ImportColumn, names: Directory, words: Words): string {
  const { content, assignment } = target;
  const unit = (id: string) => names.units.find((one) => one.id === id)?.shortName ?? "";
  if (column === "category") return words(`category.${content.category}`);
  if (column === "measure") return words(`measure.${content.measure}`);
  if (column === "baseline") return content.baseline ?? "";
  if (column === "weight") return target.weight;
  if (column === "leader") return names.posts.find(({ id }) => id === assignment?.leaderPostId)?.title ?? "";
  if (column === "leadUnit") return assignment ? unit(assignment.leadUnitId) : "";
  if (column === "supportUnits") return (assignment?.supportUnitIds ?? []).map(unit).join("、");
  if (column === "dueOn") return assignment?.dueOn ?? "";
  if (column === "livelihood") return target.livelihood ? "是" : "否";
  return column === "note" ? (target.note ?? "") : "";
}
