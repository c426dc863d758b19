import { targetAddress } from "@/lib/schemas/api";
import { defineRoute } from "@/lib/server/http/define-route";
import { byContent, represented } from "@/lib/server/http/preconditions";
import { targetForApi } from "@/lib/server/queries/api/targets";

/** One target. */
export const GET = defineRoute({
  right: "target.view",
  scope: "ledger.read",
  input: targetAddress,
  handle: async ({ viewer }, { id }, request) =>
    represented(request, byContent(await targetForApi(viewer, id))),
});
