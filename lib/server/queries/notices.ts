import "server-only";
import { type z } from "zod";
import { may, mayEver, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type NoticeWarning, noticeWarning } from "@/lib/domain/escalation";
import { isOverdue } from "@/lib/domain/notice";
import { type Period, yearOf } from "@/lib/domain/period";
import { dayOf } from "@/lib/format/dates";
import { memberOf, NOTICE_STATES, type NoticeState } from "@/lib/domain/vocabulary";
import { type noticeListSchema } from "@/lib/schemas/notices";
import { now } from "../clock";
import { db } from "../db/client";
import { notFound } from "../errors";
import { governmentOf } from "./government";
import { noticeHistory } from "./record-history";
import { namesOf } from "./reports";
import { visibleInstructions, visibleNotices } from "./scope";
import { settingOn } from "./settings";
import { type TargetFigures } from "./target-figures";
import { resolveStandingView, targetFigures } from "./target-standing";

export interface NoticeItem {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly state: NoticeState;
  /** `YYYY-MM-DD`, empty in a draft without one. */
  readonly dueOn: string;
  /** The unit owes an answer and its day has passed. */
  readonly overdue: boolean;
  /** 亮牌 */
  readonly warning: NoticeWarning | null;
  /** Somebody waits for this person to act. */
  readonly mine: boolean;
  readonly targets: number;
  readonly issuedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly closedAt: Date | null;
  /** What the unit replied last. */
  readonly lastReply: { readonly text: string; readonly at: Date } | null;
  readonly verification: string | null;
  readonly closingNote: string | null;
}

/** What is asked of whom in each state: the unit's head signs and replies, the supervisor issues and checks. */
const ASKED_OF = {
  draft: "notice.manage",
  issued: "notice.answer",
  received: "notice.answer",
  replied: "notice.manage",
  verified: "notice.manage",
  closed: null,
} as const;

/** The notices in sight: what is asked of this person first, then by deadline; closed ones last. */
export async function noticeList(viewer: Viewer): Promise<readonly NoticeItem[]> {
  const at = now();
  const escalation = await settingOn("notice_escalation", dayOf(at));
  const rows = await db().notice.findMany({
    where: visibleNotices(viewer),
    orderBy: [{ dueOn: "asc" }, { number: "asc" }],
    select: {
      id: true,
      number: true,
      title: true,
      unitId: true,
      unit: { select: { shortName: true } },
      state: true,
      dueOn: true,
      issuedAt: true,
      receivedAt: true,
      closedAt: true,
      verification: true,
      closingNote: true,
      replies: { orderBy: { at: "desc" }, select: { kind: true, text: true, at: true } },
      _count: { select: { targets: true } },
    },
  });
  return rows
    .map(({ unitId, unit, replies, _count, ...row }) => {
      const state = memberOf(NOTICE_STATES, row.state);
      const asked = ASKED_OF[state];
      return {
        ...row,
        state,
        unit: unit.shortName,
        overdue: isOverdue({ state, dueOn: row.dueOn }, at),
        warning: noticeWarning(
          { state, dueOn: row.dueOn, returned: wasReturned(replies[0]) },
          at,
          escalation,
        ),
        lastReply: replies.find(({ kind }) => kind === "reply") ?? null,
        mine: asked !== null && may(viewer, asked, { leadUnitId: unitId }),
        targets: _count.targets,
      };
    })
    .sort((a, b) => rankOf(a) - rankOf(b));
}

/** Whether the last word on a notice is the supervisor's, that the reply does not do. */
function wasReturned(last: { readonly kind: string } | undefined): boolean {
  return last?.kind === "return";
}

export type NoticeShow = z.output<typeof noticeListSchema>["show"];

/** The notices that a view of the list shows. */
export function shownNotices(notices: readonly NoticeItem[], show: NoticeShow): readonly NoticeItem[] {
  if (show === "overdue") return notices.filter(({ overdue }) => overdue);
  return show === "warned" ? notices.filter(({ warning }) => warning !== null) : notices;
}

function rankOf({ mine, overdue, state }: NoticeItem): number {
  if (state === "closed") return 3;
  return mine ? 0 : overdue ? 1 : 2;
}

export interface NoticeTargetView {
  readonly id: string;
  readonly number: number;
  readonly indicator: string;
  /** Null where the target itself is out of the viewer's sight, as after a reassignment. */
  readonly standing: TargetFigures | null;
}

export interface NoticeDetail {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly body: string;
  readonly dueOn: string;
  readonly state: NoticeState;
  readonly overdue: boolean;
  readonly warning: NoticeWarning | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly issued: Signature | null;
  readonly received: Signature | null;
  readonly verified: (Signature & { readonly note: string }) | null;
  readonly closed: (Signature & { readonly note: string }) | null;
  /** The instructions (批示) that it answers. */
  readonly instructions: readonly {
    readonly id: string;
    readonly post: string;
    readonly text: string;
    readonly at: Date;
  }[];
  readonly replies: readonly (Signature & {
    readonly id: string;
    readonly kind: "reply" | "return";
    readonly text: string;
  })[];
  readonly targets: readonly NoticeTargetView[];
  readonly history: readonly AuditBody[];
  /** Of its targets. */
  readonly year: number;
  /** Whose notice it is; null where the report doesn't name it. */
  readonly government: string | null;
  /** The month whose standing the targets are shown with. */
  readonly period: Period;
  readonly mayManage: boolean;
  readonly mayAnswer: boolean;
}

interface Signature {
  readonly by: string | null;
  readonly at: Date;
}

/** One notice with everything that was said about it. @throws LedgerError NOT_FOUND */
export async function noticeDetail(viewer: Viewer, id: string): Promise<NoticeDetail> {
  const row = await db().notice.findFirst({
    where: { AND: [visibleNotices(viewer), { id }] },
    select: {
      id: true,
      number: true,
      title: true,
      body: true,
      dueOn: true,
      state: true,
      version: true,
      createdAt: true,
      issuedById: true,
      issuedAt: true,
      receivedById: true,
      receivedAt: true,
      verifiedById: true,
      verifiedAt: true,
      verification: true,
      closedById: true,
      closedAt: true,
      closingNote: true,
      instructions: {
        where: visibleInstructions(viewer),
        orderBy: { issuedAt: "asc" },
        select: { id: true, text: true, issuedAt: true, post: { select: { title: true } } },
      },
      unit: { select: { id: true, name: true } },
      replies: { orderBy: { at: "asc" }, select: { id: true, kind: true, text: true, byId: true, at: true } },
      targets: {
        orderBy: { target: { number: "asc" } },
        select: { target: { select: { id: true, number: true, year: true, indicator: true } } },
      },
    },
  });
  if (!row) throw notFound();
  const state = memberOf(NOTICE_STATES, row.state);
  const people = [
    row.issuedById,
    row.receivedById,
    row.verifiedById,
    row.closedById,
    ...row.replies.map(({ byId }) => byId),
  ];
  const targets = row.targets.map(({ target }) => target);
  const at = now();
  const [names, view, history, escalation] = await Promise.all([
    namesOf(people.filter((person) => person !== null)),
    standingsOf(viewer, targets),
    noticeHistory(viewer, row.id),
    settingOn("notice_escalation", dayOf(at)),
  ]);
  const signature = (by: string | null, signedAt: Date | null): Signature | null =>
    signedAt && { by: (by && names.get(by)) ?? null, at: signedAt };
  const verified = signature(row.verifiedById, row.verifiedAt);
  const closed = signature(row.closedById, row.closedAt);
  const { dueOn } = row;
  const year = targets[0]?.year ?? yearOf(view.period);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    unit: row.unit,
    body: row.body,
    dueOn: row.dueOn,
    state,
    overdue: isOverdue({ state, dueOn }, at),
    warning: noticeWarning({ state, dueOn, returned: wasReturned(row.replies.at(-1)) }, at, escalation),
    version: row.version,
    createdAt: row.createdAt,
    issued: signature(row.issuedById, row.issuedAt),
    received: signature(row.receivedById, row.receivedAt),
    verified: verified && { ...verified, note: row.verification ?? "" },
    instructions: row.instructions.map(({ post, issuedAt, ...instruction }) => ({
      ...instruction,
      post: post.title,
      at: issuedAt,
    })),
    closed: closed && { ...closed, note: row.closingNote ?? "" },
    replies: row.replies.map(({ byId, kind, ...reply }) => ({
      ...reply,
      kind: memberOf(["reply", "return"], kind),
      by: names.get(byId) ?? null,
    })),
    targets: targets.map((target) => ({
      id: target.id,
      number: target.number,
      indicator: target.indicator,
      standing: view.standings.find((standing) => standing.id === target.id) ?? null,
    })),
    history,
    year,
    government: await governmentOf(year),
    period: view.period,
    mayManage: mayEver(viewer, "notice.manage"),
    mayAnswer: may(viewer, "notice.answer", { leadUnitId: row.unit.id }),
  };
}

/** Where targets of one year stand in the month that every page shows by default. */
export async function standingsOf(
  viewer: Viewer,
  targets: readonly { readonly id: string; readonly year: number }[],
): Promise<{ readonly period: Period; readonly standings: readonly TargetFigures[] }> {
  const year = targets[0]?.year;
  const view = await resolveStandingView(viewer, { year, period: undefined });
  const ids = targets.map(({ id }) => id);
  return { period: view.period, standings: await targetFigures(viewer, { ...view, ids }) };
}
