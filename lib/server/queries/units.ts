import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { db } from "../db/client";
import { forbidden } from "../errors";

export interface UnitItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly active: boolean;
  /** Enabled accounts that belong to it. */
  readonly accounts: number;
  readonly version: number;
}

export interface LeaderPostItem {
  readonly id: string;
  readonly title: string;
  readonly overall: boolean;
  readonly holder: string | null;
  readonly version: number;
}

/** All units and leaders' posts in their order, for whoever administers them. @throws LedgerError FORBIDDEN */
export async function organization(
  viewer: Viewer,
): Promise<{ readonly units: readonly UnitItem[]; readonly posts: readonly LeaderPostItem[] }> {
  if (!mayEver(viewer, "unit.manage")) throw forbidden();
  const [units, posts] = await Promise.all([
    db().unit.findMany({
      orderBy: [{ sortOrder: "asc" }, { code: "asc" }],
      select: {
        id: true,
        code: true,
        name: true,
        shortName: true,
        active: true,
        version: true,
        _count: { select: { users: { where: { disabledAt: null } } } },
      },
    }),
    db().leaderPost.findMany({
      orderBy: { sortOrder: "asc" },
      select: {
        id: true,
        title: true,
        overall: true,
        version: true,
        holder: { select: { name: true } },
      },
    }),
  ]);
  return {
    units: units.map(({ _count, ...unit }) => ({ ...unit, accounts: _count.users })),
    posts: posts.map(({ holder, ...post }) => ({ ...post, holder: holder?.name ?? null })),
  };
}
