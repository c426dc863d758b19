import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { nextNoticeNumber } from "@/lib/domain/notice";
import { type Period, yearOf } from "@/lib/domain/period";
import { type Light } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { noticeBody, type NoticeSubject, noticeTitle } from "@/lib/format/notice-text";
import { officialReasonText } from "@/lib/format/standing-text";
import { now } from "../clock";
import { type StandingView } from "@/lib/schemas/target-filter";
import { db, type Tx } from "../db/client";
import { forbidden, mayNot, notFound } from "../errors";
import { exportSpeaker } from "../exports/words";
import { noticeDetail, standingsOf } from "./notices";
import { visibleInstructions, visibleTargets } from "./scope";
import { type TargetFigures, type UnitName } from "./target-figures";
import { resolveStandingView, targetFigures } from "./target-standing";

/** Days that a unit is usually given to answer. */
const DAYS_TO_ANSWER = 15;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A target that a notice can be about, with the units that have a duty in it. */
export interface NoticeSubjectChoice {
  readonly id: string;
  readonly number: number;
  readonly indicator: string;
  readonly light: Light;
  readonly units: readonly { readonly id: string; readonly name: string; readonly lead: boolean }[];
}

export interface NoticeDraft {
  /** Null in a notice that isn't stored yet. */
  readonly stored: { readonly id: string; readonly version: number } | null;
  /** The instruction (批示) that a new notice is made of. */
  readonly instruction: { readonly id: string; readonly post: string; readonly text: string } | null;
  readonly number: string;
  readonly title: string;
  readonly unitId: string;
  readonly body: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly targetIds: readonly string[];
  readonly choices: readonly NoticeSubjectChoice[];
}

/**
 * What the form of a new notice begins with: the next number of the series, the lead unit of the first target, and a
 * body from where the targets stand.
 *
 * @param targetIds of one year; empty shows the year's active targets to choose from
 * @throws LedgerError FORBIDDEN · NOT_FOUND for a target out of sight
 */
export async function newNoticeDraft(
  viewer: Viewer,
  targetIds: readonly string[],
  instructionId?: string,
): Promise<NoticeDraft> {
  if (!mayEver(viewer, "notice.manage")) throw forbidden();
  const at = now();
  const rows = await db().target.findMany({
    where: { AND: [visibleTargets(viewer), { id: { in: [...targetIds] } }] },
    select: { id: true, year: true },
  });
  if (rows.length !== new Set(targetIds).size) throw notFound();
  const { standings } = await standingsOf(viewer, rows);
  const chosen = standings.filter(({ id }) => targetIds.includes(id));
  const subjects = await subjectsOf(chosen);
  const instruction = instructionId === undefined ? null : await instructionFor(viewer, instructionId);
  return {
    stored: null,
    instruction,
    number: nextNoticeNumber(await noticeNumbers(db()), yearOf(dayOf(at).slice(0, 7))),
    title: subjects.length > 0 ? noticeTitle(subjects) : "",
    unitId: chosen[0]?.assignment?.leadUnit.id ?? "",
    body: subjects.length > 0 ? noticeBody(subjects, instruction ?? undefined) : "",
    dueOn: usualDeadline(at),
    targetIds: chosen.map(({ id }) => id),
    choices: await choicesOf(viewer, chosen[0]?.year, targetIds),
  };
}

/** The numbers of all notices, oldest first; those drafted together in their order. */
export async function noticeNumbers(from: Pick<Tx, "notice">): Promise<readonly string[]> {
  const rows = await from.notice.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}

function usualDeadline(at: Date): string {
  return dayOf(new Date(at.getTime() + DAYS_TO_ANSWER * DAY_MS));
}

/** A unit with the red targets that it leads, for drafting its notice in one step. */
export interface RedUnit {
  readonly unit: UnitName;
  readonly targets: readonly {
    readonly target: TargetFigures;
    /** An open notice that already chases the target. */
    readonly notice: { readonly id: string; readonly number: string } | null;
  }[];
}

/**
 * The red targets of a month by lead unit (those that nobody leads can't be chased), and the deadline to propose.
 *
 * @throws LedgerError FORBIDDEN
 */
export async function redUnits(
  viewer: Viewer,
  asked: StandingView,
): Promise<{ readonly period: Period; readonly dueOn: string; readonly units: readonly RedUnit[] }> {
  if (!mayEver(viewer, "notice.manage")) throw forbidden();
  const view = await resolveStandingView(viewer, asked);
  const red = await targetFigures(viewer, { ...view, filter: { light: "red" } });
  const open = await db().noticeTarget.findMany({
    where: { targetId: { in: red.map(({ id }) => id) }, notice: { state: { not: "closed" } } },
    select: { targetId: true, notice: { select: { id: true, number: true } } },
  });
  const noticeOf = new Map(open.map(({ targetId, notice }) => [targetId, notice]));
  return {
    period: view.period,
    dueOn: usualDeadline(now()),
    units: byLeadUnit(red).map(({ unit, targets }) => ({
      unit,
      targets: targets.map((target) => ({ target, notice: noticeOf.get(target.id) ?? null })),
    })),
  };
}

/** Targets by the unit that leads them, in the order in which the units first appear. */
export function byLeadUnit(
  targets: readonly TargetFigures[],
): readonly { readonly unit: UnitName; readonly targets: readonly TargetFigures[] }[] {
  const groups = new Map<string, { unit: UnitName; targets: TargetFigures[] }>();
  for (const target of targets) {
    const unit = target.assignment?.leadUnit;
    if (!unit) continue;
    const group = groups.get(unit.id) ?? { unit, targets: [] };
    group.targets.push(target);
    groups.set(unit.id, group);
  }
  return [...groups.values()];
}

/** What a notice says of targets where they stand, in the language of official documents. */
export async function subjectsOf(targets: readonly TargetFigures[]): Promise<readonly NoticeSubject[]> {
  const speaker = await exportSpeaker();
  return targets.map(({ indicator, source, standing, definition }) => ({
    indicator,
    quote: source.quote,
    reason: officialReasonText(standing, definition, speaker),
    light: standing.light,
  }));
}

async function instructionFor(viewer: Viewer, id: string): Promise<NoticeDraft["instruction"]> {
  const row = await db().instruction.findFirst({
    where: { AND: [visibleInstructions(viewer), { id }] },
    select: { id: true, text: true, post: { select: { title: true } } },
  });
  if (!row) throw notFound();
  return { id: row.id, text: row.text, post: row.post.title };
}

/** A stored draft for its form. @throws LedgerError FORBIDDEN, NOT_FOUND, also once it was issued */
export async function storedNoticeDraft(viewer: Viewer, id: string): Promise<NoticeDraft> {
  const notice = await noticeDetail(viewer, id);
  if (!notice.mayManage) throw mayNot("notice.manage", "notice", id);
  if (notice.state !== "draft") throw notFound();
  const { number, title, body, dueOn, version } = notice;
  return {
    stored: { id, version },
    instruction: null,
    number,
    title,
    unitId: notice.unit.id,
    body,
    dueOn,
    targetIds: notice.targets.map((target) => target.id),
    choices: await choicesOf(
      viewer,
      yearOf(notice.period),
      notice.targets.map(({ id: one }) => one),
    ),
  };
}

/** Besides the year's targets those that are chosen already: a notice may be about a part (分解) alone. */
async function choicesOf(
  viewer: Viewer,
  year: number | undefined,
  chosen: readonly string[],
): Promise<readonly NoticeSubjectChoice[]> {
  const view = await resolveStandingView(viewer, { year, period: undefined });
  const standings = await targetFigures(viewer, view);
  const ids = chosen.filter((id) => !standings.some((target) => target.id === id));
  const parts = ids.length === 0 ? [] : await targetFigures(viewer, { ...view, ids });
  return [...standings, ...parts].filter(({ assignment }) => assignment !== null).map(choiceOf);
}

function choiceOf({ id, number, indicator, standing, assignment }: TargetFigures): NoticeSubjectChoice {
  const units = assignment
    ? [
        { id: assignment.leadUnit.id, name: assignment.leadUnit.name, lead: true },
        ...assignment.supportUnits.map((unit) => ({ id: unit.id, name: unit.name, lead: false })),
      ]
    : [];
  return { id, number, indicator, light: standing.light, units };
}
