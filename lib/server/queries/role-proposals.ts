import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { memberOf, type Role, ROLES } from "@/lib/domain/vocabulary";
import { db } from "../db/client";
import { forbidden } from "../errors";
import { namesOf } from "./reports";

/** A role that waits for its second person (双人授权). */
export interface RoleProposalItem {
  readonly id: string;
  readonly version: number;
  readonly accountId: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
  readonly from: Role | null;
  readonly role: Role;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** Neither the one who proposed it nor the one whose account it is. */
  readonly mayDecide: boolean;
  readonly mayWithdraw: boolean;
}

/** The roles that are proposed and not decided, the oldest first. @throws LedgerError FORBIDDEN */
export async function openRoleProposals(viewer: Viewer): Promise<readonly RoleProposalItem[]> {
  if (!mayEver(viewer, "role.propose")) throw forbidden();
  const rows = await db().roleProposal.findMany({
    where: { openFor: { not: null } },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      fromRole: true,
      role: true,
      reason: true,
      proposedById: true,
      proposedAt: true,
      user: { select: { id: true, account: true, name: true, unit: { select: { shortName: true } } } },
    },
  });
  const names = await namesOf(rows.map(({ proposedById }) => proposedById));
  return rows.map(({ user, proposedById, fromRole, role, ...row }) => {
    const own = proposedById === viewer.userId;
    return {
      ...row,
      accountId: user.id,
      account: user.account,
      name: user.name,
      unit: user.unit?.shortName ?? null,
      from: fromRole === null ? null : memberOf(ROLES, fromRole),
      role: memberOf(ROLES, role),
      proposedBy: names.get(proposedById) ?? "",
      mayDecide: !own && user.id !== viewer.userId && mayEver(viewer, "role.grant"),
      mayWithdraw: own,
    };
  });
}
