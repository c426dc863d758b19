import "server-only";
import { comparePeriods, openPeriodAt, type Period } from "@/lib/domain/period";
import { type Prisma, type Tx } from "../db/client";

/**
 * The months, by target, that a change outside an adjustment (目标调整) must leave as they are: a report of the target, or
 * of one of the parts that it is made of (分解), is approved, and what is expected of the month is what is in force. The
 * months before an adjustment rest on the version that it replaced, which nothing changes any more.
 *
 * @param client a transaction, where the answer has to hold until its end
 */
export async function settledMonths(
  client: Pick<Tx, "progressReport" | "target" | "targetVersion">,
  of: Prisma.TargetWhereInput,
): Promise<ReadonlyMap<string, readonly Period[]>> {
  const [reports, parts, versions] = await Promise.all([
    // Grouped by the database: a year of a large ledger has tens of thousands.
    client.progressReport.groupBy({
      by: ["targetId", "period"],
      where: { state: "approved", target: { is: { OR: [of, { state: "active", parent: { is: of } }] } } },
    }),
    client.target.findMany({
      where: { state: "active", parent: { is: of } },
      select: { id: true, parentId: true },
    }),
    client.targetVersion.findMany({
      where: { target: { is: of } },
      select: { targetId: true, replacedAt: true },
    }),
  ]);
  const heldUntil = new Map<string, Period>();
  for (const { targetId, replacedAt } of versions) {
    const replacedIn = openPeriodAt(replacedAt);
    const known = heldUntil.get(targetId);
    if (known === undefined || comparePeriods(replacedIn, known) > 0) heldUntil.set(targetId, replacedIn);
  }
  const months = new Map<string, Set<Period>>();
  const settle = (targetId: string, period: Period) => {
    const held = heldUntil.get(targetId);
    if (held !== undefined && comparePeriods(period, held) < 0) return;
    months.set(targetId, (months.get(targetId) ?? new Set()).add(period));
  };
  const wholeOf = new Map(parts.map(({ id, parentId }) => [id, parentId]));
  for (const { targetId, period } of reports) {
    settle(targetId, period);
    const whole = wholeOf.get(targetId);
    if (whole) settle(whole, period);
  }
  return new Map([...months].map(([targetId, periods]) => [targetId, [...periods]]));
}
