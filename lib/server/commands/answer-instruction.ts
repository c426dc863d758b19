import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { decideAnswer } from "@/lib/domain/instruction";
import { type answerInstructionInput } from "@/lib/schemas/instructions";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { type ViewerContext } from "./context";
import { decidedInstruction, instructionToChange } from "./instruction-change";

/** The lead unit's head says what was done about an instruction (办理情况). @throws LedgerError NOT_FOUND, FORBIDDEN, CONFLICT, INVALID */
export async function answerInstruction(
  context: ViewerContext,
  input: z.output<typeof answerInstructionInput>,
): Promise<void> {
  const instruction = await instructionToChange(context, "instruction.answer", input.id);
  const { state, text } = decidedInstruction(decideAnswer(instruction.state, input.text));
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.instruction.updateMany({
        where: { id: instruction.id, version: input.version },
        data: { state, version: { increment: 1 } },
      }),
    );
    await tx.instructionReply.create({
      data: {
        id: randomUUID(),
        instructionId: instruction.id,
        text,
        byId: context.viewer.userId,
        at: context.now,
      },
      select: { id: true },
    });
    await record({
      action: "instruction.answered",
      record: { type: "instruction", id: instruction.id },
      targetId: instruction.targetId,
      payload: { text },
    });
  });
}
