import { describe, expect, it } from "vitest";
import { afterFailure, networkOf } from "@/lib/domain/guesses";

describe("the network of an address", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::"],
    ["2001:db8::1", "2001:db8:0:0::"],
    ["::1", "0:0:0:0::"],
    ["", ""],
  ])("of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("a counter", () => {
  const now = new Date("2026-10-20T01:00:00Z");
  const before = (failures: number, hoursAgo: number) => ({
    failures,
    lockedUntil: null,
    updatedAt: new Date(now.getTime() - hoursAgo * 3_600_000),
  });

  it.each([
    [3, 0, null],
    [4, 60_000, 60_000],
    [5, 120_000, 120_000],
    [40, 1_800_000, 1_800_000],
  ])("after %d failures the next makes wait %s ms", (failures, _name, wait) => {
    const { lockedUntil } = afterFailure("device", before(failures, 1), now);
    expect(lockedUntil === null ? null : lockedUntil.getTime() - now.getTime()).toBe(wait);
  });

  it("starts afresh after a day, that of a whole network after a quarter of an hour", () => {
    expect(afterFailure("network", before(9, 23), now).failures).toBe(10);
    expect(afterFailure("network", before(9, 24), now).failures).toBe(1);
    expect(afterFailure("source", before(9, 0.3), now).failures).toBe(1);
  });
});
