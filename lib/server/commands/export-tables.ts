import "server-only";
import { mayEver } from "@/lib/domain/access";
import { type SheetFormat } from "@/lib/schemas/exports";
import { type StandingView, type TargetFilter } from "@/lib/schemas/target-filter";
import { db } from "../db/client";
import { forbidden, notFound } from "../errors";
import { assignmentSheet, livelihoodSheet, unitSheet } from "../exports/ledger-parts";
import { type Sheet } from "../exports/sheet";
import { monthHead } from "../exports/sheet-head";
import { exportSpeaker, exportWords } from "../exports/words";
import { resolveStandingView, type TargetStanding, targetStandings } from "../queries/target-standing";
import { type ViewerContext } from "./context";
import { exportSheet } from "./export-sheet";
import { type MadeFile } from "./record-export";
import { type Speaker } from "@/lib/format/speaker";

type Head = Pick<Sheet<TargetStanding>, "title" | "note">;

interface Table {
  readonly subject: "assignments" | "livelihood" | "unit";
  /** As its title says it. */
  readonly name: string;
  readonly conditions: readonly string[];
  readonly filter: TargetFilter;
  readonly sheet: (rows: readonly TargetStanding[], head: Head, speaker: Speaker) => Sheet<TargetStanding>;
}

interface Asked {
  readonly format: SheetFormat;
  readonly view: StandingView;
}

/** The responsibility table (责任分工表) of the targets in sight. Throws FORBIDDEN. */
export function exportAssignments(context: ViewerContext, asked: Asked): Promise<MadeFile> {
  return exportTable(context, asked, {
    subject: "assignments",
    name: "责任分工表",
    conditions: [],
    filter: {},
    sheet: assignmentSheet,
  });
}

/** The livelihood projects (民生实事) in sight with what became of each. Throws FORBIDDEN. */
export function exportLivelihood(context: ViewerContext, asked: Asked): Promise<MadeFile> {
  return exportTable(context, asked, {
    subject: "livelihood",
    name: "民生实事项目完成情况表",
    conditions: [],
    filter: { only: "livelihood" },
    sheet: livelihoodSheet,
  });
}

/** What one unit leads or supports (单位进展表), as far as it is in sight. Throws FORBIDDEN, and NOT_FOUND for no unit. */
export async function exportUnit(
  context: ViewerContext,
  { unit, ...asked }: Asked & { readonly unit: string },
): Promise<MadeFile> {
  const row = await db().unit.findUnique({ where: { id: unit }, select: { name: true, shortName: true } });
  if (!row) throw notFound();
  return exportTable(context, asked, {
    subject: "unit",
    name: `${row.shortName}目标进展表`,
    conditions: [`责任单位为${row.name}`],
    filter: { unit },
    sheet: (rows, head, speaker) => unitSheet(rows, head, unit, speaker),
  });
}

async function exportTable(context: ViewerContext, asked: Asked, table: Table): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "export.make")) throw forbidden();
  const { subject, name, conditions, filter } = table;
  const [domain, speaker] = await Promise.all([exportWords(), exportSpeaker()]);
  const { year, period } = await resolveStandingView(viewer, asked.view, now);
  const rows = await targetStandings(viewer, { year, period, filter, at: now });
  const { fileName, ...head } = await monthHead(
    { viewer, now },
    { subject: name, period, year, conditions, rows: rows.length },
    domain,
  );
  return exportSheet(context, {
    subject,
    format: asked.format,
    fileName,
    sheet: table.sheet(rows, head, speaker),
    filters: { period, ...filter },
  });
}
