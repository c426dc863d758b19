import { targetsAddress } from "@/lib/schemas/api";
import { defineRoute } from "@/lib/server/http/define-route";
import { byContent, represented } from "@/lib/server/http/preconditions";
import { targetsForApi } from "@/lib/server/queries/api/targets";

/** A page of a year's targets. */
export const GET = defineRoute({
  right: "target.view",
  scope: "ledger.read",
  input: targetsAddress,
  handle: async ({ viewer }, asked, request) =>
    represented(request, byContent(await targetsForApi(viewer, asked))),
});
