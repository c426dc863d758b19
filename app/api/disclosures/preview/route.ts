import { toLocale } from "@/lib/format/locale";
import { publicPageAddress } from "@/lib/schemas/disclosures";
import { defineRoute } from "@/lib/server/http/define-route";
import { lookBack } from "@/lib/server/http/look-back";
import { render } from "@/lib/server/http/public-page";
import { publicPreview } from "@/lib/server/queries/disclosures";

/** The public page as it would be, for those who prepare it. */
export const GET = defineRoute({
  right: "disclosure.view",
  input: publicPageAddress,
  handle: async ({ viewer }, { year, lang }) =>
    lookBack(
      viewer,
      async (reader) =>
        new Response(await render(await publicPreview(reader, { year }), toLocale(lang)), {
          headers: { "content-type": "text/html; charset=utf-8" },
        }),
    ),
});
