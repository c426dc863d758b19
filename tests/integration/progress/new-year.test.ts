import { afterAll, beforeAll, expect, it } from "vitest";
import { progressMonth } from "@/lib/server/queries/progress-month";
import { todoFor } from "@/lib/server/queries/todo";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());
/** New Year's morning in Asia/Shanghai. */
const AT = new Date("2026-12-31T23:00:00Z");
const viewer = { ...people.head().viewer, unitId: "jobs", unitName: "jobs bureau" };

beforeAll(async () => {
  await plantDistrict(ledger);
  await plantTarget(ledger, { id: "jobs", number: 1, assigned: { leadUnitId: "jobs" } });
  const states: Record<string, string> = { "10": "submitted", "11": "returned", "12": "" };
  for (let month = 1; month <= 12; month += 1) {
    const name = String(month).padStart(2, "0");
    const state = states[name] ?? "approved";
    const report = { targetId: "jobs", unitId: "jobs", period: `2026-${name}`, value: "1", state };
    if (state) await plantProgress(ledger, report);
  }
});

it("on New Year's Day the unit still finds what the old year left unfinished, and only that", async () => {
  const { period, periods } = await progressMonth(viewer, undefined, AT);
  expect([period, periods]).toEqual(["2027-01", ["2026-10", "2026-11", "2026-12", "2027-01"]]);
  const todo = await todoFor(viewer, AT);
  if (todo.kind !== "unit") throw new Error("wrong board");
  expect(todo.late.map((item) => item.period)).toEqual(["2026-12"]);
  expect(todo.returned.map((item) => item.period)).toEqual(["2026-11"]);
  expect(todo.inReview).toBe(1);
});

it("from a month of the old year the open one is within reach", async () => {
  const { periods } = await progressMonth(viewer, "2026-12", AT);
  expect(periods).toHaveLength(13);
  expect(periods.at(-1)).toBe("2027-01");
});
