import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { openPeriodAt, type Period } from "@/lib/domain/period";
import { isDue } from "@/lib/domain/reporting-period";
import { isUnfinished, type ProgressTask } from "@/lib/domain/progress-task";
import { type InstructionView, instructionList } from "../instructions";
import { noticeList, type NoticeItem } from "../notices";
import {
  type MonthRow,
  monthRows,
  progressMonth,
  type ProgressMonth,
  workingPeriods,
} from "../progress-month";
import { reportingPeriod } from "../reporting-periods";

/** One thing that lies on the unit's desk: a target's month. */
export interface DeskItem {
  readonly period: Period;
  readonly row: MonthRow;
}

/** 填报员、单位负责人: what is due, returned, late, to be submitted, and which notices want an answer. */
export interface UnitTodo {
  readonly kind: "unit";
  readonly month: Pick<ProgressMonth, "period" | "deadline" | "dueState">;
  readonly returned: readonly DeskItem[];
  /** Of months whose deadline has passed, the oldest first. */
  readonly late: readonly DeskItem[];
  /** Of the open month, not begun or incomplete. */
  readonly due: readonly DeskItem[];
  /** Reports of any month on the unit head's desk, and complete drafts that nobody handed over yet. */
  readonly ready: readonly DeskItem[];
  readonly inReview: number;
  readonly notices: readonly NoticeItem[];
  /** Instructions (批示) that nobody has answered yet. */
  readonly instructions: readonly InstructionView[];
}

export async function unitTodo(viewer: Viewer, at: Date): Promise<UnitTodo> {
  const open = openPeriodAt(at);
  const [month, earlier, notices, instructions] = await Promise.all([
    progressMonth(viewer, open, at),
    earlierItems(viewer, open, at),
    noticeList(viewer),
    instructionList(viewer),
  ]);
  const current = month.rows.map((row): DeskItem => ({ period: open, row }));
  const all = [...earlier.flatMap(({ items }) => items), ...current];
  const pressing = new Set(earlier.filter(({ overdue }) => overdue).map(({ period }) => period));
  if (month.dueState === "overdue") pressing.add(open);
  const having = (...tasks: ProgressTask[]) => all.filter(({ row }) => tasks.includes(row.task));
  const unwritten = having("to_write", "to_complete");
  return {
    kind: "unit",
    month: { period: month.period, deadline: month.deadline, dueState: month.dueState },
    returned: having("returned"),
    late: unwritten.filter(({ period }) => pressing.has(period)),
    // Before its opening nothing of the open month is asked for.
    due: unwritten.filter(
      ({ period }) => !pressing.has(period) && !(period === open && month.dueState === "not_open"),
    ),
    ready: having("with_head", "to_submit"),
    inReview: having("in_review").length,
    notices: notices.filter(({ state }) => state === "issued" || state === "received"),
    instructions: instructions.filter(({ state }) => state === "open"),
  };
}

async function earlierItems(viewer: Viewer, open: Period, at: Date) {
  const periods = await workingPeriods(viewer, at);
  return Promise.all(
    periods.filter((period) => period !== open).map((period) => itemsOf(viewer, period, at)),
  );
}

/** What an earlier month still owes, and what of it is in review. */
async function itemsOf(viewer: Viewer, period: Period, at: Date) {
  const [reporting, rows] = await Promise.all([reportingPeriod(period), monthRows(viewer, period, at)]);
  return {
    period,
    overdue: isDue(reporting, viewer.unitId, at),
    items: rows.filter(({ task }) => isUnfinished(task)).map((row): DeskItem => ({ period, row })),
  };
}
