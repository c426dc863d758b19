import { z } from "zod";
import { isDay } from "@/lib/domain/assignment";
import { isPeriod } from "@/lib/domain/period";
import { DAY_KINDS } from "@/lib/domain/work-calendar";

const period = z.string().refine(isPeriod);
const day = z.string().refine(isDay, "period_day_missing");
const reason = z.string().trim().min(1, "required").max(500, "too_long");
/** Of the month's own record; null where it has none yet. */
const version = z.number().int().nullable();

/** A month's own days; null goes by the settings. */
export const changePeriodInput = z.object({
  period,
  version,
  opensOn: day.nullable(),
  dueOn: day.nullable(),
});
export const lockPeriodInput = z.object({ period, version });
export const unlockPeriodInput = z.object({ period, version, reason });
export const grantExtensionInput = z.object({
  id: z.uuid(),
  period,
  unitId: z.string().min(1),
  dueOn: day,
  reason,
});
export const withdrawExtensionInput = z.object({ id: z.string().min(1), reason });

/** A day of the administrator's own calendar; `version` is null for one that is not entered yet. */
export const setCalendarDayInput = z.object({
  day,
  kind: z.enum(DAY_KINDS),
  name: z.string().trim().min(1, "required").max(50, "too_long"),
  version,
});
export const clearCalendarDayInput = z.object({ day, version: z.number().int() });

/** The year that the calendar's address asks for. */
export const calendarView = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
});
