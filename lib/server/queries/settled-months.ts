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
  client: Pick<Tx, "progressReport" | "targetVersion">,
  of: Prisma.TargetWhereInput,
): Promise<ReadonlyMap<string, readonly Period[]>> {
  const [reports, versions] = await Promise.all([
    client.progressReport.findMany({
      where: { state: "approved", target: { is: { OR: [of, { state: "active", parent: { is: of } }] } } },
      distinct: ["targetId", "period"],
      select: { targetId: true, period: true, target: { select: { parentId: true } } },
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
  for (const { targetId, period, target } of reports) {
    settle(targetId, period);
    if (target.parentId !== null) settle(target.parentId, period);
  }
  return new Map([...months].map(([targetId, periods]) => [targetId, [...periods]]));
}
