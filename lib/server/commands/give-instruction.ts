import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { decideInstruct } from "@/lib/domain/instruction";
import { type giveInstructionInput } from "@/lib/schemas/instructions";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { conflict, forbidden, notFound } from "../errors";
import { peopleWith } from "../messages/recipients";
import { tell } from "../messages/tell";
import { visibleTargets } from "../queries/scope";
import { type ViewerContext } from "./context";
import { decidedInstruction } from "./instruction-change";

/**
 * A leader instructs (批示) on a target in the own charge; whoever sees it sees it from now on, and the heads of its lead
 * unit are told at once.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT for a withdrawn target · INVALID without a text
 */
export async function giveInstruction(
  context: ViewerContext,
  input: z.output<typeof giveInstructionInput>,
): Promise<void> {
  const { viewer, now } = context;
  const target = await db().target.findFirst({
    where: { AND: [visibleTargets(viewer), { id: input.targetId }] },
    select: {
      id: true,
      state: true,
      indicator: true,
      assignment: { select: { leadUnitId: true, leaderPostId: true } },
    },
  });
  if (!target) throw notFound();
  const { leaderPostId: postId, leaderPostTitle: post } = viewer;
  if (!may(viewer, "instruction.give", target.assignment ?? {}) || postId === null) throw forbidden();
  if (target.state !== "active") throw conflict("target_withdrawn");
  const { state, text } = decidedInstruction(decideInstruct(input.text));
  if (await db().instruction.findUnique({ where: { id: input.id }, select: { id: true } })) return;
  const leadUnitId = target.assignment?.leadUnitId;
  const heads = leadUnitId === undefined ? [] : await peopleWith(["unit_head"], now, leadUnitId);
  await transact(context, async (tx, record) => {
    await tx.instruction.create({
      data: {
        id: input.id,
        targetId: target.id,
        postId,
        text,
        issuedById: viewer.userId,
        issuedAt: now,
        state,
      },
      select: { id: true },
    });
    await record({
      action: "instruction.issued",
      record: { type: "instruction", id: input.id },
      targetId: target.id,
      payload: { after: { post: post ?? "", text } },
    });
    await tell(tx, now, {
      key: `instruction:${input.id}`,
      to: heads.map(({ id }) => id),
      body: {
        kind: "instruction",
        targetId: target.id,
        indicator: target.indicator,
        post: post ?? "",
        text,
      },
    });
  });
}
