import { OFFICER_ROLES, type Role } from "./vocabulary";

/** Where a person stands in the district; what a role may need. */
export interface Place {
  readonly unitId: string | null;
  readonly leaderPostId: string | null;
}

export type PlaceProblem = "unit_missing" | "post_missing";

/** A reporter or unit head works for a unit, a leader by a post; without it the role would give sight of nothing. */
export function missingPlace(role: Role | null, place: Place): PlaceProblem | null {
  if ((role === "reporter" || role === "unit_head") && place.unitId === null) return "unit_missing";
  return role === "leader" && place.leaderPostId === null ? "post_missing" : null;
}

/** An account as far as its role goes. */
export interface RoleHolder extends Place {
  readonly id: string;
  readonly role: Role | null;
  readonly disabled: boolean;
}

export type GrantProblem = PlaceProblem | "own_account" | "same_role" | "account_disabled";

/**
 * May this role be proposed for the account? An account holds one role or none, so nobody is two of the three officers
 * (三员分立); and nobody has a say in the own role.
 */
export function proposalProblem(actorId: string, account: RoleHolder, role: Role): GrantProblem | null {
  if (account.id === actorId) return "own_account";
  if (account.role === role) return "same_role";
  if (account.disabled) return "account_disabled";
  return missingPlace(role, account);
}

/** A role that somebody proposed for an account, with the one that it held then. */
export interface ProposedRole {
  readonly proposedById: string;
  readonly from: Role | null;
  readonly role: Role;
}

/**
 * May this person grant what was proposed? It takes two (双人授权): never the one who proposed it or whose account it is,
 * and only while the account holds the role that it held then.
 */
export function confirmationProblem(
  actorId: string,
  account: RoleHolder,
  proposal: ProposedRole,
): GrantProblem | "own_proposal" | "outdated" | null {
  if (proposal.proposedById === actorId) return "own_proposal";
  if (account.role !== proposal.from) return "outdated";
  return proposalProblem(actorId, account, proposal.role);
}

/**
 * Whether an administrator may set this account's password: not that of another kind of administrator, as whom they could
 * sign in with it. Those are set on the server's command line.
 */
export function maySetPassword(actorRole: Role, account: Pick<RoleHolder, "role">): boolean {
  return !OFFICER_ROLES.some((officer) => officer === account.role) || account.role === actorRole;
}
