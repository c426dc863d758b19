import "server-only";
import { type z } from "zod";
import { changeBetween } from "@/lib/domain/audit-event";
import { firstRewritten, rewritesMonth } from "@/lib/domain/past-months";
import { monthsElapsed, type Period } from "@/lib/domain/period";
import { type ScheduleKind } from "@/lib/domain/target-setup";
import { type scheduleTargetInput } from "@/lib/schemas/targets";
import { transact } from "../db/transact";
import { conflict, invalid } from "../errors";
import { settledMonths } from "../queries/settled-months";
import { customScheduleOf, definitionOf, stagesOf } from "../queries/target-record";
import { type ViewerContext } from "./context";
import { refuseLosingReportedStages, scheduleFacts, typedSchedule, writeSchedule } from "./schedule-change";
import { targetToChange } from "./target-change";

type ScheduleInput = z.output<typeof scheduleTargetInput>;

/**
 * Sets the schedule (序时计划) of a target: equal steps, a value for each month, or the stages of a milestone.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it was set meanwhile · INVALID with a sentence at each
 *   month (`values.3`) or stage (`stages.0.period`) that can't be used, or at the first settled month that would change
 */
export async function scheduleTarget(context: ViewerContext, input: ScheduleInput): Promise<void> {
  const target = await targetToChange(context.viewer, "target.manage", input.id);
  const definition = definitionOf(target);
  if ((target.schedule?.version ?? 0) !== input.scheduleVersion) throw conflict();
  const next = typedSchedule(target, definition, input);
  const change = changeBetween(scheduleFacts(target.year, target.schedule), scheduleFacts(target.year, next));
  if (Object.keys(change.after).length === 0 && target.schedule) throw invalid("nothing_changed");

  const stages = stagesOf(next);
  await transact(context, async (tx, record) => {
    if (input.kind === "stages") await refuseLosingReportedStages(tx, target.id, stages);
    const rewritten = firstRewritten(
      { definition, schedule: customScheduleOf(target.year, target.schedule) },
      { definition: { ...definition, stages }, schedule: customScheduleOf(target.year, next) },
      (await settledMonths(tx, { id: target.id })).get(target.id) ?? [],
    );
    if (rewritten)
      throw invalid("check_fields", { [fieldOf(input.kind, rewritten)]: rewritesMonth(rewritten) });
    await writeSchedule(tx, target, next);
    await record({
      action: "target.scheduled",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: change,
    });
  });
}

/** Where the form tells of a month that would be rewritten. */
function fieldOf(kind: ScheduleKind, period: Period): string {
  return kind === "custom" ? `values.${monthsElapsed(period) - 1}` : kind === "stages" ? "stages" : "kind";
}
