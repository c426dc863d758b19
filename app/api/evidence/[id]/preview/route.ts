import { evidenceKey } from "@/lib/schemas/evidence";
import { previewEvidence } from "@/lib/server/commands/download-evidence";
import { defineRoute } from "@/lib/server/http/define-route";
import { inlineImage } from "@/lib/server/http/attachment";

/** Shows an evidence picture in the page: pixel formats only, which can hold no script. */
export const GET = defineRoute({
  right: "progress.view",
  input: evidenceKey,
  handle: async (context, input) => inlineImage(await previewEvidence(context, input)),
});
