import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { openPeriodAt, type Period, periodOf, yearOf } from "@/lib/domain/period";
import { progressTask } from "@/lib/domain/progress-task";
import { type ReminderFacts, type UnitDesk } from "@/lib/domain/reminder";
import { type ReportingPeriod } from "@/lib/domain/reporting-period";
import { standingMonths } from "@/lib/domain/standing-month";
import { monthNeed } from "@/lib/domain/unit-month";
import { memberOf, NOTICE_STATES, PROGRESS_STATES } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { db } from "../db/client";
import { peopleWith } from "../messages/recipients";
import { reportingPeriods } from "../queries/reporting-periods";
import { ASKED_TARGETS, visibleProgress, visibleTargets } from "../queries/scope";
import { settingOn } from "../queries/settings";
import { type TargetFigures, wasHandedIn } from "../queries/target-figures";
import { idsInOrder, ledgerOfYear } from "../queries/target-reading";
import { standingsByMonth } from "../queries/target-standing";
import { breathe } from "../run-beside";
import { workCalendar } from "../work-calendar";

/** The job reads for everybody, so it sees what an auditor does: everything, drafts' states among it. */
const READER: Viewer = {
  userId: "",
  sessionId: "",
  account: "",
  name: "",
  role: "auditor",
  unitId: null,
  unitName: null,
  leaderPostId: null,
  leaderPostTitle: null,
  overall: false,
  mandates: [],
};

/** All that the reminders of a day rest on, read one after the other so that requests have their turn in between. */
export async function reminderFacts(at: Date): Promise<ReminderFacts> {
  const today = dayOf(at);
  const inTurn = async <Read>(read: Promise<Read>): Promise<Read> => {
    const found = await read;
    await breathe();
    return found;
  };
  return {
    people: await inTurn(peopleWith(["reporter", "unit_head", "supervisor"], at)),
    desks: await unitDesks(at),
    waiting: await inTurn(waitingThings()),
    notices: await inTurn(openNotices()),
    calendar: await workCalendar(),
    settings: await settingOn("reminders", today),
    escalation: await settingOn("notice_escalation", today),
  };
}

/** The months of which reports may be owed: those of the year that have begun, and the December before. */
function owedPeriods(at: Date): readonly Period[] {
  const open = openPeriodAt(at);
  return [periodOf(yearOf(open) - 1, 12), ...standingMonths(yearOf(open), open)];
}

/** Month by month, so that requests have their turn in between: of a large ledger all at once hold them for seconds. */
async function unitDesks(at: Date): Promise<UnitDesk[]> {
  const periods = owedPeriods(at);
  const months = await reportingPeriods(periods);
  const desks: UnitDesk[] = [];
  for (const period of periods) {
    desks.push(...(await desksOf(months.get(period)!, at)));
    await breathe();
  }
  return desks;
}

/** What of a month lies with the units. Only what was not handed in is judged: of most months that is little. */
async function desksOf(month: ReportingPeriod, at: Date): Promise<readonly UnitDesk[]> {
  const { period } = month;
  const year = yearOf(period);
  const [reports, { targets }] = await Promise.all([statesWithUnits(period), ledgerOfYear(year)]);
  const asked = await idsInOrder({ AND: [visibleTargets(READER), { year, state: "active" }, ASKED_TARGETS] });
  const ids = asked.filter((id) => {
    const target = targets.get(id);
    // Where an approved report was unlocked, the one that corrects it lies with the unit.
    return target !== undefined && (reports.has(id) || !wasHandedIn(target, period));
  });
  const standings = await standingsByMonth(READER, { year, ids, parts: "asked", at, periods: [period] });
  const desks = new Map<string, UnitDesk>();
  for (const target of standings.get(period) ?? []) {
    const lead = target.assignment?.leadUnit;
    const task = taskOf(target, reports.get(target.id) ?? null);
    if (!lead || !(task in COUNTED)) continue;
    const desk = desks.get(lead.id) ?? {
      ...{ unitId: lead.id, unit: lead.shortName, month },
      ...{ toWrite: 0, returned: 0, withHead: 0 },
    };
    const counted = COUNTED[task as keyof typeof COUNTED];
    desks.set(lead.id, { ...desk, [counted]: desk[counted] + 1 });
  }
  return [...desks.values()];
}

/** Which of a desk's piles a task lies on; the others don't lie with the unit. */
const COUNTED = {
  to_write: "toWrite",
  to_complete: "toWrite",
  to_submit: "toWrite",
  returned: "returned",
  with_head: "withHead",
} as const;

type ReportState = Parameters<typeof progressTask>[0];

function taskOf({ definition, standing }: TargetFigures, report: ReportState) {
  return progressTask(report, monthNeed(definition, standing));
}

/** By target the month's reports that lie with the units. What a draft lacks makes no difference here. */
async function statesWithUnits(period: Period): Promise<ReadonlyMap<string, ReportState>> {
  const rows = await db().progressReport.findMany({
    where: { period, state: { in: ["draft", "returned"] }, AND: visibleProgress(READER) },
    select: { targetId: true, state: true, handedOverAt: true },
  });
  return new Map(
    rows.map(({ targetId, state, handedOverAt }) => [
      targetId,
      { state: memberOf(PROGRESS_STATES, state), gaps: [], handedOver: handedOverAt !== null },
    ]),
  );
}

/** What waits for the supervisors, with whose own it is: one more kind is one more list here and of WAITING_KINDS. */
async function waitingThings(): Promise<ReminderFacts["waiting"]> {
  const [reports, corrections, adjustments, replies, objections] = await Promise.all([
    db().progressReport.findMany({
      where: { state: "submitted", target: { is: { state: "active" } } },
      select: { contributors: true },
    }),
    db().correctionRequest.findMany({ where: { state: "requested" }, select: { requestedById: true } }),
    db().adjustment.findMany({
      where: { state: "proposed", target: { is: { state: "active" } } },
      select: { proposedById: true, proposedForId: true },
    }),
    db().notice.count({ where: { state: "replied" } }),
    db().scoreObjection.count({ where: { state: "open" } }),
  ]);
  return [
    ...reports.map(({ contributors }) => ({
      what: "review" as const,
      by: JSON.parse(contributors) as string[],
    })),
    ...corrections.map(({ requestedById }) => ({ what: "correction" as const, by: [requestedById] })),
    ...adjustments.map(({ proposedById, proposedForId }) => ({
      what: "adjustment" as const,
      by: [proposedById, ...(proposedForId ? [proposedForId] : [])],
    })),
    ...Array.from({ length: replies }, () => ({ what: "notice_reply" as const, by: [] })),
    ...Array.from({ length: objections }, () => ({ what: "objection" as const, by: [] })),
  ];
}

async function openNotices(): Promise<ReminderFacts["notices"]> {
  const rows = await db().notice.findMany({
    where: { state: { in: ["issued", "received"] } },
    orderBy: [{ dueOn: "asc" }, { number: "asc" }],
    select: {
      id: true,
      number: true,
      unitId: true,
      unit: { select: { shortName: true } },
      state: true,
      dueOn: true,
      replies: { orderBy: { at: "desc" }, take: 1, select: { kind: true } },
    },
  });
  return rows.map(({ unit, state, replies, ...row }) => ({
    ...row,
    unit: unit.shortName,
    state: memberOf(NOTICE_STATES, state),
    returned: replies[0]?.kind === "return",
  }));
}
