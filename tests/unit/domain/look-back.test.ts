import { describe, expect, it } from "vitest";
import { may } from "@/lib/domain/access";
import { dayBefore, lookBackDay } from "@/lib/domain/look-back";
import { viewerWith } from "@/tests/support/viewer";

describe("历史时点: the day that is looked back to", () => {
  it.each<[string | undefined, string | null]>([
    ["2026-06-30", "2026-06-30"],
    ["2026-10-19", "2026-10-19"],
    ["2026-10-20", null],
    ["2027-01-01", null],
    ["2026-02-30", null],
    ["2026-13-01", null],
    ["gestern", null],
    ["", null],
    [undefined, null],
  ])("%j on 2026-10-20 is %j", (text, day) => {
    expect(lookBackDay(text, "2026-10-20")).toBe(day);
  });

  it("is at the latest yesterday", () => {
    expect(dayBefore("2026-03-01")).toBe("2026-02-28");
  });

  it("who looks back reads and takes along, and does nothing else", () => {
    const supervisor = viewerWith("supervisor");
    const then = { ...supervisor, readsOnly: true } as const;
    for (const right of ["target.view", "standing.view", "progress.view", "export.make"] as const)
      expect(may(then, right), right).toBe(true);
    for (const right of ["target.manage", "light.set", "progress.review", "notice.manage"] as const)
      expect([may(supervisor, right), may(then, right)], right).toEqual([true, false]);
  });
});
