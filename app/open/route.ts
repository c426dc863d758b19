import { toLocale } from "@/lib/format/locale";
import { publicPageAddress } from "@/lib/schemas/disclosures";
import { openPage, publicAnswer } from "@/lib/server/http/public-page";

export const dynamic = "force-dynamic";

/** The public page (公开): the livelihood projects with their progress, for anybody. */
export async function GET(request: Request) {
  const { year, lang } = publicPageAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  return publicAnswer(request, await openPage(year, toLocale(lang)));
}
