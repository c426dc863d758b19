import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { dropReasonKey } from "@/components/statements/dropped-list";
import { extract } from "@/lib/extraction/extract";
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

describe("why a number was left aside", () => {
  const corpus = path.join("tests", "corpus");
  const texts = [
    readFileSync(path.join("prisma", "seed", "yunjiang", "work-report-2026.txt"), "utf8"),
    ...readdirSync(corpus)
      .filter((name) => name.endsWith(".json"))
      .flatMap((name) =>
        JSON.stringify(JSON.parse(readFileSync(path.join(corpus, name), "utf8"))).split("。"),
      )
      .map((sentence) => `一、工作安排\n${sentence}。`),
  ];
  const reasons = new Set(
    texts
      .flatMap((text) => extract(text).dropped)
      .filter(({ rule }) => rule !== "furniture")
      .map(({ reason }) => reason),
  );

  it.each(CATALOGUES)("every reason but for dates has a sentence in %s", (_locale, catalogue) => {
    expect(reasons.size).toBeGreaterThan(8);
    const named = [...reasons].filter((reason) => !(dropReasonKey(reason) in catalogue.dropReason));
    expect(named.filter((reason) => reason !== "a year" && reason !== "a date")).toEqual([]);
  });
});
