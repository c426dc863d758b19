import "server-only";
import { createHash } from "node:crypto";
import { createTranslator } from "next-intl";
import { dayOf } from "@/lib/format/dates";
import { type Locale } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";
import { publicPage, type PublicView } from "@/lib/format/public/public-page";
import { type Speaker } from "@/lib/format/speaker";
import { now } from "../clock";
import { lastEvent, publicProjects } from "../queries/public-projects";
import { settingOn } from "../queries/settings";
import { isKnown } from "./preconditions";

/** The pages that were made since the ledger last changed, by their address. */
let made: { readonly as: string; readonly pages: Map<string, Promise<string>> } | null = null;

/**
 * The public page of a year in a language. Every change of state is an event of the log and deadlines end with a day,
 * so a page holds until the next event or day: made once for any number of readers, and never out of date.
 */
export function openPage(year: number | undefined, locale: Locale): Promise<string> {
  return cached(`${year ?? ""}|${locale}`, async (at) => render(await publicProjects({ year }, at), locale));
}

async function cached(address: string, make: (at: Date) => Promise<string>): Promise<string> {
  const at = now();
  const as = `${await lastEvent()}|${dayOf(at)}`;
  if (made?.as !== as) made = { as, pages: new Map() };
  const { pages } = made;
  const page = pages.get(address) ?? make(at);
  pages.set(address, page);
  // What failed is made anew for the next reader.
  page.catch(() => pages.delete(address));
  return page;
}

/** A page of the public kind as its document. */
export async function render(view: PublicView, locale: Locale): Promise<string> {
  const messages = await loadMessages(locale);
  const { palette } = await settingOn("light_colours", dayOf(now()));
  return publicPage(view, createTranslator({ locale, messages }) as unknown as Speaker, locale, palette);
}

/**
 * Answers a citizen: anybody may keep the page (`public`), but asks before showing it again, so that what was taken off
 * is gone at once; who has it already gets 304. No cookie is read or set.
 */
export function publicAnswer(request: Request, document: string): Response {
  const etag = `W/"${createHash("sha256").update(document).digest("base64url").slice(0, 27)}"`;
  const headers = { "cache-control": "public, max-age=0, must-revalidate", etag };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(document, { headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
}
