import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { openPeriodAt, type Period, periodOf, yearOf } from "@/lib/domain/period";
import { progressTask } from "@/lib/domain/progress-task";
import { type ReminderFacts, type UnitDesk } from "@/lib/domain/reminder";
import { standingMonths } from "@/lib/domain/standing-month";
import { monthNeed } from "@/lib/domain/unit-month";
import { memberOf, NOTICE_STATES, PROGRESS_STATES } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { db } from "../db/client";
import { peopleWith } from "../messages/recipients";
import { reportingPeriods } from "../queries/reporting-periods";
import { visibleProgress } from "../queries/scope";
import { settingOn } from "../queries/settings";
import { type TargetFigures } from "../queries/target-figures";
import { standingsByMonth } from "../queries/target-standing";
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

/** All that the reminders of a day rest on. */
export async function reminderFacts(at: Date): Promise<ReminderFacts> {
  const today = dayOf(at);
  const [people, desks, waiting, notices, calendar, settings, escalation] = await Promise.all([
    peopleWith(["reporter", "unit_head", "supervisor"], at),
    unitDesks(at),
    waitingThings(),
    openNotices(),
    workCalendar(),
    settingOn("reminders", today),
    settingOn("notice_escalation", today),
  ]);
  return { people, desks, waiting, notices, calendar, settings, escalation };
}

/** The months of which reports may be owed: those of the year that have begun, and the December before. */
function owedPeriods(at: Date): readonly Period[] {
  const open = openPeriodAt(at);
  return [periodOf(yearOf(open) - 1, 12), ...standingMonths(yearOf(open), open)];
}

async function unitDesks(at: Date): Promise<UnitDesk[]> {
  const periods = owedPeriods(at);
  const months = await reportingPeriods(periods);
  const [reports, ...years] = await Promise.all([
    latestStates(periods),
    ...[...new Set(periods.map(yearOf))].map((year) =>
      standingsByMonth(READER, {
        ...{ year, parts: "asked", at },
        periods: periods.filter((period) => yearOf(period) === year),
      }),
    ),
  ]);
  const desks = new Map<string, UnitDesk>();
  for (const [period, targets] of years.flatMap((standings) => [...standings]))
    for (const target of targets) {
      const lead = target.assignment?.leadUnit;
      const task = taskOf(target, reports.get(`${target.id} ${period}`) ?? null);
      if (!lead || !(task in COUNTED)) continue;
      const key = `${lead.id} ${period}`;
      const desk = desks.get(key) ?? {
        ...{ unitId: lead.id, unit: lead.shortName, month: months.get(period)! },
        ...{ toWrite: 0, returned: 0, withHead: 0 },
      };
      const counted = COUNTED[task as keyof typeof COUNTED];
      desks.set(key, { ...desk, [counted]: desk[counted] + 1 });
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

/** By target and month the latest revision's state. What a draft lacks makes no difference here. */
async function latestStates(periods: readonly Period[]): Promise<ReadonlyMap<string, ReportState>> {
  const rows = await db().progressReport.findMany({
    where: { period: { in: [...periods] }, AND: visibleProgress(READER) },
    orderBy: { revision: "asc" },
    select: { targetId: true, period: true, state: true, handedOverAt: true },
  });
  return new Map(
    rows.map(({ targetId, period, state, handedOverAt }) => [
      `${targetId} ${period}`,
      { state: memberOf(PROGRESS_STATES, state), gaps: [], handedOver: handedOverAt !== null },
    ]),
  );
}

/** What waits for the supervisors, with whose own it is: one more kind is one more list here and of WAITING_KINDS. */
async function waitingThings(): Promise<ReminderFacts["waiting"]> {
  const [reports, corrections, adjustments, replies] = await Promise.all([
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
