import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { type Colleague, decideDeputy } from "@/lib/domain/deputy";
import { ROLES } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { type endDeputyInput, type nameDeputyInput } from "@/lib/schemas/deputies";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { conflict, expectOne, forbidden, invalid, notFound } from "../errors";
import { type ViewerContext } from "./context";

/**
 * A unit head or supervisor names a deputy (代理) of the own unit for some days: within them the deputy has that role's
 * rights, and every event says in whose place it was done.
 *
 * @throws LedgerError FORBIDDEN · INVALID with the field
 */
export async function nameDeputy(
  context: ViewerContext,
  input: z.output<typeof nameDeputyInput>,
): Promise<void> {
  const { viewer, now } = context;
  if (!may(viewer, "deputy.name")) throw forbidden();
  const deputy = await db().user.findFirst({
    where: { id: input.deputyId, disabledAt: null },
    select: { id: true, name: true, role: true, unitId: true },
  });
  const principal: Colleague = { id: viewer.userId, role: viewer.role, unitId: viewer.unitId };
  const { fromDay, untilDay } = input;
  await transact(context, async (tx, record) => {
    const others = await tx.deputyship.findMany({
      where: { principalId: viewer.userId, endedAt: null },
      select: { fromDay: true, untilDay: true },
    });
    const colleague: Colleague = {
      id: input.deputyId,
      role: ROLES.find((role) => role === deputy?.role) ?? null,
      unitId: deputy?.unitId ?? null,
    };
    const decision = decideDeputy(principal, colleague, { fromDay, untilDay }, others, dayOf(now));
    if (!decision.ok) {
      const problem = `deputy_${decision.problem}`;
      throw decision.field ? invalid("check_fields", { [decision.field]: problem }) : forbidden(problem);
    }
    await tx.deputyship.create({
      data: {
        id: input.id,
        principalId: viewer.userId,
        deputyId: input.deputyId,
        role: viewer.role,
        unitId: viewer.unitId ?? "",
        fromDay,
        untilDay,
        createdAt: now,
      },
      select: { id: true },
    });
    await record({
      action: "deputy.named",
      record: { type: "deputyship", id: input.id },
      payload: { deputy: deputy?.name ?? "", fromDay, untilDay },
    });
  });
}

/** Ends an own deputyship before its last day. @throws LedgerError NOT_FOUND, FORBIDDEN, CONFLICT */
export async function endDeputy(
  context: ViewerContext,
  { id, version }: z.output<typeof endDeputyInput>,
): Promise<void> {
  const { viewer, now } = context;
  if (!may(viewer, "deputy.name")) throw forbidden();
  const row = await db().deputyship.findFirst({
    where: { id, principalId: viewer.userId },
    select: { endedAt: true, deputy: { select: { name: true } } },
  });
  if (!row) throw notFound();
  if (row.endedAt) throw conflict("deputy_ended_already");
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.deputyship.updateMany({
        where: { id, version, endedAt: null },
        data: { endedAt: now, version: { increment: 1 } },
      }),
    );
    await record({
      action: "deputy.ended",
      record: { type: "deputyship", id },
      payload: { deputy: row.deputy.name },
    });
  });
}
