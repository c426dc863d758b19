import "server-only";
import { type Prisma, type Tx } from "./client";

/** The rows of a table as `createMany` takes them. */
interface RowsOf {
  readonly Target: Prisma.TargetCreateManyInput;
  readonly Statement: Prisma.StatementCreateManyInput;
  readonly Assignment: Prisma.AssignmentCreateManyInput;
  readonly AssignmentSupport: Prisma.AssignmentSupportCreateManyInput;
  readonly Schedule: Prisma.ScheduleCreateManyInput;
  readonly ProgressReport: Prisma.ProgressReportCreateManyInput;
  readonly AuditEvent: Prisma.AuditEventCreateManyInput;
}

/** So many rows go to the database at once, as one JSON text. */
const BATCH = 5000;

/**
 * `createMany` for thousands of rows, all with the same columns: one statement and one parameter for a whole batch, where
 * Prisma compiles a query with a parameter for each value. Columns that no row names get the schema's defaults.
 */
export async function insertMany<Table extends keyof RowsOf>(
  tx: Tx,
  table: Table,
  rows: readonly RowsOf[Table][],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const [names, values] = [
    columns.map((name) => `"${name}"`),
    columns.map((name) => `value ->> '$.${name}'`),
  ];
  const sql = `INSERT INTO "${table}" (${names.join()}) SELECT ${values.join()} FROM json_each(?)`;
  for (let start = 0; start < rows.length; start += BATCH)
    await tx.$executeRawUnsafe(sql, JSON.stringify(rows.slice(start, start + BATCH), storedDate));
}

/** An instant as the database's adapter stores it. */
export function storedDate(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const instant = this[key];
  return instant instanceof Date ? instant.toISOString().replace("Z", "+00:00") : value;
}
