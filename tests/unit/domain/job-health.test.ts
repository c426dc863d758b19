import { expect, it } from "vitest";
import { backupIsStale } from "@/lib/domain/job-health";

const at = (day: number, hour = 2) => new Date(Date.UTC(2026, 9, day, hour));

it.each([
  ["made last night", at(20), at(1), false],
  ["two days old to the hour", at(18), at(1), false],
  ["older than two days", at(18, 1), at(1), true],
  ["never made, in a ledger that began yesterday", null, at(19), false],
  ["never made, in a ledger of a week", null, at(13), true],
])("a backup that was %s", (_, lastGood, since, stale) =>
  expect(backupIsStale(lastGood, since, at(20))).toBe(stale),
);
