import "server-only";
import { cookies } from "next/headers";
import { type Viewer } from "@/lib/domain/access";
import { isNoEarlierDay, LOOK_BACK_COOKIE, lookBackDay } from "@/lib/domain/look-back";
import { endOfDay } from "@/lib/domain/period";
import { dayOf } from "@/lib/format/dates";
import { onLedgerAt } from "../as-of/ledger-as-of";
import { presentTime } from "../clock";
import { invalid } from "../errors";

/** The day (历史时点) that the reader's browser remembers, null for now; and what it remembers that is no such day. */
export async function rememberedDay(): Promise<{
  readonly day: string | null;
  readonly inVain: string | null;
}> {
  const text = (await cookies()).get(LOOK_BACK_COOKIE)?.value;
  const today = dayOf(presentTime());
  return { day: lookBackDay(text, today), inVain: isNoEarlierDay(text, today) ? text : null };
}

/**
 * The day that a file is asked for; null for now. What its address says goes first; programs have no other way to say it.
 *
 * @throws LedgerError INVALID where that is no day that is over: nobody gets what is known today for what was known then
 */
export async function dayAskedFor(
  asked: string | undefined,
  reader: Pick<Viewer, "within">,
): Promise<string | null> {
  const { day, inVain } =
    asked === undefined && !reader.within ? await rememberedDay() : { day: null, inVain: null };
  const today = dayOf(presentTime());
  if (inVain !== null || isNoEarlierDay(asked, today)) throw invalid("no_earlier_day");
  return day ?? lookBackDay(asked, today);
}

/**
 * Reads a page of the ledger, on the day that the reader looks back to: with what was known then and, on an earlier day,
 * with the rights to read only. Where what is remembered is no such day, the frame says so in the page's place.
 */
export async function lookBack<T>(reader: Viewer, read: (viewer: Viewer) => Promise<T>): Promise<T> {
  const { day } = await rememberedDay();
  return day === null ? read(reader) : onLedgerAt(endOfDay(day), () => read({ ...reader, readsOnly: true }));
}
