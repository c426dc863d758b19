import "server-only";
import { db } from "../db/client";

/** The government whose report the year's targets come from; null where the report's record doesn't name it. */
export async function governmentOf(year: number): Promise<string | null> {
  const report = await db().report.findFirst({
    where: { year, government: { not: null }, targets: { some: {} } },
    orderBy: { importedAt: "asc" },
    select: { government: true },
  });
  return report?.government ?? null;
}
