import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import {
  type progressAddress,
  type progressDraft,
  type savedAnswer,
  type submittedAnswer,
} from "@/lib/schemas/api";
import { saveProgress } from "../commands/save-progress";
import { submitProgress } from "../commands/submit-progress";
import { notFound } from "../errors";
import { progressForApi, progressTag } from "../queries/api/progress";
import { type AskedChange, once } from "./once";
import { creates, onVersion } from "./preconditions";

/*
 * A change is looked up by its key before its version is: sent again, it is answered as it was, though the version that it
 * names is gone. Its answer tells the new version in the body. An ETag of a PUT's answer would say that the content was
 * stored as it was sent (RFC 9110, 9.3.4), and a value is stored as it was understood.
 */

/** Saves a month's draft of the version that the request names (If-Match), or creates it (If-None-Match: *). */
export async function putProgress(
  change: AskedChange,
  { id: targetId, ...draft }: z.output<typeof progressDraft>,
  request: Request,
): Promise<Response> {
  const { period } = draft;
  const read = () => progressForApi(change.viewer, { id: targetId, period }, "progress.write");
  const { id, version, value, savedAt } = await once(change, (context) =>
    onVersion(request, read, (seen) =>
      saveProgress(context, {
        ...draft,
        targetId,
        id: seen?.id ?? randomUUID(),
        version: seen?.version ?? null,
      }),
    ),
  );
  const answer: z.output<typeof savedAnswer> = {
    etag: progressTag(id, version),
    value,
    savedAt: savedAt.toISOString(),
  };
  return Response.json(answer, creates(request) ? { status: 201 } : {});
}

/** Submits a month's report in the version that the request names (If-Match). */
export async function postSubmission(
  change: AskedChange,
  asked: z.output<typeof progressAddress>,
  request: Request,
): Promise<Response> {
  const read = () => progressForApi(change.viewer, asked, "progress.submit");
  const { reports } = await once(change, (context) =>
    onVersion(request, read, (seen) => {
      if (!seen) throw notFound();
      return submitProgress(context, { reports: [{ id: seen.id, version: seen.version }] });
    }),
  );
  const [made] = reports;
  if (!made) throw notFound();
  const answer: z.output<typeof submittedAnswer> = {
    etag: progressTag(made.id, made.version),
    state: "submitted",
  };
  return Response.json(answer);
}
