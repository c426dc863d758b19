import { expect, it } from "vitest";
import { MOST_ATTEMPTS, nextAttempt } from "@/lib/domain/delivery";

const at = new Date("2026-10-20T00:00:00Z");

it.each([
  [1, "2026-10-20T00:01:00.000Z"],
  [2, "2026-10-20T00:05:00.000Z"],
  [3, "2026-10-20T00:15:00.000Z"],
  [4, "2026-10-20T01:00:00.000Z"],
  [5, "2026-10-20T03:00:00.000Z"],
  [6, "2026-10-20T06:00:00.000Z"],
  [7, undefined],
  [8, undefined],
])("发件箱: after failure %i it is tried again at %s, later each time, and then never", (attempts, next) => {
  expect(nextAttempt(attempts, at, false)?.toISOString()).toBe(next);
  expect(nextAttempt(attempts, at, false) === null).toBe(attempts >= MOST_ATTEMPTS);
});

it("发件箱: what the receiver refused for good is not tried again", () => {
  expect(nextAttempt(1, at, true)).toBeNull();
});
