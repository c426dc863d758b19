import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PAGES_OF_NOW, reasonForNow } from "@/lib/domain/look-back-pages";
import { doorsOf } from "../e2e/support/doors/door";
import { PAGES } from "../e2e/support/doors/pages";

const sourceOf = (address: string) => readFileSync(`app/(workspace)${address}/page.tsx`, "utf8");

describe("a reader who looks back (历史时点)", () => {
  it.each(doorsOf(PAGES))("sees the earlier day on %s, or is told that it shows now", (address) => {
    const showsThatDay = /\blookBack\(/.test(sourceOf(address));
    expect(showsThatDay).toBe(!Object.hasOwn(PAGES_OF_NOW, address));
  });

  it("is told so by the address that the browser shows", () => {
    expect(reasonForNow("/progress/2026-09/target-1")).toBe("work");
    expect(reasonForNow("/notices/notice-1/edit")).toBe("work");
    expect(reasonForNow("/notices/new")).toBe("work");
    for (const path of ["/targets", "/targets/target-1", "/notices/notice-1", "/standing/changes"])
      expect(reasonForNow(path), path).toBeNull();
  });

  it("is told of no page that is gone", () => {
    expect(Object.keys(PAGES_OF_NOW).filter((address) => !doorsOf(PAGES).includes(address))).toEqual([]);
  });
});
