import { PDF } from "@/lib/domain/evidence";
import { evidenceKey } from "@/lib/schemas/evidence";
import { previewEvidence } from "@/lib/server/commands/download-evidence";
import { defineRoute } from "@/lib/server/http/define-route";
import { attachment, inlineImage } from "@/lib/server/http/attachment";

/**
 * Shows evidence in the page: pixel formats, which can hold no script, and PDF, which the page draws itself. A PDF leaves
 * as a download, so that no browser opens it.
 */
export const GET = defineRoute({
  right: "progress.view",
  input: evidenceKey,
  handle: async (context, input) => {
    const file = await previewEvidence(context, input);
    return file.mediaType === PDF ? attachment(file) : inlineImage(file);
  },
});
