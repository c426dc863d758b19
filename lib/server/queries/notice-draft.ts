import "server-only";
import { createTranslator } from "next-intl";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { nextNoticeNumber } from "@/lib/domain/notice";
import { yearOf } from "@/lib/domain/period";
import { type Light } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { loadMessages } from "@/lib/format/messages";
import { noticeBody, type NoticeSubject, noticeTitle } from "@/lib/format/notice-text";
import { type Speaker } from "@/lib/format/speaker";
import { standingReasonText } from "@/lib/format/standing-text";
import { now } from "../clock";
import { db } from "../db/client";
import { forbidden, notFound } from "../errors";
import { noticeDetail, standingsOf } from "./notices";
import { visibleTargets } from "./scope";
import { resolveStandingView, type TargetStanding, targetStandings } from "./target-standing";

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
export async function newNoticeDraft(viewer: Viewer, targetIds: readonly string[]): Promise<NoticeDraft> {
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
  const numbers = await db().notice.findMany({ orderBy: { createdAt: "asc" }, select: { number: true } });
  return {
    stored: null,
    number: nextNoticeNumber(
      numbers.map(({ number }) => number),
      yearOf(dayOf(at).slice(0, 7)),
    ),
    title: subjects.length > 0 ? noticeTitle(subjects) : "",
    unitId: chosen[0]?.assignment?.leadUnit.id ?? "",
    body: subjects.length > 0 ? noticeBody(subjects) : "",
    dueOn: dayOf(new Date(at.getTime() + DAYS_TO_ANSWER * DAY_MS)),
    targetIds: chosen.map(({ id }) => id),
    choices: await choicesOf(viewer, chosen[0]?.year),
  };
}

async function subjectsOf(targets: readonly TargetStanding[]): Promise<readonly NoticeSubject[]> {
  const messages = await loadMessages("zh-CN");
  const speaker = createTranslator({ locale: "zh-CN", messages }) as unknown as Speaker;
  return targets.map(({ indicator, source, standing, definition }) => ({
    indicator,
    quote: source.quote,
    reason: standingReasonText(standing, definition, speaker, "zh-CN"),
    light: standing.light,
  }));
}

/** A stored draft for its form. @throws LedgerError FORBIDDEN, NOT_FOUND, also once it was issued */
export async function storedNoticeDraft(viewer: Viewer, id: string): Promise<NoticeDraft> {
  const notice = await noticeDetail(viewer, id);
  if (!notice.mayManage) throw forbidden();
  if (notice.state !== "draft") throw notFound();
  const { number, title, body, dueOn, version } = notice;
  return {
    stored: { id, version },
    number,
    title,
    unitId: notice.unit.id,
    body,
    dueOn,
    targetIds: notice.targets.map((target) => target.id),
    choices: await choicesOf(viewer, yearOf(notice.period)),
  };
}

async function choicesOf(viewer: Viewer, year: number | undefined): Promise<readonly NoticeSubjectChoice[]> {
  const view = await resolveStandingView(viewer, { year, period: undefined });
  const standings = await targetStandings(viewer, view);
  return standings.filter(({ assignment }) => assignment !== null).map(choiceOf);
}

function choiceOf({ id, number, indicator, standing, assignment }: TargetStanding): NoticeSubjectChoice {
  const units = assignment
    ? [
        { id: assignment.leadUnit.id, name: assignment.leadUnit.name, lead: true },
        ...assignment.supportUnits.map((unit) => ({ id: unit.id, name: unit.name, lead: false })),
      ]
    : [];
  return { id, number, indicator, light: standing.light, units };
}
