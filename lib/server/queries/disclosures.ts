import "server-only";
import { may, mayEver, type Viewer } from "@/lib/domain/access";
import { type Period } from "@/lib/domain/period";
import { type PublicView } from "@/lib/format/public/public-page";
import { type PublicProject } from "@/lib/format/public/public-text";
import { now } from "../clock";
import { forbidden } from "../errors";
import { governmentOf } from "./government";
import { disclosuresOf, toPublic } from "./public-projects";
import { resolveStandingView, targetStandings } from "./target-standing";

/** A livelihood project with what citizens read of it, beside what the unit reported. */
export interface DisclosureItem {
  readonly targetId: string;
  readonly number: number;
  readonly indicator: string;
  /** As the public page says it, or would. */
  readonly project: PublicProject;
  /** 0 where nothing was written yet. */
  readonly version: number;
  readonly shown: boolean;
  /** The words for this very month; null where none were written for it. */
  readonly text: string | null;
  /** What the unit reported for the month, approved; null where nothing is: there are no public words then. */
  readonly approved: string | null;
  /** The report was corrected after the words were written. */
  readonly outdated: boolean;
}

export interface DisclosureBoard {
  readonly year: number;
  readonly years: readonly number[];
  readonly period: Period;
  readonly items: readonly DisclosureItem[];
  readonly mayManage: boolean;
}

/** The livelihood projects of a year, at the month that the public page shows. @throws LedgerError FORBIDDEN */
export async function disclosureBoard(
  viewer: Viewer,
  asked: { year?: number },
  at: Date = now(),
): Promise<DisclosureBoard> {
  if (!mayEver(viewer, "disclosure.view")) throw forbidden();
  const { year, years, period } = await resolveStandingView(viewer, { year: asked.year }, at);
  const targets = await targetStandings(viewer, { year, period, filter: { only: "livelihood" }, at });
  const disclosures = await disclosuresOf(targets);
  const projects = await toPublic(targets, disclosures, period);
  const items = targets.map(({ id, number, indicator, report }, index): DisclosureItem => {
    const disclosure = disclosures.get(id);
    const wording = disclosure?.wordings.find((one) => one.period === period);
    return {
      targetId: id,
      number,
      indicator,
      project: projects[index]!,
      version: disclosure?.version ?? 0,
      shown: disclosure?.shown ?? false,
      text: wording?.text ?? null,
      approved: report?.progress ?? null,
      outdated: wording !== undefined && report !== null && wording.progressReportId !== report.id,
    };
  });
  return { year, years, period, items, mayManage: may(viewer, "disclosure.manage") };
}

/** The public page as it would be with every project switched on. @throws LedgerError FORBIDDEN */
export async function publicPreview(viewer: Viewer, asked: { year?: number }): Promise<PublicView> {
  const { items, year, years, period } = await disclosureBoard(viewer, asked);
  const projects = items.map(({ project }) => project);
  return { government: await governmentOf(year), year, years, period, projects, preview: true };
}
