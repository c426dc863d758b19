import { exportAddress } from "@/lib/schemas/exports";
import { makeExport } from "@/lib/server/commands/make-export";
import { notFound } from "@/lib/server/errors";
import { madeAttachment } from "@/lib/server/http/attachment";
import { dayAskedFor } from "@/lib/server/http/look-back";
import { defineRoute } from "@/lib/server/http/define-route";

/** What is on a page as a file: the same filters, the same sight, and an event that says so. */
export const GET = defineRoute({
  right: "export.enter",
  scope: "export",
  paced: "export",
  input: exportAddress,
  handle: async (context, { file, ...asked }) => {
    if (!file) throw notFound();
    const day = await dayAskedFor(asked.asOf, context.viewer);
    return madeAttachment(await makeExport(context, file, asked, day));
  },
});
