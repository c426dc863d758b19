import { describe, expect, it } from "vitest";
import { versionHeldIn } from "@/lib/domain/target";

/** Adjusted in May (the first version was replaced) and again in August. */
const REPLACED = [
  { version: 2, replacedIn: "2026-08" },
  { version: 1, replacedIn: "2026-05" },
];

describe("the version of a target that held in a month (目标调整)", () => {
  it.each([
    ["2026-01", 1],
    ["2026-04", 1],
    ["2026-05", 2],
    ["2026-07", 2],
    ["2026-08", null],
    ["2026-12", null],
  ])("in %s is %s; an adjustment holds from its own month", (period, version) => {
    expect(versionHeldIn(REPLACED, period)?.version ?? null).toBe(version);
  });

  it("is the first of several that were replaced in one month, before it", () => {
    const twice = [1, 2].map((version) => ({ version, replacedIn: "2026-05" }));
    expect(versionHeldIn(twice, "2026-04")?.version).toBe(1);
    expect(versionHeldIn(twice, "2026-05")).toBeNull();
  });

  it("is the one in force where nothing was adjusted", () => expect(versionHeldIn([], "2026-05")).toBeNull());
});
