import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { type createUnitInput } from "@/lib/schemas/units";
import { transact } from "../db/transact";
import { forbidden } from "../errors";
import { type ViewerContext } from "./context";
import { refuseTakenUnit } from "./unit-change";

/** Adds a unit at the end of the list. @throws LedgerError FORBIDDEN · INVALID for a code or name that is taken */
export async function createUnit(
  context: ViewerContext,
  input: z.output<typeof createUnitInput>,
): Promise<void> {
  if (!may(context.viewer, "unit.manage")) throw forbidden();
  const { id, code, name, shortName } = input;
  await transact(context, async (tx, record) => {
    await refuseTakenUnit(tx, input);
    const last = await tx.unit.findFirst({ orderBy: { sortOrder: "desc" }, select: { sortOrder: true } });
    const sortOrder = (last?.sortOrder ?? 0) + 1;
    await tx.unit.create({ data: { id, code, name, shortName, sortOrder }, select: { id: true } });
    await record({
      action: "unit.created",
      record: { type: "unit", id },
      payload: { after: { code, name, shortName, sortOrder } },
    });
  });
}
