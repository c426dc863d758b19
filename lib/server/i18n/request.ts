import "server-only";
import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeCookie, timeZone, toLocale } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";

/** Language, texts and time zone of the current request: the language is the visitor's choice, kept in a cookie. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = toLocale(asked ?? (await cookies()).get(localeCookie)?.value);
  return { locale, timeZone, messages: await loadMessages(locale) };
});
