"use server";

import { changeUnit, setUnitActive } from "@/lib/server/commands/change-unit";
import { createUnit } from "@/lib/server/commands/create-unit";
import { moveUnit } from "@/lib/server/commands/move-unit";
import { changeLeaderPost, createLeaderPost } from "@/lib/server/commands/save-leader-post";
import { defineAction } from "@/lib/server/http/define-action";
import {
  changeLeaderPostInput,
  changeUnitInput,
  createLeaderPostInput,
  createUnitInput,
  moveUnitInput,
  setUnitActiveInput,
} from "@/lib/schemas/units";

const right = "unit.manage";

export const create = defineAction({ right, input: createUnitInput, run: createUnit });
export const change = defineAction({ right, input: changeUnitInput, run: changeUnit });
export const move = defineAction({ right, input: moveUnitInput, run: moveUnit });
export const setActive = defineAction({ right, input: setUnitActiveInput, run: setUnitActive });
export const createPost = defineAction({ right, input: createLeaderPostInput, run: createLeaderPost });
export const changePost = defineAction({ right, input: changeLeaderPostInput, run: changeLeaderPost });
