"use server";

import { switchDisclosureInput, wordDisclosureInput } from "@/lib/schemas/disclosures";
import { switchDisclosure } from "@/lib/server/commands/switch-disclosure";
import { wordDisclosure } from "@/lib/server/commands/word-disclosure";
import { defineAction } from "@/lib/server/http/define-action";

export const word = defineAction({
  right: "disclosure.manage",
  input: wordDisclosureInput,
  run: wordDisclosure,
});
export const switchOn = defineAction({
  right: "disclosure.manage",
  input: switchDisclosureInput,
  run: switchDisclosure,
});
