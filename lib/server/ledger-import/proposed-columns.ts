import "server-only";
import { createHash } from "node:crypto";
import { guessMapping, headingRow, type ImportMapping } from "@/lib/domain/import-columns";
import { HEADING_LINES } from "@/lib/schemas/ledger-imports";
import { db } from "../db/client";

interface ProposedColumns {
  /** From 0; null where no line is known to name columns. */
  readonly headingRow: number | null;
  readonly mapping: ImportMapping;
}

/** How a file's columns are read until somebody says otherwise: as the person mapped these headings before, or by their names. */
export async function proposedColumns(
  userId: string,
  cells: readonly (readonly string[])[],
): Promise<ProposedColumns> {
  const lines = cells.slice(0, HEADING_LINES);
  const known = await rememberedMappings(userId, lines);
  const line = lines.findIndex((names) => known.has(headingKey(names)));
  const mapping = line < 0 ? undefined : known.get(headingKey(lines[line] ?? []));
  if (mapping) return { headingRow: line, mapping };
  const row = headingRow(cells);
  return { headingRow: row, mapping: row === null ? {} : guessMapping(cells[row] ?? []) };
}

/** The same for columns that are named in a certain line. */
export async function proposedMapping(userId: string, names: readonly string[]): Promise<ImportMapping> {
  return (await rememberedMappings(userId, [names])).get(headingKey(names)) ?? guessMapping(names);
}

/** What two files must have alike for the mapping of one to be proposed for the other. */
export function headingKey(names: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(names)).digest("hex");
}

async function rememberedMappings(
  userId: string,
  lines: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, ImportMapping>> {
  const rows = await db().importMapping.findMany({
    where: { userId, heading: { in: lines.map(headingKey) } },
    select: { heading: true, mapping: true },
  });
  return new Map(rows.map(({ heading, mapping }) => [heading, JSON.parse(mapping) as ImportMapping]));
}
