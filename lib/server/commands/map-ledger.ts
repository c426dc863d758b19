import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { mappingOf } from "@/lib/domain/import-columns";
import { type mapLedgerInput } from "@/lib/schemas/ledger-imports";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, forbidden, invalid, notFound } from "../errors";
import { headingKey } from "../ledger-import/proposed-columns";
import { type ViewerContext } from "./context";

/**
 * Says what each column of a draft holds, and remembers it for the person's next file with the same heading.
 *
 * @throws LedgerError FORBIDDEN · NOT_FOUND · CONFLICT · INVALID with the column at fault, `columns.3`, or `columns`
 */
export async function mapLedger(
  context: ViewerContext,
  { id, version, headingRow, columns }: z.output<typeof mapLedgerInput>,
): Promise<{ readonly version: number }> {
  const { viewer } = context;
  if (!may(viewer, "ledger.import")) throw forbidden();
  const decision = mappingOf(columns);
  if (!decision.ok) throw invalid("check_fields", { [decision.field]: decision.problem });
  const draft = await db().ledgerImport.findUnique({ where: { id }, select: { cells: true } });
  if (!draft) throw notFound();
  const cells = JSON.parse(draft.cells) as readonly (readonly string[])[];
  const mapping = JSON.stringify(decision.mapping);
  const names = headingRow === null ? undefined : cells[headingRow];
  const key = names && { userId: viewer.userId, heading: headingKey(names) };
  return transact(context, async (tx, record) => {
    expectOne(
      await tx.ledgerImport.updateMany({
        where: { id, version, state: { in: ["draft", "failed"] } },
        data: { headingRow, mapping, state: "draft", problem: null, version: { increment: 1 } },
      }),
    );
    if (key)
      await tx.importMapping.upsert({
        where: { userId_heading: key },
        create: { ...key, mapping },
        update: { mapping },
        select: { userId: true },
      });
    await record({
      action: "ledger_import.mapped",
      record: { type: "ledger_import", id },
      payload: { columns: columns.filter((column) => column !== null).length },
    });
    return { version: version + 1 };
  });
}
