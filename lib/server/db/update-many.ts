import "server-only";
import { type Tx } from "./client";
import { storedDate } from "./insert-many";

/** A row in the version that was seen, with the columns that are set. */
type VersionedRow = Readonly<Record<string, string | number | boolean | Date | null>> & {
  readonly id: string;
  readonly version: number;
};

/**
 * The conditional update on id and expected version for thousands of rows, all with the same columns, as one statement;
 * each row's version counts up.
 *
 * @returns how many met the version they expected
 */
export async function updateVersions(
  tx: Tx,
  table: "Target" | "Assignment",
  rows: readonly VersionedRow[],
): Promise<number> {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== "id" && name !== "version");
  const set = columns.map((name) => `"${name}" = "next"."value" ->> '$.${name}'`);
  return tx.$executeRawUnsafe(
    `UPDATE "${table}" SET ${set.join()}, "version" = "${table}"."version" + 1 FROM json_each(?) AS "next" ` +
      `WHERE "${table}"."id" = "next"."value" ->> '$.id' AND "${table}"."version" = "next"."value" ->> '$.version'`,
    JSON.stringify(rows, storedDate),
  );
}

/** Takes away what hangs on thousands of records, by their ids. */
export async function deleteOf(
  tx: Tx,
  [table, column]: readonly ["AssignmentSupport", "assignmentId"] | readonly ["Schedule", "targetId"],
  ids: readonly string[],
): Promise<void> {
  await tx.$executeRawUnsafe(
    `DELETE FROM "${table}" WHERE "${column}" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(ids),
  );
}
