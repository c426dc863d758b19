import { checkpointKey } from "@/lib/schemas/checkpoints";
import { madeAttachment } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";
import { checkpointFile } from "@/lib/server/queries/checkpoints";

/** A checkpoint of the log as a text, to be kept where nobody of this installation can reach it. */
export const GET = defineRoute({
  right: "audit.view",
  input: checkpointKey,
  handle: async ({ viewer }, { size }) => {
    const { fileName, text } = await checkpointFile(viewer, size);
    const bytes = new TextEncoder().encode(text);
    return madeAttachment({ fileName, mediaType: "text/plain; charset=utf-8", bytes });
  },
});
