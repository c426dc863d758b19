import { describe, expect, it } from "vitest";
import {
  decideAdjust,
  decideAnswerObjection,
  decideDiscard,
  decideObject,
  decidePublish,
} from "@/lib/domain/assessment";

const problemOf = (decision: { ok: boolean; problem?: string }) => (decision.ok ? null : decision.problem);

describe("the life of an assessment (考核)", () => {
  it("is published once", () => {
    expect(problemOf(decidePublish("draft", "2026-10-15"))).toBeNull();
    expect(problemOf(decidePublish("published", "2026-10-15"))).toBe("wrong_state");
  });

  it("is discarded as a draft only, with a reason", () => {
    expect(decideDiscard("draft", { reason: " 快照选错 " })).toEqual({
      ok: true,
      next: { state: "discarded", reason: "快照选错" },
    });
    expect(problemOf(decideDiscard("draft", { reason: " " }))).toBe("text_missing");
    expect(problemOf(decideDiscard("published", { reason: "快照选错" }))).toBe("wrong_state");
    expect(problemOf(decidePublish("discarded", "2026-10-15"))).toBe("wrong_state");
  });

  it.each([
    ["draft", { points: "2", reason: "表彰", document: "政发1号" }, null],
    ["draft", { points: "0", reason: "表彰", document: "政发1号" }, "points_missing"],
    ["draft", { points: "2", reason: " ", document: "政发1号" }, "text_missing"],
    ["draft", { points: "2", reason: "表彰", document: "" }, "document_missing"],
    ["published", { points: "2", reason: "表彰", document: "政发1号" }, "wrong_state"],
  ] as const)("is adjusted as a %s with grounds: %o", (state, given, problem) => {
    expect(problemOf(decideAdjust(state, given))).toBe(problem);
  });

  it.each([
    [{}, "2026-10-15", null],
    [{}, "2026-10-16", "too_late"],
    [{ open: true }, "2026-10-15", "already_open"],
    [{ state: "draft", until: null }, "2026-10-15", "wrong_state"],
  ] as const)("takes objections in time and one at a time: %o on %s", (change, today, problem) => {
    const assessment = { state: "published", until: "2026-10-15", open: false, ...change } as const;
    expect(problemOf(decideObject(assessment, "数据有误", today))).toBe(problem);
  });

  it("answers an objection once, in words, and with points where it is accepted", () => {
    const given = { accepted: true, answer: "属实", points: "1" };
    expect(decideAnswerObjection("open", given)).toMatchObject({ next: { state: "accepted", points: "1" } });
    expect(decideAnswerObjection("open", { ...given, accepted: false })).toMatchObject({
      next: { state: "refused", points: null },
    });
    expect(problemOf(decideAnswerObjection("open", { ...given, points: "" }))).toBe("points_missing");
    expect(problemOf(decideAnswerObjection("open", { ...given, answer: "" }))).toBe("text_missing");
    expect(problemOf(decideAnswerObjection("refused", given))).toBe("wrong_state");
  });
});
