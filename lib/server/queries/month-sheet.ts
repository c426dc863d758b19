import "server-only";
import { randomUUID } from "node:crypto";
import { may, type Viewer } from "@/lib/domain/access";
import { type Period } from "@/lib/domain/period";
import { type LightThresholds } from "@/lib/domain/thresholds";
import { now } from "../clock";
import { evidenceByReport, type EvidenceView } from "./evidence";
import { type MonthRow, progressMonth, type ProgressMonth } from "./progress-month";
import { settingsOf } from "./reporting-periods";

/** One target in the month sheet (月报表): everything that its cells need. */
export interface MonthSheetRow extends MonthRow {
  readonly evidence: readonly EvidenceView[];
  /** The id under which a first save creates the report. */
  readonly newId: string;
  /** Whether the person may type in it now. */
  readonly editable: boolean;
}

/** A unit's month with all its targets, as it is filled in like a sheet. */
export interface MonthSheet extends Omit<ProgressMonth, "rows"> {
  /** In the order of their numbers, which stays while one types. */
  readonly rows: readonly MonthSheetRow[];
  readonly thresholds: LightThresholds;
  readonly maySubmit: boolean;
  readonly mayHandOver: boolean;
}

/** The own unit's month sheet; `asked` as in `progressMonth`. */
export async function monthSheet(viewer: Viewer, asked?: Period, at: Date = now()): Promise<MonthSheet> {
  const month = await progressMonth(viewer, asked, at);
  const ties = { leadUnitId: viewer.unitId };
  const maySubmit = may(viewer, "progress.submit", ties);
  const [evidence, { thresholds }] = await Promise.all([
    evidenceByReport(month.rows.flatMap(({ report }) => report?.id ?? [])),
    settingsOf(month.period),
  ]);
  return {
    ...month,
    rows: month.rows
      .map((row) => ({
        ...row,
        evidence: (row.report && evidence.get(row.report.id)) ?? [],
        newId: randomUUID(),
        editable: isEditable(row, maySubmit),
      }))
      .sort((a, b) => a.number - b.number || a.partNumber - b.partNumber),
    thresholds,
    maySubmit,
    mayHandOver: may(viewer, "progress.hand_over", ties),
  };
}

/** It lies with the unit; and what was handed over lies with the unit head. */
function isEditable({ task }: MonthRow, maySubmit: boolean): boolean {
  return task === "with_head" ? maySubmit : task !== "in_review" && task !== "done";
}
