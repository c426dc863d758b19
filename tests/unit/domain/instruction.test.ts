import { describe, expect, it } from "vitest";
import { may } from "@/lib/domain/access";
import { decideAnswer, decideInstruct, decideTurn } from "@/lib/domain/instruction";
import { INSTRUCTION_STATES, type Role, ROLES } from "@/lib/domain/vocabulary";
import { viewerWith } from "../../support/viewer";

describe("the life of an instruction (批示)", () => {
  it("begins with a text", () => {
    expect(decideInstruct(" 抓紧推进 ")).toEqual({ ok: true, next: { state: "open", text: "抓紧推进" } });
    expect(decideInstruct(" ")).toEqual({ ok: false, problem: "text_missing" });
  });

  it.each(INSTRUCTION_STATES)("%s: what the unit and the supervisor may do with it", (state) => {
    expect(decideAnswer(state, "已办").ok).toBe(state !== "in_notice");
    expect(decideTurn(state).ok).toBe(state !== "in_notice");
  });

  it("an answer says something", () => {
    expect(decideAnswer("open", "")).toEqual({ ok: false, problem: "text_missing" });
  });
});

describe("who has to do with an instruction on a target", () => {
  const ties = { leadUnitId: "rs", supportUnitIds: ["jy"], leaderPostId: "vice" };

  it("a leader instructs in the own charge, the overall leader anywhere, nobody else at all", () => {
    expect(may(viewerWith("leader", { leaderPostId: "vice" }), "instruction.give", ties)).toBe(true);
    expect(may(viewerWith("leader", { leaderPostId: "other" }), "instruction.give", ties)).toBe(false);
    expect(
      may(viewerWith("leader", { leaderPostId: "mayor", overall: true }), "instruction.give", ties),
    ).toBe(true);
    for (const role of ROLES.filter((one) => one !== "leader"))
      expect(may(viewerWith(role, { unitId: "rs" }), "instruction.give", ties)).toBe(false);
  });

  it("the lead unit, supervisor and auditor see it; supporting units and administrators do not", () => {
    const sees = (role: Role, unitId: string | null = null) =>
      may(viewerWith(role, { unitId }), "instruction.view", ties);
    expect([sees("unit_head", "rs"), sees("reporter", "rs"), sees("supervisor"), sees("auditor")]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([sees("unit_head", "jy"), sees("system_admin"), sees("security_admin")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
