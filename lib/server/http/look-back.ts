import "server-only";
import { cookies } from "next/headers";
import { type Viewer } from "@/lib/domain/access";
import { LOOK_BACK_COOKIE, lookBackDay } from "@/lib/domain/look-back";
import { endOfDay } from "@/lib/domain/period";
import { dayOf } from "@/lib/format/dates";
import { onLedgerAt } from "../as-of/ledger-as-of";
import { now } from "../clock";

/**
 * The day that the reader looks back to (历史时点); null for now. `asked` is what an address says, which goes first; programs
 * have no other way to say it.
 */
export async function dayLookedAt(asked?: string, reader?: Pick<Viewer, "within">): Promise<string | null> {
  const text = asked ?? (reader?.within ? undefined : (await cookies()).get(LOOK_BACK_COOKIE)?.value);
  return lookBackDay(text, dayOf(now()));
}

/**
 * Reads a page of the ledger, on the day that the reader looks back to: with what was known then and, on an earlier day,
 * with the rights to read only.
 */
export async function lookBack<T>(reader: Viewer, read: (viewer: Viewer) => Promise<T>): Promise<T> {
  const day = await dayLookedAt();
  return day === null ? read(reader) : onLedgerAt(endOfDay(day), () => read({ ...reader, readsOnly: true }));
}
