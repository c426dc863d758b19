import { describe, expect, it } from "vitest";
import { may, mayEver, onBehalfOf, relationsFor, type Viewer } from "@/lib/domain/access";
import { type Colleague, decideDeputy, deputyshipHolds } from "@/lib/domain/deputy";
import { type Role } from "@/lib/domain/vocabulary";

const person = (
  role: Role | null,
  id: string = role ?? "nobody",
  unitId: string | null = "rs",
): Colleague => ({
  id,
  role,
  unitId,
});
const HEAD = person("unit_head");
const REPORTER = person("reporter");
const days = { fromDay: "2026-10-20", untilDay: "2026-10-23" };
const TODAY = "2026-10-20";

describe("naming a deputy", () => {
  it("is for unit heads and supervisors, of somebody of the own unit who works with the business anyhow", () => {
    expect(decideDeputy(HEAD, REPORTER, days, [], TODAY)).toEqual({ ok: true });
    expect(decideDeputy(person("supervisor"), HEAD, days, [], TODAY)).toEqual({ ok: true });
    expect(decideDeputy(REPORTER, HEAD, days, [], TODAY)).toMatchObject({ problem: "not_principal" });
    expect(decideDeputy(HEAD, person("reporter", "wu", "jy"), days, [], TODAY)).toMatchObject({
      problem: "not_of_unit",
    });
    expect(decideDeputy(HEAD, person("unit_head", "other"), days, [], TODAY)).toMatchObject({
      problem: "same_rights",
    });
    for (const officer of ["auditor", "system_admin", "security_admin"] as const)
      expect(decideDeputy(HEAD, person(officer), days, [], TODAY)).toMatchObject({ problem: "not_of_unit" });
  });

  it.each([
    [{ fromDay: "2026-10-19", untilDay: "2026-10-23" }, [], "in_past"],
    [{ fromDay: "2026-10-23", untilDay: "2026-10-22" }, [], "until_before_from"],
    [days, [{ fromDay: "2026-10-23", untilDay: "2026-10-30" }], "overlapping"],
    [{ fromDay: "2026-02-30", untilDay: "2026-10-30" }, [], "day_missing"],
  ])("%j with %j: %s", (asked, others, problem) => {
    expect(decideDeputy(HEAD, REPORTER, asked, others, TODAY)).toMatchObject({ problem });
  });

  it("holds within its days, as long as both are what they were", () => {
    const made = { ...days, role: "unit_head", unitId: "rs" };
    expect(deputyshipHolds(made, HEAD, REPORTER, "2026-10-20")).toBe(true);
    expect(deputyshipHolds(made, HEAD, REPORTER, "2026-10-23")).toBe(true);
    expect(deputyshipHolds(made, HEAD, REPORTER, "2026-10-24")).toBe(false);
    expect(deputyshipHolds(made, HEAD, REPORTER, "2026-10-19")).toBe(false);
    expect(deputyshipHolds(made, person("reporter", "unit_head"), REPORTER, TODAY)).toBe(false);
    expect(deputyshipHolds(made, HEAD, person("reporter", "r", "jy"), TODAY)).toBe(false);
    expect(deputyshipHolds(made, HEAD, person("auditor"), TODAY)).toBe(false);
  });
});

describe("what a deputy may do", () => {
  const viewer: Viewer = {
    userId: "lin",
    sessionId: "s",
    account: "lin",
    name: "林",
    role: "reporter",
    unitId: "rs",
    unitName: "人社局",
    leaderPostId: null,
    leaderPostTitle: null,
    overall: false,
    mandates: [{ role: "unit_head", principalId: "he", principalName: "何", untilDay: "2026-10-23" }],
  };
  const supervising: Viewer = {
    ...viewer,
    mandates: [{ role: "supervisor", principalId: "du", principalName: "杜", untilDay: "2026-10-23" }],
  };

  it("the principal's rights for the own unit, besides the own ones", () => {
    expect(may(viewer, "progress.submit", { leadUnitId: "rs" })).toBe(true);
    expect(may(viewer, "progress.submit", { leadUnitId: "jy" })).toBe(false);
    expect(may(viewer, "progress.hand_over", { leadUnitId: "rs" })).toBe(true);
    expect(may({ ...viewer, mandates: [] }, "progress.submit", { leadUnitId: "rs" })).toBe(false);
    expect(may(supervising, "progress.review", { leadUnitId: "jy" })).toBe(true);
  });

  it("never hands the office on", () => {
    expect(mayEver(viewer, "deputy.name")).toBe(false);
  });

  it("acts in the principal's place only where the own role does not reach", () => {
    expect(onBehalfOf(viewer, "progress.submit")?.principalId).toBe("he");
    expect(onBehalfOf(viewer, "progress.write")).toBeNull();
    expect(onBehalfOf({ ...viewer, mandates: [] }, "progress.submit")).toBeNull();
    expect(onBehalfOf(supervising, "export.make")?.principalId).toBe("du");
    expect(relationsFor(supervising, "target.view")).toEqual(["lead", "support", "any"]);
  });
});
