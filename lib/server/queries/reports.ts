import "server-only";
import { type Viewer, mayEver } from "@/lib/domain/access";
import { type ReportKind, type StatementState } from "@/lib/domain/vocabulary";
import { db, type Prisma } from "../db/client";
import { notFound } from "../errors";
import { type PageStart } from "../documents/document";
import { outlineOf, type ReportOutline } from "./report-outline";

/** What is said of a report wherever it is shown. */
interface ReportFacts {
  readonly id: string;
  readonly title: string;
  readonly government: string | null;
  readonly year: number;
  readonly kind: ReportKind;
  readonly fileName: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly importedAt: Date;
  readonly importedBy: string | null;
}

export interface ReportListItem extends ReportFacts {
  /** How many statements stand in each state; stated results count apart, as they become no target. */
  readonly targets: Readonly<Record<StatementState, number>>;
  readonly results: number;
}

export interface ReportDetail extends ReportFacts {
  readonly version: number;
  readonly text: string;
  readonly pages: readonly PageStart[];
  readonly outline: ReportOutline;
  readonly mayDecide: boolean;
  readonly mayChange: boolean;
}

/** What a list and a page say of a report; its text stands on the page only. */
const REPORT_COLUMNS = {
  id: true,
  title: true,
  government: true,
  year: true,
  kind: true,
  fileName: true,
  byteSize: true,
  sha256: true,
  importedAt: true,
  importedById: true,
} as const satisfies Prisma.ReportSelect;

/** Every report, the youngest first: reports are public, whoever may see any sees them all. */
export async function listReports(viewer: Viewer): Promise<readonly ReportListItem[]> {
  if (!mayEver(viewer, "report.view")) throw notFound();
  const [reports, counts] = await Promise.all([
    db().report.findMany({
      orderBy: [{ year: "desc" }, { importedAt: "desc" }],
      select: REPORT_COLUMNS,
    }),
    db().statement.groupBy({ by: ["reportId", "kind", "state"], _count: { _all: true } }),
  ]);
  const names = await namesOf(reports.map(({ importedById }) => importedById));
  return reports.map(({ importedById, kind, ...report }) => {
    const targets = { proposed: 0, confirmed: 0, rejected: 0, replaced: 0 };
    let results = 0;
    for (const count of counts.filter(({ reportId }) => reportId === report.id)) {
      const state = count.state as StatementState;
      if (count.kind === "target") targets[state] += count._count._all;
      else if (state !== "replaced") results += count._count._all;
    }
    return {
      ...report,
      kind: kind as ReportKind,
      importedBy: names.get(importedById) ?? null,
      targets,
      results,
    };
  });
}

/** What a report is called, for the head of its page. @throws NOT_FOUND */
export async function reportTitle(viewer: Viewer, id: string): Promise<string> {
  if (!mayEver(viewer, "report.view")) throw notFound();
  const report = await db().report.findUnique({ where: { id }, select: { title: true } });
  if (!report) throw notFound();
  return report.title;
}

/** One report with its whole text. @throws NOT_FOUND */
export async function reportDetail(viewer: Viewer, id: string): Promise<ReportDetail> {
  if (!mayEver(viewer, "report.view")) throw notFound();
  const report = await db().report.findUnique({
    where: { id },
    select: { ...REPORT_COLUMNS, version: true, text: true, pages: true, outline: true },
  });
  if (!report) throw notFound();
  const { importedById, kind, pages, outline, ...rest } = report;
  return {
    ...rest,
    kind: kind as ReportKind,
    pages: pages ? (JSON.parse(pages) as PageStart[]) : [],
    outline: outlineOf(outline),
    importedBy: (await namesOf([importedById])).get(importedById) ?? null,
    mayDecide: mayEver(viewer, "statement.decide"),
    mayChange: mayEver(viewer, "report.import"),
  };
}

/** The names of accounts by id; accounts are never deleted, but the product itself has none. */
export async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await db().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
