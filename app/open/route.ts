import { toLocale } from "@/lib/format/locale";
import { publicPageAddress } from "@/lib/schemas/disclosures";
import { openPage, publicAnswer } from "@/lib/server/http/public-page";
import { overTransport } from "@/lib/server/http/transport";

export const dynamic = "force-dynamic";

/** The public page (公开): the livelihood projects with their progress, for anybody. */
export async function GET(request: Request) {
  const { year, lang } = publicPageAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  return overTransport(publicAnswer(request, await openPage(year, toLocale(lang))));
}
