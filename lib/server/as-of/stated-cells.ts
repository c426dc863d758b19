import "server-only";
import { said, type StatedRow } from "@/lib/domain/stated/rows";

/** What the log says of these columns of a row, as the database takes it; of what it does not say, nothing. */
export function cellsOf(row: StatedRow, columns: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.flatMap((name) => {
      const value = said(row, name);
      if (value === undefined) return [];
      return [[name, /At$/.test(name) && typeof value === "string" ? new Date(value) : value]];
    }),
  );
}
