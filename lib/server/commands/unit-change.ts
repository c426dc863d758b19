import "server-only";
import { may } from "@/lib/domain/access";
import { db, type Tx } from "../db/client";
import { forbidden, invalid, notFound } from "../errors";
import { type ViewerContext } from "./context";

/** A unit that an administrator is about to change. @throws LedgerError FORBIDDEN, NOT_FOUND */
export async function unitToChange({ viewer }: ViewerContext, id: string) {
  if (!may(viewer, "unit.manage")) throw forbidden();
  const unit = await db().unit.findUnique({
    where: { id },
    select: { id: true, code: true, name: true, shortName: true, active: true },
  });
  if (!unit) throw notFound();
  return unit;
}

/** Code and name belong to one unit each, dissolved ones included. @throws LedgerError INVALID at the field */
export async function refuseTakenUnit(
  tx: Tx,
  { id, code, name }: { readonly id: string; readonly code: string; readonly name: string },
): Promise<void> {
  const others = await tx.unit.findMany({
    where: { id: { not: id }, OR: [{ code }, { name }] },
    select: { code: true, name: true },
  });
  const fields = {
    ...(others.some((other) => other.code === code) && { code: "unit_code_taken" }),
    ...(others.some((other) => other.name === name) && { name: "unit_name_taken" }),
  };
  if (Object.keys(fields).length > 0) throw invalid("check_fields", fields);
}
