import { z } from "zod";
import { defineChange } from "@/lib/server/http/define-route";
import { importUpload } from "@/lib/server/http/import-upload";

/** Takes a report's file as the request's body, its name in `x-file-name`; answers with its progress line by line. */
export const POST = defineChange({
  right: "report.import",
  paced: "upload",
  input: z.object({}),
  handle: importUpload,
});
