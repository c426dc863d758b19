import { z } from "zod";
import { characterMap } from "@/lib/server/documents/pdf-cmaps";
import { defineRoute } from "@/lib/server/http/define-route";

/** Hands pdf.js in the browser the character maps that PDFs from Chinese offices name and do not hold. */
export const GET = defineRoute({
  right: "progress.view",
  input: z.object({ name: z.string().max(40) }),
  handle: async (_context, { name }) => {
    const map = await characterMap(name);
    if (map === null) return new Response(null, { status: 404 });
    return new Response(Uint8Array.from(map), { headers: { "content-type": "application/octet-stream" } });
  },
});
