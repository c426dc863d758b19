"use server";

import { changeLeadTableInput } from "@/lib/schemas/lead-table";
import { changeLeadTable } from "@/lib/server/commands/change-lead-table";
import { defineAction } from "@/lib/server/http/define-action";

export const change = defineAction({
  right: "target.manage",
  input: changeLeadTableInput,
  run: changeLeadTable,
});
