import { describe, expect, it } from "vitest";
import {
  isNewRefusal,
  type LateRefusals,
  pathPattern,
  REFUSAL_WINDOW_MS,
  REFUSALS_KEPT,
} from "@/lib/domain/refusal";

describe("an address in the log of refusals", () => {
  it.each([
    ["/", "/"],
    ["/admin/accounts", "/admin/accounts"],
    ["/targets/cm3x9a7", "/targets/[…]"],
    ["/progress/2026-09/cm3x9a7", "/progress/[…]/[…]"],
    ["/api/exports/targets.xlsx", "/api/exports/[…]"],
    ["/reports/%3Cscript%3E", "/reports/[…]"],
    [`/notices/${"a".repeat(5000)}`, "/notices/[…]"],
  ])("%s is kept as %s", (asked, kept) => expect(pathPattern(asked)).toBe(kept));
});

describe("refusals of one person", () => {
  it("are one event by right and record, until the time is over", () => {
    const late: LateRefusals = new Map();
    expect(isNewRefusal(late, "a", 0)).toBe(true);
    expect(isNewRefusal(late, "a", REFUSAL_WINDOW_MS - 1)).toBe(false);
    expect(isNewRefusal(late, "b", REFUSAL_WINDOW_MS - 1)).toBe(true);
    expect(isNewRefusal(late, "a", REFUSAL_WINDOW_MS)).toBe(true);
    expect(isNewRefusal(late, "b", REFUSAL_WINDOW_MS)).toBe(false);
  });

  it("are no way to fill the log: of very many different ones some are kept", () => {
    const late: LateRefusals = new Map();
    const kept = Array.from({ length: 10_000 }, (_, n) => isNewRefusal(late, `record-${n}`, n)).filter(
      Boolean,
    );
    expect(kept).toHaveLength(REFUSALS_KEPT);
    expect(late.size).toBe(REFUSALS_KEPT);
    expect(isNewRefusal(late, "later", REFUSAL_WINDOW_MS + 10_000)).toBe(true);
  });
});
