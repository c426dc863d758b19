import { sheetAddress } from "@/lib/schemas/targets";
import { defineRoute } from "@/lib/server/http/define-route";
import { targetSheet } from "@/lib/server/queries/target-sheet";

/** The rows of the responsibility table of a year. */
export const GET = defineRoute({
  right: "target.manage",
  input: sheetAddress,
  handle: async ({ viewer }, { year }) => Response.json(await targetSheet(viewer, { year })),
});
