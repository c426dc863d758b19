import "server-only";
import { type z } from "zod";
import { type Actor, actorFor, type Right } from "@/lib/domain/access";
import { type AuditEventInput } from "@/lib/domain/audit-event";
import { decideHandOver, decideSubmit, type ProgressDecision } from "@/lib/domain/progress";
import { type submitProgressInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { progressRecords } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { decided, periodStateOf, requireOnTarget } from "./progress-refusal";

type Input = z.output<typeof submitProgressInput>;
/** What the two steps set on a report; each sets its own part. */
type Decide = (...facts: Parameters<typeof decideSubmit>) => ProgressDecision<{
  readonly contributors: readonly string[];
  readonly handedOverById?: string;
  readonly state?: "submitted";
  readonly submitterId?: string;
}>;

/** How many reports were handed on, and the version in which each is now. */
interface HandedOn {
  readonly submitted: number;
  readonly reports: readonly { readonly id: string; readonly version: number }[];
}

/**
 * The unit head hands reports to the supervisor, one or many: all of them or none.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID with the fields that are still missing · CONFLICT when one of them
 * was changed or submitted meanwhile
 */
export async function submitProgress(context: ViewerContext, input: Input): Promise<HandedOn> {
  const stamp = { submittedAt: context.now, returnReason: null, returnedBy: null };
  return handOn(context, input, "progress.submit", decideSubmit, stamp, "progress.submitted");
}

/** 送审: the reporter hands reports to the unit head, one or many: all of them or none. @throws as submitProgress */
export async function handOverProgress(context: ViewerContext, input: Input): Promise<HandedOn> {
  const stamp = { handedOverAt: context.now };
  return handOn(context, input, "progress.hand_over", decideHandOver, stamp, "progress.handed_over");
}

async function handOn(
  context: ViewerContext,
  input: Input,
  right: Right,
  decide: Decide,
  stamp: Readonly<Record<string, Date | null>>,
  action: Extract<AuditEventInput, { action: "progress.submitted" | "progress.handed_over" }>["action"],
): Promise<HandedOn> {
  const { viewer, now } = context;
  const actor: Actor = actorFor(viewer, right);
  const seen = await progressRecords(
    viewer,
    input.reports.map(({ id }) => id),
  );
  const plans = await Promise.all(
    seen.map(async ({ report, target }, index) => {
      requireOnTarget(viewer, right, target);
      const period = await periodStateOf(target, report.period, report, now);
      const { contributors, ...next } = decided(
        decide(report, period, target.definition.measure, report, actor),
      );
      const data = { ...next, ...stamp, contributors: JSON.stringify(contributors) };
      return { report, data, version: input.reports[index]?.version ?? report.version };
    }),
  );
  return transact(context, async (tx, record) => {
    for (const { report, data, version } of plans) {
      expectOne(
        await tx.progressReport.updateMany({
          where: { id: report.id, version },
          data: { ...data, version: { increment: 1 } },
        }),
      );
      await record({
        action,
        record: { type: "progress", id: report.id },
        targetId: report.targetId,
        payload: { period: report.period, revision: report.revision, value: report.value },
      });
    }
    const reports = plans.map(({ report, version }) => ({ id: report.id, version: version + 1 }));
    return { submitted: plans.length, reports };
  });
}
