import { checkpointKey } from "@/lib/schemas/checkpoints";
import { textAttachment } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";
import { checkpointFile } from "@/lib/server/queries/checkpoints";

/** A checkpoint of the log as a text, to be kept where nobody of this installation can reach it. */
export const GET = defineRoute({
  right: "audit.view",
  input: checkpointKey,
  handle: async ({ viewer }, { size }) => textAttachment(await checkpointFile(viewer, size)),
});
