import "server-only";
import { type z } from "zod";
import { may, type Right, type Viewer } from "@/lib/domain/access";
import { yearOf } from "@/lib/domain/period";
import { type progressAddress, type progressAnswer } from "@/lib/schemas/api";
import { mayNot, notFound } from "../../errors";
import { revisionsOf } from "../progress-form";
import { reportableTarget } from "../progress-record";

/** The entity tag of a report's version: `"<id>.<version>"`. Each correction of an approved month has an id of its own. */
export const progressTag = (id: string, version: number): string => `"${id}.${version}"`;

/** A month's report in the latest revision that is in sight, with what a change of it has to name. */
export interface ProgressForApi {
  readonly id: string;
  readonly version: number;
  readonly etag: string;
  readonly body: z.output<typeof progressAnswer>;
}

/**
 * A month's report; null where nothing was written that the person may see.
 *
 * @param right what is to be done with it
 * @throws LedgerError NOT_FOUND for a target out of sight or a month of another year · FORBIDDEN without the right on it
 */
export async function progressForApi(
  viewer: Viewer,
  { id: targetId, period }: z.output<typeof progressAddress>,
  right: Right,
): Promise<ProgressForApi | null> {
  const { year, ties } = await reportableTarget(viewer, targetId);
  if (yearOf(period) !== year) throw notFound();
  if (!may(viewer, right, ties)) throw mayNot(right, "target", targetId);
  const [report] = await revisionsOf(viewer, targetId, period);
  if (!report) return null;
  const { id, version, revision, state, value, notPublished, stage, judgement } = report;
  const { progress, problems, nextStep, returnReason, submittedAt, reviewedAt, updatedAt } = report;
  return {
    ...{ id, version, etag: progressTag(id, version) },
    body: {
      ...{ targetId, period, revision, state, value, notPublished, stage, judgement },
      ...{ progress, problems, nextStep, returnReason },
      submittedAt: submittedAt?.toISOString() ?? null,
      reviewedAt: reviewedAt?.toISOString() ?? null,
      updatedAt: updatedAt.toISOString(),
    },
  };
}
