import "server-only";
import { wordingAt } from "@/lib/domain/disclosure";
import { openPeriodAt, type Period } from "@/lib/domain/period";
import { versionHeldIn } from "@/lib/domain/target";
import { type PublicView } from "@/lib/format/public/public-page";
import { type PublicProject } from "@/lib/format/public/public-text";
import { db } from "../db/client";
import { governmentOf } from "./government";
import { type TargetFigures } from "./target-figures";
import { resolveStandingView, standingsByMonth } from "./target-standing";

/** What is written for citizens about a target, of all months. */
export interface DisclosureRow {
  readonly targetId: string;
  readonly name: string;
  readonly shown: boolean;
  readonly version: number;
  readonly wordings: readonly {
    readonly period: Period;
    readonly text: string;
    readonly progressReportId: string;
  }[];
}

/**
 * What citizens read (公开): the projects of a year that are switched on, at the end of the last month whose reports are
 * due. A year with nothing public is answered by the latest that has something.
 */
export async function publicProjects(asked: { year?: number }, at: Date): Promise<PublicView> {
  const { years } = await resolveStandingView("citizen", {}, at);
  const year = years.find((one) => one === asked.year);
  const view = await resolveStandingView("citizen", { year }, at);
  const months = await standingsByMonth("citizen", { year: view.year, periods: [view.period], at });
  const figures = months.get(view.period) ?? [];
  const disclosures = await disclosuresOf(figures);
  return {
    ...view,
    government: figures.length > 0 ? await governmentOf(view.year) : null,
    projects: await toPublic(figures, disclosures, view.period),
    preview: false,
  };
}

/** Whether there is anything for citizens to read. */
export async function anythingPublic(): Promise<boolean> {
  const { years } = await resolveStandingView("citizen", {});
  return years.length > 0;
}

/** The number of the log's last event: nothing about the ledger has changed while it is the same. */
export async function lastEvent(): Promise<number> {
  const last = await db().auditEvent.findFirst({ orderBy: { seq: "desc" }, select: { seq: true } });
  return last?.seq ?? 0;
}

/** What is written about these targets, by target. */
export async function disclosuresOf(
  targets: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, DisclosureRow>> {
  const rows = await db().disclosure.findMany({
    where: { targetId: { in: targets.map(({ id }) => id) } },
    select: {
      targetId: true,
      name: true,
      shown: true,
      version: true,
      wordings: { select: { period: true, text: true, progressReportId: true } },
    },
  });
  return new Map(rows.map((row) => [row.targetId, row]));
}

/** Only what citizens may read of each target: member by member, so that nothing else comes along. */
export async function toPublic(
  figures: readonly TargetFigures[],
  disclosures: ReadonlyMap<string, DisclosureRow>,
  period: Period,
): Promise<readonly PublicProject[]> {
  const [adjusted, promises] = await Promise.all([adjustedBy(figures, period), promisesOf(figures)]);
  return figures.map(({ id, indicator, source, definition, standing }) => {
    const disclosure = disclosures.get(id);
    const wording = wordingAt(disclosure?.wordings ?? [], period);
    return {
      name: disclosure?.name ?? indicator,
      promise: promises.get(source.statementId) ?? source.quote,
      adjusted: adjusted.has(id),
      definition,
      standing,
      wording: wording && { period: wording.period, text: wording.text },
      hidden: !disclosure?.shown,
    };
  });
}

/** Longer ones list what other targets are about. */
const SENTENCE_LIMIT = 120;

/** The whole sentences of the report that the targets come from, by statement; a very long one is left to its quote. */
async function promisesOf(figures: readonly TargetFigures[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().statement.findMany({
    where: { id: { in: figures.map(({ source }) => source.statementId) } },
    select: { id: true, sentenceStart: true, sentenceEnd: true, report: { select: { text: true } } },
  });
  return new Map(
    rows.flatMap(({ id, sentenceStart, sentenceEnd, report }) => {
      const sentence = report.text.slice(sentenceStart, sentenceEnd).trim();
      return sentence !== "" && sentence.length <= SENTENCE_LIMIT ? [[id, sentence] as const] : [];
    }),
  );
}

/** Which targets do not stand as promised any more in a month, because they were adjusted (目标调整) by then. */
async function adjustedBy(figures: readonly TargetFigures[], period: Period): Promise<ReadonlySet<string>> {
  const versions = await db().targetVersion.findMany({
    where: { targetId: { in: figures.map(({ id }) => id) } },
    select: { targetId: true, version: true, replacedAt: true },
  });
  const first = new Map<string, typeof versions>();
  for (const row of versions) first.set(row.targetId, [...(first.get(row.targetId) ?? []), row]);
  return new Set(
    [...first].flatMap(([targetId, rows]) => {
      const dated = rows.map((row) => ({ ...row, replacedIn: openPeriodAt(row.replacedAt) }));
      const oldest = Math.min(...rows.map(({ version }) => version));
      return versionHeldIn(dated, period)?.version === oldest ? [] : [targetId];
    }),
  );
}
