import { consistencyKey } from "@/lib/schemas/checkpoints";
import { textAttachment } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";
import { consistencyFile } from "@/lib/server/queries/checkpoints";

/** That the log only grew between two checkpoints, as a text for whoever kept the earlier one. */
export const GET = defineRoute({
  right: "audit.view",
  input: consistencyKey,
  handle: async ({ viewer }, { from, size }) => textAttachment(await consistencyFile(viewer, from, size)),
});
