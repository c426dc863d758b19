import { standingAddress } from "@/lib/schemas/api";
import { defineRoute } from "@/lib/server/http/define-route";
import { byContent, represented } from "@/lib/server/http/preconditions";
import { standingForApi } from "@/lib/server/queries/api/standing";

/** The standing (完成情况) at the end of a month. */
export const GET = defineRoute({
  right: "standing.view",
  scope: "ledger.read",
  input: standingAddress,
  handle: async ({ viewer }, asked, request) =>
    represented(request, byContent(await standingForApi(viewer, asked))),
});
