"use server";

import { clearCalendarDayInput, setCalendarDayInput } from "@/lib/schemas/periods";
import { clearCalendarDay, setCalendarDay } from "@/lib/server/commands/change-calendar";
import { defineAction } from "@/lib/server/http/define-action";

const right = "setting.manage";

export const set = defineAction({ right, input: setCalendarDayInput, run: setCalendarDay });
export const clear = defineAction({ right, input: clearCalendarDayInput, run: clearCalendarDay });
