import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { type AuditEventInput, changeBetween } from "@/lib/domain/audit-event";
import { decideLock, decidePeriodDays, decideUnlock, type PeriodDecision } from "@/lib/domain/period-change";
import { dayOf } from "@/lib/format/dates";
import { type changePeriodInput, type lockPeriodInput, type unlockPeriodInput } from "@/lib/schemas/periods";
import { type Tx } from "../db/client";
import { transact } from "../db/transact";
import { conflict, expectOne, forbidden, invalid } from "../errors";
import { reportingPeriod } from "../queries/reporting-periods";
import { type ViewerContext } from "./context";

/**
 * Sets a month's own opening and deadline, or lets them follow from the settings again.
 *
 * @throws LedgerError FORBIDDEN · INVALID with the field · CONFLICT when the month was changed meanwhile
 */
export async function changePeriod(
  context: ViewerContext,
  { period, version, opensOn, dueOn }: z.output<typeof changePeriodInput>,
): Promise<void> {
  if (!may(context.viewer, "period.manage")) throw forbidden();
  const month = await reportingPeriod(period);
  allowed(decidePeriodDays(month, { opensOn, dueOn }, dayOf(context.now)));
  const change = changeBetween({ opensOn: month.opensOn, dueOn: month.dueOn }, { opensOn, dueOn });
  if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");
  await write(context, period, version, { opensOn, dueOn }, { action: "period.changed", payload: change });
}

/** Locks a month: what is in it changes by correction only. @throws as changePeriod */
export async function lockPeriod(
  context: ViewerContext,
  { period, version }: z.output<typeof lockPeriodInput>,
): Promise<void> {
  if (!may(context.viewer, "period.manage")) throw forbidden();
  allowed(decideLock(await reportingPeriod(period), context.now));
  const set = { lockedAt: context.now };
  await write(context, period, version, set, { action: "period.locked", payload: { period } });
}

/** Opens a locked month again for everybody, with the reason. @throws as changePeriod */
export async function unlockPeriod(
  context: ViewerContext,
  { period, version, reason }: z.output<typeof unlockPeriodInput>,
): Promise<void> {
  if (!may(context.viewer, "period.manage")) throw forbidden();
  allowed(decideUnlock(await reportingPeriod(period)));
  await write(
    context,
    period,
    version,
    { lockedAt: null },
    { action: "period.unlocked", payload: { period }, reason },
  );
}

/** Throws the LedgerError of a refusal, at its field where it has one. */
export function allowed(decision: PeriodDecision): void {
  if (decision.ok) return;
  const problem = `period_${decision.problem}`;
  throw decision.field ? invalid("check_fields", { [decision.field]: problem }) : conflict(problem);
}

type PeriodEvent = Extract<AuditEventInput, { action: `period.${string}` }>;
type WithoutRecord<Event> = Event extends unknown ? Omit<Event, "record"> : never;

async function write(
  context: ViewerContext,
  period: string,
  version: number | null,
  set: Partial<{ opensOn: string | null; dueOn: string | null; lockedAt: Date | null }>,
  event: WithoutRecord<PeriodEvent>,
): Promise<void> {
  await transact(context, async (tx, record) => {
    await store(tx, period, version, set);
    await record({ ...event, record: { type: "period", id: period } });
  });
}

async function store(
  tx: Tx,
  period: string,
  version: number | null,
  set: Parameters<typeof write>[3],
): Promise<void> {
  // The key lets only one of two people make the month's record.
  if (version === null)
    await tx.reportingPeriod.create({ data: { period, ...set }, select: { period: true } });
  else
    expectOne(
      await tx.reportingPeriod.updateMany({
        where: { period, version },
        data: { ...set, version: { increment: 1 } },
      }),
    );
}
