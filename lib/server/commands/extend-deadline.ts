import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { decideExtension } from "@/lib/domain/period-change";
import { dayOf } from "@/lib/format/dates";
import { type grantExtensionInput, type withdrawExtensionInput } from "@/lib/schemas/periods";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, forbidden, notFound } from "../errors";
import { reportingPeriod } from "../queries/reporting-periods";
import { allowed } from "./change-period";
import { type ViewerContext } from "./context";

/**
 * Gives one unit more time for one month (延期), with the reason; an earlier extension is replaced.
 *
 * @throws LedgerError FORBIDDEN, NOT_FOUND · INVALID for a day that is past or not later than everybody's
 */
export async function grantExtension(
  context: ViewerContext,
  { id, period, unitId, dueOn, reason }: z.output<typeof grantExtensionInput>,
): Promise<void> {
  const { viewer, now } = context;
  if (!may(viewer, "period.manage")) throw forbidden();
  const unit = await db().unit.findUnique({ where: { id: unitId }, select: { name: true } });
  if (!unit) throw notFound();
  allowed(decideExtension(await reportingPeriod(period), dueOn, dayOf(now)));
  await transact(context, async (tx, record) => {
    await tx.deadlineExtension.updateMany({
      where: { period, unitId, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    await tx.deadlineExtension.create({
      data: { id, period, unitId, dueOn, reason, grantedById: viewer.userId, grantedAt: now },
      select: { id: true },
    });
    await record({
      action: "extension.granted",
      record: { type: "period", id: period },
      payload: { period, unit: unit.name, unitId, day: dueOn },
      reason,
    });
  });
}

/** Takes an extension back, with the reason: everybody's deadline holds again. @throws FORBIDDEN, NOT_FOUND, CONFLICT */
export async function withdrawExtension(
  context: ViewerContext,
  { id, reason }: z.output<typeof withdrawExtensionInput>,
): Promise<void> {
  if (!may(context.viewer, "period.manage")) throw forbidden();
  const extension = await db().deadlineExtension.findUnique({
    where: { id },
    select: { period: true, dueOn: true, unitId: true, unit: { select: { name: true } } },
  });
  if (!extension) throw notFound();
  const { period, dueOn, unitId, unit } = extension;
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.deadlineExtension.updateMany({
        where: { id, withdrawnAt: null },
        data: { withdrawnAt: context.now },
      }),
    );
    await record({
      action: "extension.withdrawn",
      record: { type: "period", id: period },
      payload: { period, unit: unit.name, unitId, day: dueOn },
      reason,
    });
  });
}
