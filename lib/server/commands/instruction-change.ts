import "server-only";
import { may, type Right } from "@/lib/domain/access";
import { type InstructionDecision } from "@/lib/domain/instruction";
import { INSTRUCTION_STATES, memberOf } from "@/lib/domain/vocabulary";
import { db } from "../db/client";
import { conflict, invalid, mayNot, notFound } from "../errors";
import { visibleInstructions } from "../queries/scope";
import { type ViewerContext } from "./context";

/** An instruction that somebody is about to act on. @throws LedgerError NOT_FOUND, FORBIDDEN */
export async function instructionToChange({ viewer }: ViewerContext, right: Right, id: string) {
  const row = await db().instruction.findFirst({
    where: { AND: [visibleInstructions(viewer), { id }] },
    select: {
      id: true,
      targetId: true,
      state: true,
      version: true,
      target: { select: { assignment: { select: { leadUnitId: true } } } },
    },
  });
  if (!row) throw notFound();
  if (!may(viewer, right, row.target.assignment ?? {})) throw mayNot(right, "instruction", id);
  const { target: _target, ...instruction } = row;
  return { ...instruction, state: memberOf(INSTRUCTION_STATES, row.state) };
}

/** What the rules decided, or the refusal as its error. @throws LedgerError CONFLICT, INVALID */
export function decidedInstruction<Next>(decision: InstructionDecision<Next>): Next {
  if (decision.ok) return decision.next;
  if (decision.problem === "wrong_state") throw conflict("instruction_in_notice");
  throw invalid("check_fields", { text: "required" });
}
