"use server";

import { recheckInput } from "@/lib/schemas/audit-log";
import { defineAction } from "@/lib/server/http/define-action";
import { recheckAuditChain } from "@/lib/server/queries/audit-log";

/** Recomputes the whole chain; it changes nothing, so that it leaves no event. */
export const recheck = defineAction({
  right: "audit.view",
  input: recheckInput,
  run: async ({ viewer, now }) => (await recheckAuditChain(viewer, now)).verdict.ok,
});
