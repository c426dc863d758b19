import { describe, expect, it } from "vitest";
import { decideShow, decideWords, wordingAt } from "@/lib/domain/disclosure";

const project = { state: "active", livelihood: true } as const;

describe("what citizens read (公开)", () => {
  it.each([
    ["a running livelihood project", project, null],
    ["a target that is no livelihood project", { ...project, livelihood: false }, "not_livelihood"],
    ["a withdrawn one", { ...project, state: "withdrawn" }, "withdrawn"],
  ] as const)("%s", (_, target, problem) => {
    const decision = decideShow(target);
    expect(decision.ok ? null : decision.problem).toBe(problem);
    const words = decideWords(target, { name: "免费筛查", text: "" }, true);
    expect(words.ok ? null : words.problem).toBe(problem);
  });

  it("has a name, and words only of a month whose report is approved", () => {
    expect(decideWords(project, { name: " ", text: "已完成" }, true)).toMatchObject({
      problem: "name_missing",
    });
    expect(decideWords(project, { name: "筛查", text: "已完成" }, false)).toMatchObject({
      problem: "not_approved",
    });
    expect(decideWords(project, { name: " 筛查 ", text: " 已完成 " }, true)).toMatchObject({
      next: { name: "筛查", text: "已完成" },
    });
    expect(decideWords(project, { name: "筛查", text: " " }, false)).toMatchObject({ next: { text: null } });
  });

  it("keeps the latest words of the year until there are newer ones", () => {
    const words = ["2025-12", "2026-03", "2026-08", "2026-10"].map((period) => ({ period }));
    expect(wordingAt(words, "2026-09")).toEqual({ period: "2026-08" });
    expect(wordingAt(words, "2026-10")).toEqual({ period: "2026-10" });
    expect(wordingAt(words, "2026-01")).toBeNull();
  });
});
