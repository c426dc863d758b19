import { z } from "zod";
import { defineRoute } from "@/lib/server/http/define-route";
import { statementsOfReport } from "@/lib/server/queries/statements";

/** The report's statements as they stand now: how an open page learns what others have decided. */
export const GET = defineRoute({
  right: "report.view",
  input: z.object({ id: z.string() }),
  handle: async ({ viewer }, { id }) => Response.json(await statementsOfReport(viewer, id)),
});
