import "server-only";
import { db } from "../db/client";

/** Units and leaders' posts by name, for choosing from; who works with targets knows them all. */
export interface Directory {
  readonly units: readonly { readonly id: string; readonly name: string; readonly shortName: string }[];
  readonly posts: readonly { readonly id: string; readonly title: string }[];
}

/** Active units and all leaders' posts in their official order. */
export async function directory(): Promise<Directory> {
  const [units, posts] = await Promise.all([
    db().unit.findMany({
      where: { active: true },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
      select: { id: true, name: true, shortName: true },
    }),
    db().leaderPost.findMany({ orderBy: { sortOrder: "asc" }, select: { id: true, title: true } }),
  ]);
  return { units, posts };
}
