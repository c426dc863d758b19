import "server-only";
import { type z } from "zod";
import { type moveUnitInput } from "@/lib/schemas/units";
import { transact } from "../db/transact";
import { invalid } from "../errors";
import { type ViewerContext } from "./context";
import { unitToChange } from "./unit-change";

/**
 * Moves a unit one place up or down in the order in which every list shows units. Relative to where it stands now, so
 * it needs no version.
 *
 * @throws LedgerError FORBIDDEN, NOT_FOUND · INVALID at the end of the list
 */
export async function moveUnit(context: ViewerContext, input: z.output<typeof moveUnitInput>): Promise<void> {
  const { id } = await unitToChange(context, input.id);
  await transact(context, async (tx, record) => {
    const units = await tx.unit.findMany({
      orderBy: [{ sortOrder: "asc" }, { code: "asc" }],
      select: { id: true, sortOrder: true },
    });
    const from = units.findIndex((unit) => unit.id === id);
    const to = from + (input.towards === "up" ? -1 : 1);
    const moved = units[from];
    if (!moved || !units[to]) throw invalid("unit_at_end");
    const order = units.toSpliced(from, 1).toSpliced(to, 0, moved);
    // Written as 1, 2, 3 …: units that came with equal places get places of their own.
    for (const [index, unit] of order.entries())
      if (unit.sortOrder !== index + 1)
        await tx.unit.update({
          where: { id: unit.id },
          data: { sortOrder: index + 1 },
          select: { id: true },
        });
    await record({
      action: "unit.changed",
      record: { type: "unit", id },
      payload: { before: { place: from + 1 }, after: { place: to + 1 } },
    });
  });
}
