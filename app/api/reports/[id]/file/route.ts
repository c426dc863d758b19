import { Readable } from "node:stream";
import { z } from "zod";
import { downloadReport } from "@/lib/server/commands/download-report";
import { attachmentHeaders } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";

/** The report's file as it was imported. */
export const GET = defineRoute({
  right: "report.view",
  input: z.object({ id: z.string() }),
  handle: async (context, input) => {
    const { fileName, mediaType, byteSize, stream } = await downloadReport(context, input);
    const body = Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    return new Response(body, { headers: attachmentHeaders(fileName, mediaType, byteSize) });
  },
});
