import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { changeBetween } from "@/lib/domain/audit-event";
import { dayOf } from "@/lib/format/dates";
import { type clearCalendarDayInput, type setCalendarDayInput } from "@/lib/schemas/periods";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, forbidden, invalid, notFound } from "../errors";
import { type ViewerContext } from "./context";

/**
 * Enters a holiday or a shifted workday, over what the published calendar says of the day. Days that are past stay as
 * they are: a deadline that people kept to must not move afterwards.
 *
 * @throws LedgerError FORBIDDEN · INVALID for a past day or without a change · CONFLICT when it was entered meanwhile
 */
export async function setCalendarDay(
  context: ViewerContext,
  { day, kind, name, version }: z.output<typeof setCalendarDayInput>,
): Promise<void> {
  requireFuture(context, day);
  const own = await db().calendarDay.findUnique({ where: { day }, select: { kind: true, name: true } });
  const change = changeBetween(own ?? {}, { kind, name });
  if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");
  await transact(context, async (tx, record) => {
    const set = { kind, name, setAt: context.now };
    if (version === null) await tx.calendarDay.create({ data: { day, ...set }, select: { day: true } });
    else
      expectOne(
        await tx.calendarDay.updateMany({
          where: { day, version },
          data: { ...set, version: { increment: 1 } },
        }),
      );
    await record({
      action: "calendar.day_set",
      record: { type: "calendar", id: day },
      payload: { day, kind, name },
    });
  });
}

/** Takes the own entry of a day away: the published calendar holds again. @throws as setCalendarDay, NOT_FOUND */
export async function clearCalendarDay(
  context: ViewerContext,
  { day, version }: z.output<typeof clearCalendarDayInput>,
): Promise<void> {
  requireFuture(context, day);
  const own = await db().calendarDay.findUnique({ where: { day }, select: { kind: true, name: true } });
  if (!own) throw notFound();
  await transact(context, async (tx, record) => {
    expectOne(await tx.calendarDay.deleteMany({ where: { day, version } }));
    await record({
      action: "calendar.day_cleared",
      record: { type: "calendar", id: day },
      payload: { day, kind: own.kind, name: own.name },
    });
  });
}

function requireFuture({ viewer, now }: ViewerContext, day: string): void {
  if (!may(viewer, "setting.manage")) throw forbidden();
  if (day < dayOf(now)) throw invalid("check_fields", { day: "calendar_day_past" });
}
