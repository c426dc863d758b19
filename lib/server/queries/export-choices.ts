import "server-only";
import { may, mayEver, type Viewer } from "@/lib/domain/access";
import { comparePeriods, openPeriodAt, type Period, periodOf } from "@/lib/domain/period";
import { now } from "../clock";
import { db } from "../db/client";
import { noticeList } from "./notices";
import { snapshotList } from "./snapshots";
import { sightOf, visibleTargets } from "./scope";
import { resolveStandingView } from "./target-standing";

/** What a person can choose from in the export centre (导出中心); empty lists where there is nothing in sight. */
export interface ExportChoices {
  /** The month that is proposed. */
  readonly period: Period;
  /** The months that have begun, of all years in sight, the latest first. */
  readonly periods: readonly Period[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Of the proposed month's year. */
  readonly targets: readonly {
    readonly id: string;
    readonly number: number;
    readonly partNumber: number;
    readonly indicator: string;
  }[];
  readonly notices: readonly { readonly id: string; readonly number: string; readonly title: string }[];
  readonly snapshots: readonly { readonly id: string; readonly name: string; readonly takenAt: Date }[];
  readonly mayCirculate: boolean;
  readonly seesNotices: boolean;
  readonly mayAudit: boolean;
}

export async function exportChoices(viewer: Viewer): Promise<ExportChoices> {
  const at = now();
  const { period, year, years } = await resolveStandingView(viewer, {}, at);
  const mayCirculate = may(viewer, "circular.make");
  const [targets, notices, snapshots] = await Promise.all([
    db().target.findMany({
      where: { AND: [visibleTargets(viewer), { year, state: "active" }] },
      orderBy: [{ number: "asc" }, { partNumber: "asc" }],
      select: { id: true, number: true, partNumber: true, indicator: true },
    }),
    mayEver(viewer, "notice.view") ? noticeList(viewer) : [],
    mayCirculate ? snapshotList(viewer) : [],
  ]);
  const units = await unitsOf(viewer, year);
  const open = openPeriodAt(at);
  const periods = years
    .flatMap((one) => Array.from({ length: 12 }, (_, index) => periodOf(one, 12 - index)))
    .filter((one) => comparePeriods(one, open) <= 0);
  return {
    period,
    periods,
    units,
    targets,
    notices: notices.map(({ id, number, title }) => ({ id, number, title })),
    snapshots: snapshots.map(({ id, name, takenAt }) => ({ id, name, takenAt })),
    mayCirculate,
    seesNotices: mayEver(viewer, "notice.view"),
    mayAudit: may(viewer, "audit.view"),
  };
}

/** The units that lead or support a target in sight, in their official order; a unit's own people choose the own one. */
async function unitsOf(viewer: Viewer, year: number): Promise<ExportChoices["units"]> {
  const target = { AND: [visibleTargets(viewer), { year }] };
  return db().unit.findMany({
    where: {
      ...(viewer.unitId !== null && sightOf(viewer).kind === "unit" ? { id: viewer.unitId } : {}),
      OR: [{ leads: { some: { target } } }, { supports: { some: { assignment: { is: { target } } } } }],
    },
    orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
    select: { id: true, name: true },
  });
}
