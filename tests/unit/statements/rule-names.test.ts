import { describe, expect, it } from "vitest";
import { PARSERS, REFINERS } from "@/lib/extraction/ruleset";
import en from "@/lib/format/messages/en/statements.json";
import zh from "@/lib/format/messages/zh-CN/statements.json";

describe("the names of the rules", () => {
  it.each([
    ["zh-CN", zh],
    ["en", en],
  ])("every rule that makes statements has one in %s", (_locale, catalogue) => {
    // The last refiner only looks for doubts and makes nothing.
    const rules = [...PARSERS, ...REFINERS].map(({ name }) => name).filter((name) => name !== "doubts");
    expect(rules.filter((name) => !(name in catalogue.rule))).toEqual([]);
  });
});
