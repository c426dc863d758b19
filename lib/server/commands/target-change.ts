import "server-only";
import { may, type Right, type Viewer } from "@/lib/domain/access";
import { memberOf, TARGET_STATES } from "@/lib/domain/vocabulary";
import { db, type Prisma } from "../db/client";
import { invalid, mayNot, notFound } from "../errors";
import { visibleTargets } from "../queries/scope";
import { TARGET_RULE_COLUMNS } from "../queries/target-record";

/** What the commands on targets have in common: how they load them and refuse. */

const COLUMNS = {
  ...TARGET_RULE_COLUMNS,
  id: true,
  number: true,
  weight: true,
  livelihood: true,
  note: true,
  state: true,
  version: true,
  assignment: {
    select: {
      id: true,
      version: true,
      leadUnitId: true,
      leaderPostId: true,
      contact: true,
      dueOn: true,
      supports: { select: { unitId: true }, orderBy: { unit: { sortOrder: "asc" } } },
    },
  },
  schedule: { select: { id: true, kind: true, entries: true, version: true } },
} as const satisfies Prisma.TargetSelect;

export type TargetRow = Prisma.TargetGetPayload<{ select: typeof COLUMNS }>;

/**
 * Targets that still run and on which the person holds the right, in the order of `ids`.
 *
 * @throws LedgerError NOT_FOUND out of sight · FORBIDDEN without the right · INVALID `target_withdrawn`
 */
export async function targetsToChange(
  viewer: Viewer,
  right: Right,
  ids: readonly string[],
): Promise<readonly TargetRow[]> {
  const rows = await targetsInSight(viewer, right, ids);
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) throw notFound();
    if (memberOf(TARGET_STATES, row.state) !== "active") throw invalid("target_withdrawn");
    return row;
  });
}

/**
 * The targets that the person sees and holds the right on, running or withdrawn, by their ids; what is out of sight is
 * not among them.
 *
 * @throws LedgerError FORBIDDEN without the right on one of them
 */
export async function targetsInSight(
  viewer: Viewer,
  right: Right,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TargetRow>> {
  const rows = await db().target.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visibleTargets(viewer)] },
    select: COLUMNS,
  });
  const refused = rows.find((row) => !may(viewer, right, tiesOf(row)));
  if (refused) throw mayNot(right, "target", refused.id);
  return new Map(rows.map((row) => [row.id, row]));
}

/** One target, see `targetsToChange`. */
export async function targetToChange(viewer: Viewer, right: Right, id: string): Promise<TargetRow> {
  const [row] = await targetsToChange(viewer, right, [id]);
  if (!row) throw notFound();
  return row;
}

function tiesOf({ assignment }: TargetRow) {
  return {
    leadUnitId: assignment?.leadUnitId ?? null,
    leaderPostId: assignment?.leaderPostId ?? null,
    supportUnitIds: assignment?.supports.map(({ unitId }) => unitId) ?? [],
  };
}
