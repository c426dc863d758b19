import { describe, expect, it } from "vitest";
import { mayEver, type Right, RIGHTS } from "@/lib/domain/access";
import { SCOPE_RIGHTS, scopesFor, TOKEN_SCOPES, type TokenScope, tokenEnd } from "@/lib/domain/api-token";
import { type Role, ROLES } from "@/lib/domain/vocabulary";
import { viewerWith } from "@/tests/support/viewer";

const EXPECTED: Readonly<Record<Role, readonly TokenScope[]>> = {
  reporter: ["ledger.read", "progress.write", "export"],
  unit_head: ["ledger.read", "progress.write", "export"],
  supervisor: ["ledger.read", "export"],
  leader: ["ledger.read", "export"],
  auditor: ["ledger.read", "export"],
  system_admin: [],
  security_admin: [],
  log_admin: [],
};

describe("the scopes of access tokens", () => {
  it.each(ROLES)("a %s can give those that are of use to the role", (role) => {
    expect(scopesFor({ role })).toEqual(EXPECTED[role]);
  });

  it.each(TOKEN_SCOPES)("%s lets through what it names of the person's rights, and nothing else", (scope) => {
    for (const role of ROLES)
      for (const right of Object.keys(RIGHTS) as Right[]) {
        const person = viewerWith(role);
        const program = { ...person, within: SCOPE_RIGHTS[scope] };
        expect(mayEver(program, right)).toBe(mayEver(person, right) && SCOPE_RIGHTS[scope].includes(right));
      }
  });

  it("none of them approves, reviews, grants, manages or reads the log", () => {
    const through = new Set(TOKEN_SCOPES.flatMap((scope) => SCOPE_RIGHTS[scope]));
    const changing = [...through].filter((right) => !/\.view(_\w+)?$|^export\./.test(right));
    expect(changing.sort()).toEqual(["circular.make", "progress.submit", "progress.write"]);
    expect([...through].filter((right) => right.startsWith("audit."))).toEqual([]);
  });
});

describe("a token's end", () => {
  const now = new Date("2026-10-20T01:00:00Z");
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  it.each([
    ["holds before its last instant", at(1), null, null],
    ["is over at it", at(0), null, "expired"],
    ["is over once it was taken back", at(1), at(-1), "revoked"],
    ["was taken back, whatever else", at(-9), at(-10), "revoked"],
  ])("%s", (_, expiresAt, revokedAt, end) => {
    expect(tokenEnd({ expiresAt, revokedAt }, now)).toBe(end);
  });
});
