import { describe, expect, it } from "vitest";
import { confirmationProblem, proposalProblem } from "@/lib/domain/account";
import { ROLES } from "@/lib/domain/vocabulary";

const account = { id: "a", role: null, disabled: false, unitId: "u", leaderPostId: "p" } as const;

describe("proposing a role", () => {
  it.each(ROLES)("%s goes to an enabled account with a place to work from", (role) => {
    expect(proposalProblem("officer", account, role)).toBeNull();
  });

  it.each(ROLES)("nobody proposes %s for oneself", (role) => {
    expect(proposalProblem("a", account, role)).toBe("own_account");
  });

  it.each([
    ["the role it has", { role: "auditor" }, "auditor", "same_role"],
    ["a role to a disabled account", { disabled: true }, "auditor", "account_disabled"],
    ["a reporter without a unit", { unitId: null }, "reporter", "unit_missing"],
    ["a unit head without a unit", { unitId: null }, "unit_head", "unit_missing"],
    ["a leader without a post", { leaderPostId: null }, "leader", "post_missing"],
  ] as const)("not %s", (_case, change, role, problem) => {
    expect(proposalProblem("officer", { ...account, ...change }, role)).toBe(problem);
  });
});

describe("granting what was proposed takes a second person (双人授权)", () => {
  const proposal = { proposedById: "first", from: null, role: "auditor" } as const;

  it("somebody else grants it, while nothing has changed", () => {
    expect(confirmationProblem("second", account, proposal)).toBeNull();
  });

  it.each([
    ["who proposed it", "first", {}, "own_proposal"],
    ["whose account it is", "a", {}, "own_account"],
    ["after the role has changed", "second", { role: "leader" }, "outdated"],
    ["after the account was disabled", "second", { disabled: true }, "account_disabled"],
  ] as const)("not %s", (_case, actor, change, problem) => {
    expect(confirmationProblem(actor, { ...account, ...change }, proposal)).toBe(problem);
  });
});
