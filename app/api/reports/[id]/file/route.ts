import { z } from "zod";
import { downloadReport } from "@/lib/server/commands/download-report";
import { attachment } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";

/** The report's file as it was imported. */
export const GET = defineRoute({
  right: "report.view",
  input: z.object({ id: z.string() }),
  handle: async (context, input) => attachment(await downloadReport(context, input)),
});
