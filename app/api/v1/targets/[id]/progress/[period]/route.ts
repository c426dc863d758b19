import { progressAddress, progressDraft } from "@/lib/schemas/api";
import { notFound } from "@/lib/server/errors";
import { defineChange, defineRoute } from "@/lib/server/http/define-route";
import { represented } from "@/lib/server/http/preconditions";
import { putProgress } from "@/lib/server/http/progress-changes";
import { progressForApi } from "@/lib/server/queries/api/progress";

/** A month's report. */
export const GET = defineRoute({
  right: "progress.view",
  scope: "ledger.read",
  input: progressAddress,
  handle: async ({ viewer }, asked, request) => {
    const report = await progressForApi(viewer, asked, "progress.view");
    if (!report) throw notFound();
    return represented(request, report);
  },
});

/** Saves a month's draft. */
export const PUT = defineChange({
  right: "progress.write",
  scope: "progress.write",
  input: progressDraft,
  json: true,
  handle: putProgress,
});
