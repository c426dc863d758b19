import { describe, expect, it } from "vitest";
import { PARSERS, REFINERS } from "@/lib/extraction/ruleset";
import { DOUBTS } from "@/lib/extraction/types";
import en from "@/lib/format/messages/en/statements.json";
import zh from "@/lib/format/messages/zh-CN/statements.json";

const CATALOGUES = [
  ["zh-CN", zh],
  ["en", en],
] as const;

describe("the names of the rules", () => {
  it.each(CATALOGUES)("every rule that makes statements has one in %s", (_locale, catalogue) => {
    // The last refiner only looks for doubts and makes nothing.
    const rules = [...PARSERS, ...REFINERS].map(({ name }) => name).filter((name) => name !== "doubts");
    expect(rules.filter((name) => !(name in catalogue.rule))).toEqual([]);
  });
});

describe("what is in doubt about a statement", () => {
  it.each(CATALOGUES)(
    "every doubt has a sentence in %s, and no sentence is left over",
    (_locale, catalogue) => {
      expect(Object.keys(catalogue.doubt).sort()).toEqual([...DOUBTS].sort());
      expect(Object.values(catalogue.doubt).filter((sentence) => sentence.trim() === "")).toEqual([]);
    },
  );
});
