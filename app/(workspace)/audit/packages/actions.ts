"use server";

import { packageFilterSchema } from "@/lib/schemas/packages";
import { requestPackage } from "@/lib/server/commands/request-package";
import { defineAction } from "@/lib/server/http/define-action";

export const request = defineAction({
  right: "package.make",
  paced: "package",
  input: packageFilterSchema,
  run: async (context, filter) => {
    await requestPackage(context, filter);
  },
});
