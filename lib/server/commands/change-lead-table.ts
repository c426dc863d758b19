import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type LeadTable } from "@/lib/domain/lead-department";
import { dayOf } from "@/lib/format/dates";
import { type changeLeadTableInput } from "@/lib/schemas/lead-table";
import { transact } from "../db/transact";
import { forbidden, invalid } from "../errors";
import { directory } from "../queries/directory";
import { settingOn } from "../queries/settings";
import { type ViewerContext } from "./context";
import { writeSetting } from "./setting-change";

/**
 * Replaces the table that lead units are proposed by (责任单位对照表); proposals follow at once, assignments stay.
 *
 * @throws LedgerError FORBIDDEN · INVALID for a unit that can get no duty or without a change · CONFLICT when somebody
 * else has changed the table since the person looked
 */
export async function changeLeadTable(
  context: ViewerContext,
  { rows, latest }: z.output<typeof changeLeadTableInput>,
): Promise<void> {
  if (!may(context.viewer, "target.manage")) throw forbidden();
  const { units } = await directory();
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const unknown = rows.flatMap(({ unitId }, index) =>
    unitId === null || names.has(unitId) ? [] : [[`rows.${index}.unitId`, "unit_not_active"]],
  );
  if (unknown.length > 0)
    throw invalid("check_fields", Object.fromEntries(unknown) as Record<string, string>);

  const today = dayOf(context.now);
  const before = await settingOn("lead_departments", today);
  const gone = before.filter(({ kind }) => !rows.some((row) => row.kind === kind));
  const change = changeBetween(factsOf(before, names), {
    ...Object.fromEntries(gone.map(({ kind }) => [kind, null])),
    ...factsOf(rows, names),
  });
  if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");
  await transact(context, async (tx, record) => {
    await writeSetting(tx, context, { key: "lead_departments", value: rows, effectiveFrom: today, latest });
    await record({
      action: "lead_table.changed",
      record: { type: "setting", id: "lead_departments" },
      payload: { ...change, value: JSON.stringify(rows) },
    });
  });
}

/** One fact a kind, as its row reads, and the order, which decides between rows. */
function factsOf(table: LeadTable, names: ReadonlyMap<string, string>): Facts {
  const words = ({ keywords, unitId }: LeadTable[number]) =>
    [keywords.join(" "), ...(unitId === null ? [] : [names.get(unitId) ?? unitId])].join(" → ");
  return {
    ...Object.fromEntries(table.map((row) => [row.kind, words(row)])),
    rowOrder: table.map(({ kind }) => kind),
  };
}
