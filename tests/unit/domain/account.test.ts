import { describe, expect, it } from "vitest";
import { grantProblem } from "@/lib/domain/account";
import { passwordProblem } from "@/lib/domain/sign-in";
import { ROLES } from "@/lib/domain/vocabulary";

const account = { id: "a", role: null, disabled: false, unitId: "u", leaderPostId: "p" } as const;

describe("granting a role", () => {
  it.each(ROLES)("%s goes to an enabled account with a place to work from", (role) => {
    expect(grantProblem("officer", account, role)).toBeNull();
  });

  it.each(ROLES)("nobody grants %s to oneself", (role) => {
    expect(grantProblem("a", account, role)).toBe("own_account");
  });

  it.each([
    ["the role it has", { role: "auditor" }, "auditor", "same_role"],
    ["a role to a disabled account", { disabled: true }, "auditor", "account_disabled"],
    ["a reporter without a unit", { unitId: null }, "reporter", "unit_missing"],
    ["a unit head without a unit", { unitId: null }, "unit_head", "unit_missing"],
    ["a leader without a post", { leaderPostId: null }, "leader", "post_missing"],
  ] as const)("not %s", (_case, change, role, problem) => {
    expect(grantProblem("officer", { ...account, ...change }, role)).toBe(problem);
  });

  it("is taken away from a disabled account too, whatever its place", () => {
    const leaving = { ...account, role: "reporter", disabled: true, unitId: null } as const;
    expect(grantProblem("officer", leaving, null)).toBeNull();
  });
});

describe("a password that can be taken", () => {
  it.each([
    ["twelve characters", "abcdefghijkl", null],
    ["a sentence in Chinese", "今天的会议改到下午三点半开", null],
    ["eleven characters", "abcdefghijk", "password_too_short"],
    ["characters outside of the basic plane count once", "😀".repeat(6), "password_too_short"],
    ["more than can be hashed in reasonable time", "ab1cd".repeat(30), "password_too_long"],
    ["the account's name in it", "xxLin.RSJxx9876", "password_names_account"],
    ["four different characters only", "abababcdcdcd", "password_monotonous"],
  ])("%s", (_case, password, problem) => {
    expect(passwordProblem(password, "lin.rsj")).toBe(problem);
  });
});
