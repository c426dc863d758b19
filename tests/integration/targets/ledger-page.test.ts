import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { type TargetFilter } from "@/lib/schemas/target-filter";
import { ledgerPage } from "@/lib/server/queries/ledger-page";
import { reviewQueue } from "@/lib/server/queries/review-queue";
import { supervisorTodo } from "@/lib/server/queries/todo/supervisor";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const AT = new Date("2026-10-20T01:00:00Z");
const TARGETS = ROWS_PER_PAGE + 20;
const supervisor = contextFor("supervisor").viewer;
const auditor = contextFor("auditor").viewer;
const ledger = openTestLedger();
afterAll(() => ledger.close());

const page = (
  number: number,
  more: { filter?: TargetFilter; sort?: "due" | "light" | "number"; descending?: boolean } = {},
  viewer = auditor,
) => ledgerPage(viewer, { year: 2026, period: "2026-09", filter: {}, page: number, at: AT, ...more });
const idOf = (number: number) => `t${String(number).padStart(3, "0")}`;

// The 119th is nobody's; the others are led in turn by two units. The 2nd, 4th … up to the 10th were reported in September.
beforeAll(async () => {
  await plantDistrict(ledger);
  for (let number = 1; number <= TARGETS; number += 1) {
    const leadUnitId = number % 2 ? "jobs" : "industry";
    await plantTarget(ledger, {
      id: idOf(number),
      number,
      livelihood: number > 110,
      ...(number === 119
        ? {}
        : { assigned: { leadUnitId, dueOn: number === 120 ? "2026-01-31" : "2026-12-31" } }),
    });
  }
  for (const number of [2, 4, 6, 8, 10])
    await plantProgress(ledger, {
      targetId: idOf(number),
      unitId: "industry",
      period: "2026-09",
      value: "3.2",
      state: number === 2 ? "approved" : "submitted",
    });
});

describe("the ledger a page at a time", () => {
  it("holds every target once, on pages that say the whole", async () => {
    const [first, second] = [await page(1), await page(2)];
    expect(first.rows).toMatchObject({ page: 1, total: TARGETS });
    const numbers = [...first.rows.items, ...second.rows.items].map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: TARGETS }, (_, index) => index + 1));
  });

  it("a page beyond the end is the last one", async () => {
    const beyond = await page(40);
    expect(beyond.rows.page).toBe(2);
    expect(beyond.rows.items).toHaveLength(20);
  });

  it("counts lights and gaps of the whole, whichever page is shown", async () => {
    const [first, second] = [await page(1), await page(2)];
    expect(first.lights).toEqual(second.lights);
    expect(Object.values(second.lights).reduce((sum, count) => sum + count, 0)).toBe(TARGETS);
    expect([first.gaps, second.gaps]).toEqual([
      { assignment: 1, schedule: 0 },
      { assignment: 1, schedule: 0 },
    ]);
  });

  it.each<[string, TargetFilter, number, number[]]>([
    ["a unit", { lead: "jobs" }, 59, [1, 3, 5]],
    ["those without a unit in charge", { only: "unassigned" }, 1, [119]],
    ["livelihood projects", { only: "livelihood" }, 10, [111, 112, 113]],
    ["all others", { only: "ordinary" }, 110, [1, 2, 3]],
    ["those without a leader", { leader: "none" }, TARGETS, [1, 2, 3]],
    ["those with a figure", { count: "done" }, 1, [2]],
  ])("conditions narrow the whole: %s", async (_, filter, total, begin) => {
    const { rows } = await page(1, { filter });
    expect(rows.total).toBe(total);
    expect(rows.items.slice(0, 3).map(({ number }) => number)).toEqual(begin);
  });

  it("is sorted as a whole: the earliest deadline stands first, whatever its number; nobody's last", async () => {
    const rising = await page(1, { sort: "due" });
    expect(rising.rows.items.slice(0, 2).map(({ number }) => number)).toEqual([120, 1]);
    const last = await page(2, { sort: "due" });
    expect(last.rows.items.at(-1)?.number).toBe(119);
    const falling = await page(2, { sort: "number", descending: true });
    expect(falling.rows.items.at(-1)?.number).toBe(1);
  });

  it("puts what is to be set up first for who sets it up, and for nobody else", async () => {
    expect((await page(1, {}, supervisor)).rows.items[0]?.number).toBe(119);
    expect((await page(1, {}, auditor)).rows.items[0]?.number).toBe(1);
  });
});

describe("the review queue a page at a time", () => {
  const ids = async (asked: number, filter = {}) => {
    const { rows } = await reviewQueue(supervisor, filter, { at: AT, page: asked, pageSize: 3 });
    return { ...rows, items: rows.items.map(({ report }) => report.targetId) };
  };

  it("holds each report that waits on one page, and a page beyond the end is the last one", async () => {
    const [first, second, beyond] = [await ids(1), await ids(2), await ids(9)];
    expect([...first.items, ...second.items].sort()).toEqual(["t004", "t006", "t008", "t010"]);
    expect(first).toMatchObject({ total: 4, page: 1 });
    expect(beyond).toEqual(second);
  });

  it("conditions narrow the whole queue before it is cut into pages", async () => {
    expect(await ids(1, { light: "blue" })).toMatchObject({ total: 4 });
    expect(await ids(1, { light: "red" })).toMatchObject({ total: 0, page: 1, items: [] });
  });

  it("the desk shows its first and says how many wait", async () => {
    const { queue } = await supervisorTodo(supervisor, AT);
    expect([queue.rows.length, queue.total]).toEqual([4, 4]);
  });
});
