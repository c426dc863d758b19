import { z } from "zod";
import { defineRoute } from "@/lib/server/http/define-route";
import { lookBack } from "@/lib/server/http/look-back";
import { statementsOfReport } from "@/lib/server/queries/statements";

/** The report's statements as they stand, on the day that the page shows: how an open page learns what others have decided. */
export const GET = defineRoute({
  right: "report.view",
  input: z.object({ id: z.string() }),
  handle: async ({ viewer }, { id }) =>
    lookBack(viewer, async (reader) => Response.json(await statementsOfReport(reader, id))),
});
