import "server-only";
import { mayEver, type Right, type Viewer } from "@/lib/domain/access";
import { type ListPage, pagePlace } from "@/lib/domain/list-page";
import { memberOf, type Role, ROLES } from "@/lib/domain/vocabulary";
import { now } from "../clock";
import { db, type Prisma } from "../db/client";
import { forbidden } from "../errors";

const ACCOUNTS_PER_PAGE = 50;

export interface AccountItem {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly role: Role | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly post: { readonly id: string; readonly title: string } | null;
  readonly disabled: boolean;
  /** Until when failed sign-ins keep the account out; null when it is not locked. */
  readonly lockedUntil: Date | null;
  readonly lastSeenAt: Date | null;
  /** Sign-in asks for a second factor. */
  readonly hasFactor: boolean;
  readonly version: number;
}

/**
 * Accounts, enabled ones first, with what the administrators decide about.
 *
 * @param search `q` is a part of account, name or unit; `page` counts from 1
 * @throws LedgerError FORBIDDEN
 */
export async function accountPage(
  viewer: Viewer,
  right: Extract<Right, "account.manage" | "role.propose">,
  { q, page }: { readonly q: string; readonly page: number },
): Promise<ListPage<AccountItem>> {
  if (!mayEver(viewer, right)) throw forbidden();
  const where: Prisma.UserWhereInput = q
    ? {
        OR: [
          { account: { contains: q.toLowerCase() } },
          { name: { contains: q } },
          { unit: { is: { OR: [{ name: { contains: q } }, { shortName: { contains: q } }] } } },
        ],
      }
    : {};
  const place = pagePlace(await db().user.count({ where }), page, ACCOUNTS_PER_PAGE);
  const rows = await db().user.findMany({
    where,
    orderBy: [
      { disabledAt: { sort: "asc", nulls: "first" } },
      // Whoever grants roles looks for those that wait for one.
      ...(right === "role.propose" ? [{ role: { sort: "asc", nulls: "first" } } as const] : []),
      { account: "asc" },
    ],
    skip: (place.page - 1) * place.pageSize,
    take: place.pageSize,
    select: {
      id: true,
      account: true,
      name: true,
      role: true,
      disabledAt: true,
      version: true,
      unit: { select: { id: true, name: true } },
      post: { select: { id: true, title: true } },
      factor: { select: { confirmedAt: true } },
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
    },
  });
  const locks = await db().signInThrottle.findMany({
    where: { ofAccount: { in: rows.map(({ account }) => account) }, lockedUntil: { gt: now() } },
    orderBy: { lockedUntil: "asc" },
    select: { ofAccount: true, lockedUntil: true },
  });
  // The longest wait of its counters.
  const lockedUntil = new Map(locks.map((lock) => [lock.ofAccount, lock.lockedUntil]));
  return {
    ...place,
    items: rows.map(({ role, disabledAt, sessions, factor, ...row }) => ({
      ...row,
      role: role === null ? null : memberOf(ROLES, role),
      disabled: disabledAt !== null,
      hasFactor: factor?.confirmedAt != null,
      lockedUntil: lockedUntil.get(row.account) ?? null,
      lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    })),
  };
}

export interface PlaceChoices {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** `holder` is who holds the post now and would be succeeded. */
  readonly posts: readonly { readonly id: string; readonly title: string; readonly holder: string | null }[];
}

/** Where an account can belong: units in use and leaders' posts. @throws LedgerError FORBIDDEN */
export async function placeChoices(viewer: Viewer): Promise<PlaceChoices> {
  if (!mayEver(viewer, "account.manage")) throw forbidden();
  const [units, posts] = await Promise.all([
    db().unit.findMany({
      where: { active: true },
      orderBy: { sortOrder: "asc" },
      select: { id: true, name: true },
    }),
    db().leaderPost.findMany({
      orderBy: { sortOrder: "asc" },
      select: { id: true, title: true, holder: { select: { name: true } } },
    }),
  ]);
  return { units, posts: posts.map(({ holder, ...post }) => ({ ...post, holder: holder?.name ?? null })) };
}
