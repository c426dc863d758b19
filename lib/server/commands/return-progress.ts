import "server-only";
import { type z } from "zod";
import { actorFor, may, type Right } from "@/lib/domain/access";
import {
  decideReturn,
  decideReturnToReporter,
  type ProgressDecision,
  type ReturnedBy,
} from "@/lib/domain/progress";
import { type returnProgressInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { expectOne, mayNot } from "../errors";
import { peopleWith } from "../messages/recipients";
import { tell } from "../messages/tell";
import { progressRecord } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { decided } from "./progress-refusal";

type Input = z.output<typeof returnProgressInput>;

/**
 * The supervisor sends a submitted report back to its unit, with the reason; the value is never changed instead. Its
 * reporters and its head are told at once.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID without a reason · CONFLICT when it was decided meanwhile
 */
export function returnProgress(context: ViewerContext, input: Input): Promise<void> {
  const stamp = { reviewedAt: context.now };
  return sendBack(context, input, "progress.review", decideReturn, stamp, "progress.returned");
}

/** The unit head sends what was handed over back to the reporter, with the reason. @throws as returnProgress */
export function returnToReporter(context: ViewerContext, input: Input): Promise<void> {
  return sendBack(
    context,
    input,
    "progress.submit",
    decideReturnToReporter,
    {},
    "progress.returned_to_reporter",
  );
}

async function sendBack(
  context: ViewerContext,
  input: Input,
  right: Right,
  decide: (...given: Parameters<typeof decideReturn>) => ProgressDecision<{
    readonly state: "returned";
    readonly returnedBy: ReturnedBy;
    readonly returnReason: string;
    readonly handedOverAt: null;
    readonly reviewerId?: string;
  }>,
  stamp: { readonly reviewedAt?: Date },
  action: "progress.returned" | "progress.returned_to_reporter",
): Promise<void> {
  const { viewer } = context;
  const { report, target } = await progressRecord(viewer, input.id);
  if (!may(viewer, right, target.ties)) throw mayNot(right, "progress", report.id);
  const next = decided(decide(report, input.reason, actorFor(viewer, right)));
  const told =
    next.returnedBy === "supervisor" ? (["reporter", "unit_head"] as const) : (["reporter"] as const);
  const people = await peopleWith(told, context.now, report.unitId);
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.progressReport.updateMany({
        where: { id: report.id, version: input.version },
        data: { ...next, ...stamp, version: { increment: 1 } },
      }),
    );
    await record({
      action,
      record: { type: "progress", id: report.id },
      targetId: report.targetId,
      payload: { period: report.period, revision: report.revision },
      reason: next.returnReason,
    });
    await tell(tx, context.now, {
      key: `returned:${report.id}:${input.version}`,
      // Nobody needs to be told of the own deed, such as a deputy who also reports.
      to: people.map(({ id }) => id).filter((id) => id !== viewer.userId),
      body: {
        kind: "returned",
        targetId: report.targetId,
        indicator: target.indicator,
        period: report.period,
        by: next.returnedBy,
        reason: next.returnReason,
      },
    });
  });
}
