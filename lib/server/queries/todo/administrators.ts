import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { db, type Prisma } from "../../db/client";
import { type FailingJob, jobsFailingFor } from "../../jobs/job-health";
import { openRoleProposals, type RoleProposalItem } from "../role-proposals";

export interface AccountName {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
}

/** 系统管理员: accounts and posts that are not ready for work. No business data. */
export interface SystemAdminTodo {
  readonly kind: "system_admin";
  readonly accounts: number;
  readonly disabled: number;
  readonly units: number;
  /** Enabled accounts for which nobody has proposed a role yet. */
  readonly withoutRole: readonly AccountName[];
  /** Reporters and unit heads without a unit: they see nothing. */
  readonly withoutUnit: readonly AccountName[];
  readonly vacantPosts: readonly { readonly id: string; readonly title: string }[];
  readonly failing: readonly FailingJob[];
}

export async function systemAdminTodo(at: Date): Promise<SystemAdminTodo> {
  const [accounts, disabled, units, withoutRole, withoutUnit, vacantPosts, failing] = await Promise.all([
    db().user.count(),
    db().user.count({ where: { disabledAt: { not: null } } }),
    db().unit.count({ where: { active: true } }),
    accountsWhere({ role: null, proposedRoles: { none: { openFor: { not: null } } } }),
    accountsWhere({ role: { in: ["reporter", "unit_head"] }, unitId: null }),
    db().leaderPost.findMany({
      where: { holderId: null },
      orderBy: { sortOrder: "asc" },
      select: { id: true, title: true },
    }),
    jobsFailingFor("system_admin", at),
  ]);
  return { kind: "system_admin", accounts, disabled, units, withoutRole, withoutUnit, vacantPosts, failing };
}

/** 安全管理员: roles to grant and accounts that are locked out. No business data. */
export interface SecurityAdminTodo {
  readonly kind: "security_admin";
  readonly withoutRole: readonly AccountName[];
  /** Roles that somebody else proposed and this person can grant. */
  readonly proposals: readonly RoleProposalItem[];
  readonly locked: readonly { readonly account: string; readonly until: Date }[];
}

export async function securityAdminTodo(viewer: Viewer, at: Date): Promise<SecurityAdminTodo> {
  const [withoutRole, proposals, locks] = await Promise.all([
    accountsWhere({ role: null, proposedRoles: { none: { openFor: { not: null } } } }),
    openRoleProposals(viewer),
    db().signInThrottle.findMany({
      where: { lockedUntil: { gt: at }, ofAccount: { not: null } },
      orderBy: { lockedUntil: "asc" },
      select: { ofAccount: true, lockedUntil: true },
    }),
  ]);
  return {
    kind: "security_admin",
    withoutRole,
    proposals: proposals.filter(({ mayDecide }) => mayDecide),
    locked: [...new Map(locks.map((lock) => [lock.ofAccount, lock.lockedUntil])).entries()].flatMap(
      ([account, until]) => (account && until ? [{ account, until }] : []),
    ),
  };
}

async function accountsWhere(where: Prisma.UserWhereInput): Promise<readonly AccountName[]> {
  const rows = await db().user.findMany({
    where: { ...where, disabledAt: null },
    orderBy: { account: "asc" },
    select: { id: true, account: true, name: true, unit: { select: { shortName: true } } },
  });
  return rows.map(({ unit, ...row }) => ({ ...row, unit: unit?.shortName ?? null }));
}
