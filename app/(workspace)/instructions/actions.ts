"use server";

import { answerInstruction } from "@/lib/server/commands/answer-instruction";
import { giveInstruction } from "@/lib/server/commands/give-instruction";
import { defineAction } from "@/lib/server/http/define-action";
import { answerInstructionInput, giveInstructionInput } from "@/lib/schemas/instructions";

export const give = defineAction({
  right: "instruction.give",
  input: giveInstructionInput,
  run: giveInstruction,
});
export const answer = defineAction({
  right: "instruction.answer",
  input: answerInstructionInput,
  run: answerInstruction,
});
