import { evidenceKey } from "@/lib/schemas/evidence";
import { downloadEvidence } from "@/lib/server/commands/download-evidence";
import { attachment } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";

/** Hands out an evidence file, only ever as a download that can't run in the page. */
export const GET = defineRoute({
  right: "progress.view",
  input: evidenceKey,
  handle: async (context, input) => attachment(await downloadEvidence(context, input)),
});
