import { z } from "zod";
import { characterMap } from "@/lib/server/documents/pdf-cmaps";
import { defineRoute } from "@/lib/server/http/define-route";

/** Hands pdf.js in the browser the character maps that PDFs from Chinese offices name and do not hold. */
export const GET = defineRoute({
  right: "progress.view",
  input: z.object({ name: z.string().max(40) }),
  handle: async (_context, { name }) => {
    const map = await characterMap(name);
    return map === null ? new Response(null, { status: 404 }) : new Response(Uint8Array.from(map));
  },
});
