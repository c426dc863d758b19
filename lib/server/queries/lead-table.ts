import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { type LeadProposal, leadFinder, type LeadTable } from "@/lib/domain/lead-department";
import { dayOf } from "@/lib/format/dates";
import { now } from "../clock";
import { db } from "../db/client";
import { forbidden } from "../errors";
import { directory, type Directory } from "./directory";
import { settingOn } from "./settings";

/** Who probably leads an indicator, null where the table does not say. */
export type LeadProposer = (indicator: string) => LeadProposal<Directory["units"][number]> | null;

/** Proposes lead units by the table as it is today and the units as they are. */
export async function leadProposer(): Promise<LeadProposer> {
  const [table, { units }] = await Promise.all([settingOn("lead_departments", dayOf(now())), directory()]);
  return leadFinder(table, units);
}

export interface LeadTableView {
  readonly rows: LeadTable;
  readonly units: Directory["units"];
  /** Id of the change that was made last, for the next one to name; null where nothing was ever set. */
  readonly latest: string | null;
}

/** The table for those who may change it; a chosen unit that was dissolved meanwhile is no longer chosen. */
export async function leadTable(viewer: Viewer): Promise<LeadTableView> {
  if (!mayEver(viewer, "target.manage")) throw forbidden();
  const key = "lead_departments";
  const [table, { units }, latest] = await Promise.all([
    settingOn(key, dayOf(now())),
    directory(),
    db().setting.findFirst({ where: { key }, orderBy: { setAt: "desc" }, select: { id: true } }),
  ]);
  const active = new Set(units.map(({ id }) => id));
  const rows = table.map((row) => ({
    ...row,
    unitId: row.unitId !== null && active.has(row.unitId) ? row.unitId : null,
  }));
  return { rows, units, latest: latest?.id ?? null };
}
