"use server";

import { changeSetting } from "@/lib/server/commands/change-setting";
import { defineAction } from "@/lib/server/http/define-action";
import { changeSettingInput } from "@/lib/schemas/settings";

export const change = defineAction({
  right: "setting.manage",
  input: changeSettingInput,
  run: changeSetting,
});
