import "server-only";
import { may, mayEver, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { isOverdue } from "@/lib/domain/notice";
import { type Period } from "@/lib/domain/period";
import { memberOf, NOTICE_STATES, type NoticeState } from "@/lib/domain/vocabulary";
import { now } from "../clock";
import { db } from "../db/client";
import { notFound } from "../errors";
import { noticeHistory } from "./record-history";
import { namesOf } from "./reports";
import { visibleNotices } from "./scope";
import { resolveStandingView, type TargetStanding, targetStandings } from "./target-standing";

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
  /** Somebody waits for this person to act. */
  readonly mine: boolean;
  readonly targets: number;
  readonly issuedAt: Date | null;
}

/** What is asked of whom in each state: the unit's head signs and replies, the supervisor issues and checks. */
const ASKED_OF = {
  draft: "notice.manage",
  issued: "notice.answer",
  received: "notice.answer",
  replied: "notice.manage",
  closed: null,
} as const;

/** The notices in sight: what is asked of this person first, then by deadline; closed ones last. */
export async function noticeList(viewer: Viewer): Promise<readonly NoticeItem[]> {
  const at = now();
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
      _count: { select: { targets: true } },
    },
  });
  return rows
    .map(({ unitId, unit, _count, ...row }) => {
      const state = memberOf(NOTICE_STATES, row.state);
      const asked = ASKED_OF[state];
      return {
        ...row,
        state,
        unit: unit.shortName,
        overdue: isOverdue({ state, dueOn: row.dueOn }, at),
        mine: asked !== null && may(viewer, asked, { leadUnitId: unitId }),
        targets: _count.targets,
      };
    })
    .sort((a, b) => rankOf(a) - rankOf(b));
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
  readonly standing: TargetStanding | null;
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
  readonly version: number;
  readonly createdAt: Date;
  readonly issued: Signature | null;
  readonly received: Signature | null;
  readonly closed: (Signature & { readonly note: string }) | null;
  readonly replies: readonly (Signature & {
    readonly id: string;
    readonly kind: "reply" | "return";
    readonly text: string;
  })[];
  readonly targets: readonly NoticeTargetView[];
  readonly history: readonly AuditBody[];
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
      closedById: true,
      closedAt: true,
      closingNote: true,
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
  const people = [row.issuedById, row.receivedById, row.closedById, ...row.replies.map(({ byId }) => byId)];
  const targets = row.targets.map(({ target }) => target);
  const [names, view, history] = await Promise.all([
    namesOf(people.filter((person) => person !== null)),
    standingsOf(viewer, targets),
    noticeHistory(viewer, row.id),
  ]);
  const signature = (by: string | null, at: Date | null): Signature | null =>
    at && { by: (by && names.get(by)) ?? null, at };
  const closed = signature(row.closedById, row.closedAt);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    unit: row.unit,
    body: row.body,
    dueOn: row.dueOn,
    state,
    overdue: isOverdue({ state, dueOn: row.dueOn }, now()),
    version: row.version,
    createdAt: row.createdAt,
    issued: signature(row.issuedById, row.issuedAt),
    received: signature(row.receivedById, row.receivedAt),
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
    period: view.period,
    mayManage: mayEver(viewer, "notice.manage"),
    mayAnswer: may(viewer, "notice.answer", { leadUnitId: row.unit.id }),
  };
}

/** Where targets of one year stand in the month that every page shows by default. */
export async function standingsOf(
  viewer: Viewer,
  targets: readonly { readonly id: string; readonly year: number }[],
): Promise<{ readonly period: Period; readonly standings: readonly TargetStanding[] }> {
  const year = targets[0]?.year;
  const view = await resolveStandingView(viewer, { year, period: undefined });
  const ids = targets.map(({ id }) => id);
  return { period: view.period, standings: await targetStandings(viewer, { ...view, ids }) };
}
