import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standingOf } from "@/lib/domain/standing";
import { scheduleOfYear } from "@/lib/domain/schedule";
import { resolveStandingView, targetStandings } from "@/lib/server/queries/target-standing";
import { type TargetFilter } from "@/lib/schemas/target-filter";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const AT = new Date("2026-10-20T01:00:00Z");
const supervisor = contextFor("supervisor").viewer;
const SCHEDULE = ["0.1", "0.3", "0.5", "0.8", "1.1", "1.4", "1.7", "2", "2.4", "2.7", "3", "3.2"];
const september = (viewer = supervisor, filter: TargetFilter = {}) =>
  targetStandings(viewer, { year: 2026, period: "2026-09", filter, at: AT });
const one = async (id: string, period = "2026-09") => {
  const [row] = await targetStandings(supervisor, { year: 2026, period, ids: [id], at: AT });
  if (!row) throw new Error(`no ${id}`);
  return row;
};

beforeAll(async () => {
  await plantDistrict(ledger);
  await plantTarget(ledger, {
    id: "jobs",
    number: 1,
    assigned: { leadUnitId: "jobs", leaderPostId: "vice-jobs", supports: ["industry"] },
  });
  await plantTarget(ledger, {
    id: "trees",
    number: 2,
    indicator: "植树",
    category: "environment",
    low: "100",
    high: "100",
    unit: "亩",
    livelihood: true,
    assigned: { leadUnitId: "environment", leaderPostId: "vice-industry" },
  });
  await plantTarget(ledger, { id: "unowned", number: 3 });
  await plantTarget(ledger, {
    id: "withdrawn",
    number: 4,
    state: "withdrawn",
    assigned: { leadUnitId: "jobs" },
  });
  await plantTarget(ledger, { id: "old", number: 1, year: 2025, assigned: { leadUnitId: "jobs" } });
  const report = { targetId: "jobs", unitId: "jobs" };
  await plantProgress(ledger, { ...report, period: "2026-08", value: "2.1" });
  await plantProgress(ledger, { ...report, period: "2026-09", value: "2.0" });
  await plantProgress(ledger, { ...report, period: "2026-09", value: "2.25", revision: 2 });
  await plantProgress(ledger, {
    ...report,
    period: "2026-09",
    value: "3.1",
    revision: 3,
    state: "submitted",
  });
  await plantProgress(ledger, { targetId: "trees", unitId: "environment", period: "2026-09", value: "20" });
  await ledger.db.$transaction(async (tx) => {
    await tx.schedule.create({
      data: { id: "s", targetId: "jobs", kind: "custom", entries: JSON.stringify(SCHEDULE) },
    });
    const setting = { key: "light_thresholds", setAt: AT };
    const value = (yellowFrom: string) =>
      JSON.stringify({ level: { yellowFrom, redFrom: "30" }, rate: { yellowFrom: "0", redFrom: "1" } });
    await tx.setting.create({
      data: { ...setting, id: "x", value: value("2"), effectiveFrom: "2026-09-10" },
    });
    await tx.setting.create({
      data: { ...setting, id: "y", value: value("29"), effectiveFrom: "2026-10-01" },
    });
  });
  await ledger.db.$transaction(async (tx) => {
    const override = { targetId: "trees", reason: "rain", setById: "u", setAt: AT };
    await tx.lightOverride.create({ data: { ...override, id: "1", period: "2026-09", light: "yellow" } });
    await tx.lightOverride.create({
      data: { ...override, id: "2", period: "2026-08", light: "green", liftedAt: AT },
    });
  });
});

describe("the standing on every page", () => {
  it("is what the pure rule gives for the approved values, the schedule and the thresholds in force", async () => {
    const row = await one("jobs");
    expect(row.standing).toEqual(
      standingOf({
        definition: row.definition,
        schedule: scheduleOfYear(2026, SCHEDULE),
        approved: [
          { kind: "value", period: "2026-08", value: "2.1" },
          { kind: "value", period: "2026-09", value: "2.25" },
        ],
        period: "2026-09",
        due: true,
        thresholds: { level: { yellowFrom: "2", redFrom: "30" }, rate: { yellowFrom: "0", redFrom: "1" } },
      }),
    );
    expect(row.standing).toMatchObject({
      actual: "2.25",
      scheduleExpected: "2.4",
      behindPoints: "4.6875",
      light: "yellow",
    });
  });

  it("counts an approved correction and no other: a submitted one changes nothing yet", async () => {
    const { approved, report } = await one("jobs");
    expect(approved.at(-1)).toEqual({ kind: "value", period: "2026-09", value: "2.25" });
    expect(report?.revision).toBe(2);
  });

  it("judges each month by the thresholds of that month, however late one looks", async () => {
    expect((await one("jobs", "2026-08")).standing.reason.params.yellowFrom).toBe("10");
    expect((await one("jobs", "2026-10")).standing.reason.params.yellowFrom).toBe("29");
  });

  it("shows a light set by hand beside the computed one, for its month only and until it is lifted", async () => {
    expect((await one("trees")).standing).toMatchObject({
      light: "yellow",
      computedLight: "red",
      override: { light: "yellow", reason: "rain" },
    });
    expect((await one("trees", "2026-08")).standing).toMatchObject({ light: "grey", override: null });
  });

  it("says `not due` before the deadline and `not reported` after it", async () => {
    const on = async (day: string) => {
      const [row] = await targetStandings(supervisor, {
        year: 2026,
        period: "2026-10",
        ids: ["trees"],
        at: new Date(`${day}T04:00:00Z`),
      });
      return row?.standing.reporting;
    };
    expect(await on("2026-10-26")).toBe("not_due");
    expect(await on("2026-10-27")).toBe("not_reported");
  });

  it("marks what the supervisor still has to do", async () => {
    expect((await one("unowned")).gaps).toEqual(["assignment"]);
    expect((await one("jobs")).gaps).toEqual([]);
  });
});

describe("what the list holds", () => {
  const numbers = async (...args: Parameters<typeof september>) =>
    (await september(...args)).map(({ number }) => number);

  it.each([
    ["the supervisor: all active ones of the year", contextFor("supervisor"), [1, 2, 3]],
    ["a leader: the own field", contextFor("leader", { leaderPostId: "vice-jobs" }), [1]],
    [
      "the head of the district: all",
      contextFor("leader", { leaderPostId: "head", overall: true }),
      [1, 2, 3],
    ],
    ["the lead unit's reporter", contextFor("reporter", { unitId: "jobs" }), [1]],
    ["a supporting unit's reporter", contextFor("reporter", { unitId: "industry" }), [1]],
    ["an administrator: none", contextFor("system_admin"), []],
  ])("%s", async (_, { viewer }, expected) => {
    expect(await numbers(viewer)).toEqual(expected);
  });

  it.each<[TargetFilter, number[]]>([
    [{ unit: "industry" }, [1]],
    [{ leader: "vice-industry" }, [2]],
    [{ category: "environment" }, [2]],
    [{ light: "yellow" }, [1, 2]],
    [{ q: "植树" }, [2]],
    [{ only: "unassigned" }, [3]],
    [{ only: "unscheduled" }, []],
    [{ only: "livelihood" }, [2]],
    [{ state: "withdrawn" }, [4]],
    [{ measure: "growth" }, []],
  ])("narrowed by %o", async (filter, expected) => {
    expect(await numbers(supervisor, filter)).toEqual(expected);
  });
});

describe("the month that is shown", () => {
  it.each([
    ["the last one whose reports are due", {}, "2026-10-20", 2026, "2026-09"],
    ["once the deadline has passed, the present one", {}, "2026-10-27", 2026, "2026-10"],
    ["of an earlier year, December", { year: 2025 }, "2026-10-20", 2025, "2025-12"],
    ["or the one that was asked for", { period: "2026-03" }, "2026-10-20", 2026, "2026-03"],
    [
      "a month of another year than the one chosen is let go",
      { year: 2025, period: "2026-03" },
      "2026-10-20",
      2025,
      "2025-12",
    ],
    ["in a year without targets yet, the last year that has some", {}, "2027-01-05", 2026, "2026-12"],
  ])("%s", async (_, asked, day, year, period) => {
    const at = new Date(`${day}T04:00:00Z`);
    expect(await resolveStandingView(supervisor, asked, at)).toEqual({ year, period, years: [2026, 2025] });
  });
});
