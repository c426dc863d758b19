import "server-only";
import { type z } from "zod";
import { decidePublish } from "@/lib/domain/assessment";
import { dayOf } from "@/lib/format/dates";
import { type publishAssessmentInput } from "@/lib/schemas/scores";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { settingOn } from "../queries/settings";
import { assessmentToChange, decidedAssessment } from "./assessment-change";
import { type ViewerContext } from "./context";

const DAY_MS = 86_400_000;

/**
 * Publishes the scores: all units see the ranking and their own way to it, and may object within the days that the
 * rules give them.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it is published already, or was changed meanwhile
 */
export async function publishAssessment(
  context: ViewerContext,
  { id, version }: z.output<typeof publishAssessmentInput>,
): Promise<void> {
  const { now } = context;
  const assessment = await assessmentToChange(context, "score.manage", id);
  const { objectionDays } = await settingOn("scoring_rules", dayOf(now));
  const lastDay = dayOf(new Date(now.getTime() + objectionDays * DAY_MS));
  const next = decidedAssessment(decidePublish(assessment.state, lastDay));
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.assessment.updateMany({
        where: { id, version },
        data: { ...next, publishedAt: now, version: { increment: 1 } },
      }),
    );
    await record({
      action: "score.published",
      record: { type: "assessment", id },
      payload: { name: assessment.name, until: next.objectionsUntil },
    });
  });
}
