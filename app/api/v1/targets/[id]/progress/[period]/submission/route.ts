import { progressAddress } from "@/lib/schemas/api";
import { defineChange } from "@/lib/server/http/define-route";
import { postSubmission } from "@/lib/server/http/progress-changes";

/** Submits a month's report for the unit. */
export const POST = defineChange({
  right: "progress.submit",
  scope: "progress.write",
  input: progressAddress,
  json: true,
  handle: postSubmission,
});
