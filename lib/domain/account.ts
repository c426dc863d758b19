import { type Role } from "./vocabulary";

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

export type GrantProblem = PlaceProblem | "own_account" | "same_role" | "account_disabled";

/**
 * May this role be given to the account? An account holds one role or none, so nobody is two of the three officers
 * (三员分立); and nobody grants to oneself.
 *
 * @param role null takes the role away
 */
export function grantProblem(
  granterId: string,
  account: Place & { readonly id: string; readonly role: Role | null; readonly disabled: boolean },
  role: Role | null,
): GrantProblem | null {
  if (account.id === granterId) return "own_account";
  if (account.role === role) return "same_role";
  if (account.disabled && role !== null) return "account_disabled";
  return missingPlace(role, account);
}
