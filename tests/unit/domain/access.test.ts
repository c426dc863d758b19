import { describe, expect, it } from "vitest";
import { mayEver, may, type Right, RIGHTS } from "@/lib/domain/access";
import { OFFICER_ROLES, type Role, ROLES } from "@/lib/domain/vocabulary";
import { viewerWith } from "../../support/viewer";

const rights = Object.keys(RIGHTS) as Right[];
const holder = (role: Role) => ({ role, mandates: [] });
const held = (role: Role) => rights.filter((right) => mayEver(holder(role), right));
/** What a role could do to business data: everything but looking, taking along and what concerns the own person. */
const HARMLESS =
  /\.(?:view|view_draft|view_way|view_business|enter|history|sign_ins|read|make)$|^(?:own_account|export|circular)\./;
/** What the rights of a role begin with where they are about accounts, units and settings. */
const ADMINISTRATION = /^(?:account|unit|setting|delivery|role)\.|^audit\.view$|^export\.enter$/;
/** What everybody with an account has. */
const OWN: readonly Right[] = ["todo.view", "own_account.manage", "message.read"];

describe("whose work it is: what a role must never do", () => {
  it.each<[role: Role, never: string, rights: readonly Right[]]>([
    ["reporter", "approve the own report", ["progress.review", "progress.submit"]],
    ["unit_head", "approve in the supervisor's place", ["progress.review", "notice.manage", "light.set"]],
    ["supervisor", "change a reported value", ["progress.write", "progress.submit", "progress.hand_over"]],
    ["system_admin", "grant roles", ["role.grant", "account.unlock"]],
    ["log_admin", "change an account, a role or a setting", ["account.manage", "role.propose", "role.grant"]],
    [
      "security_admin",
      "hold another administrator's rights",
      ["account.manage", "unit.manage", "setting.manage"],
    ],
  ])("the %s: %s", (role, _never, forbidden) => {
    expect(forbidden.filter((right) => mayEver(holder(role), right))).toEqual([]);
  });

  it("the reporter: see another unit's drafts", () => {
    const reporter = viewerWith("reporter", { unitId: "own" });
    expect(may(reporter, "progress.view_draft", { leadUnitId: "own" })).toBe(true);
    expect(may(reporter, "progress.view_draft", { leadUnitId: "other" })).toBe(false);
    expect(may(reporter, "progress.view_draft", { leadUnitId: "other", supportUnitIds: ["own"] })).toBe(
      false,
    );
    expect(may(viewerWith("supervisor"), "progress.view_draft", { leadUnitId: "own" })).toBe(false);
  });

  it("the auditor: change anything", () => {
    expect(held("auditor").filter((right) => !HARMLESS.test(right))).toEqual([]);
  });

  it.each(OFFICER_ROLES)("the %s: see or change business data", (role) => {
    const more = held(role).filter((right) => !OWN.includes(right));
    expect(more.filter((right) => !ADMINISTRATION.test(right))).toEqual([]);
  });

  it("the three officers (三员分立) share nothing but looking back on accounts and units, and proposing a role", () => {
    for (const right of rights.filter((one) => !OWN.includes(one))) {
      const those = OFFICER_ROLES.filter((role) => mayEver(holder(role), right));
      if (those.length > 1) expect(right).toMatch(/\.(?:history|sign_ins)$|^role\.propose$/);
    }
  });
});

describe("whose work it is: what a role does", () => {
  it.each<[role: Role, does: string, rights: readonly Right[]]>([
    ["reporter", "reports progress and evidence", ["progress.write", "progress.hand_over"]],
    ["unit_head", "checks and submits, accepts notices", ["progress.submit", "notice.answer"]],
    [
      "supervisor",
      "imports, confirms, assigns, schedules, reviews, sends notices, publishes",
      [
        "report.import",
        "statement.decide",
        "target.manage",
        "progress.review",
        "notice.manage",
        "snapshot.take",
        "circular.make",
        "disclosure.manage",
      ],
    ],
    ["leader", "sees the fields in charge, leaves instructions", ["standing.view", "instruction.give"]],
    ["auditor", "reads everything, its history and the log; exports", ["audit.view", "export.make"]],
    ["system_admin", "units, accounts, settings", ["unit.manage", "account.manage", "setting.manage"]],
    ["security_admin", "grants roles, unlocks accounts", ["role.grant", "account.unlock"]],
    ["log_admin", "reads the log of administration and checks it", ["audit.view", "account.sign_ins"]],
  ])("the %s %s", (role, _does, granted) => {
    expect(granted.filter((right) => !mayEver(holder(role), right))).toEqual([]);
  });

  it("a unit's people act on what the unit leads, a leader in the fields of the post, the mayor in all", () => {
    const head = viewerWith("unit_head", { unitId: "own" });
    expect(may(head, "progress.submit", { leadUnitId: "own" })).toBe(true);
    expect(may(head, "progress.submit", { leadUnitId: "other", supportUnitIds: ["own"] })).toBe(false);
    const ties = { leaderPostId: "culture" };
    expect(may(viewerWith("leader", { leaderPostId: "culture" }), "instruction.give", ties)).toBe(true);
    expect(may(viewerWith("leader", { leaderPostId: "industry" }), "instruction.give", ties)).toBe(false);
    expect(
      may(viewerWith("leader", { leaderPostId: "mayor", overall: true }), "instruction.give", ties),
    ).toBe(true);
  });

  it("a role that is not in the table may do nothing", () => {
    const stranger = { role: "stranger" as Role, mandates: [] };
    expect(rights.filter((right) => mayEver(stranger, right))).toEqual([]);
    expect(ROLES).not.toContain(stranger.role);
  });
});
