import { periodOf } from "@/lib/domain/period";
import { type Viewer } from "@/lib/domain/access";
import { seedPeople, viewerOf } from "../seed-people";
import { fewestUsers, generatedPeople, supervisingUnit } from "./generated-people";
import { type Hands, seedMonth } from "./generated-progress";
import { type GeneratedTarget, seedYear } from "./generated-year";

/** How big a generated ledger is. */
export interface LedgerSize {
  /** The supervision office among them. */
  readonly units: number;
  /** In each year. */
  readonly targets: number;
  readonly users: number;
  /** Reported months of the last year; the years before are whole. */
  readonly months: number;
  /** The last of them is 2026. */
  readonly years: number;
}

export const LAST_YEAR = 2026;
const LIMITS: Readonly<Record<keyof LedgerSize, readonly [least: number, most: number]>> = {
  units: [2, 140],
  targets: [1, 2700],
  users: [1, 5000],
  months: [1, 12],
  years: [1, 20],
};

/** Why a ledger of this size can't be made, or null. */
export function sizeProblem(size: LedgerSize): string | null {
  for (const [name, [least, most]] of Object.entries(LIMITS)) {
    const value = size[name as keyof LedgerSize];
    if (!Number.isInteger(value) || value < least || value > most)
      return `--${name} must be a whole number from ${least} to ${most}. --${name} 应为 ${least} 至 ${most} 的整数。`;
  }
  const fewest = fewestUsers(size.units);
  return size.users < fewest
    ? `${size.units} units need at least ${fewest} users. ${size.units} 个单位至少需要 ${fewest} 个账号。`
    : null;
}

/** The instant at which one looks at the ledger: the 20th of the month after the last reported one, by then open. */
export function generatedNow({ months }: Pick<LedgerSize, "months">): string {
  const period = months === 12 ? periodOf(LAST_YEAR + 1, 1) : periodOf(LAST_YEAR, months + 1);
  return `${period}-20T09:00:00+08:00`;
}

/**
 * Fills an empty ledger with a generated district: the same ids, times and figures on each run (but for the salt of the
 * passwords' hash). It writes its rows in bulk, because the commands take one fsync a step and so hours for 100,000
 * reports; what the commands guarantee is kept in three ways:
 *
 * - what happens is decided by the rules that the commands ask (`decideConfirm`, `draftTarget`, `decideAssignment`,
 *   `decideSave`, `decideSubmit`, `decideReturn`, `decideApprove`) and fails where they refuse; reports are read and
 *   extracted by the import's own code;
 * - rows reach the database through `transactMany` alone, together with the event of each step as its command records
 *   it, chained by `appendManyAuditEvents`, so that `npm run audit:verify` holds;
 * - tests/integration/seed/generated.test.ts compares the events' payloads with those of the sample district, which
 *   the commands wrote, and goes on working on the ledger with the commands.
 *
 * @param say is told each step in a few words
 * @throws Error when the size is not sound
 */
export async function seedGenerated(
  size: LedgerSize,
  say: (step: string) => void = () => undefined,
): Promise<void> {
  const problem = sizeProblem(size);
  if (problem) throw new Error(problem);
  const people = generatedPeople(size.units, size.users);
  const first = LAST_YEAR - size.years + 1;
  await seedPeople(people, first);
  say(`${people.units.length} units, ${people.accounts.length} accounts 单位与账号`);

  const viewers = new Map(people.accounts.map(({ signIn }) => [signIn, viewerOf(people, signIn)]));
  const viewer = (signIn: string): Viewer => viewers.get(signIn)!;
  const handsOf = ({ leadUnit }: GeneratedTarget): Hands => ({
    reporter: viewer(`reporter.${leadUnit}`),
    head: viewer(`head.${leadUnit}`),
    supervisor: viewer(`supervisor2.${supervisingUnit}`),
  });
  for (let year = first; year <= LAST_YEAR; year++) {
    const targets = await seedYear(people, viewer(`supervisor.${supervisingUnit}`), year, size.targets);
    const reported = year === LAST_YEAR ? size.months : 12;
    let reports = 0;
    for (let month = 1; month <= Math.min(12, reported + 1); month++)
      reports += await seedMonth(targets, periodOf(year, month), handsOf, month > reported);
    say(`${year}: ${targets.length} targets, ${reports} monthly reports 目标与月度填报`);
  }
}
