import { afterAll, describe, expect, it } from "vitest";
import { ROLL_UP_COUNTS, type RollUp } from "@/lib/domain/roll-up";
import { type Viewer } from "@/lib/domain/access";
import { type Standing } from "@/lib/domain/standing";
import { type Turn } from "@/lib/domain/standing-change";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { STANDING_DIMENSIONS, type StandingDimension } from "@/lib/schemas/target-filter";
import { standingYear } from "@/lib/server/queries/standing-months";
import { standingReport } from "@/lib/server/queries/standing";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { openSampleLedger } from "@/tests/support/ledger";
import { SAMPLE_NOW, SAMPLE_PERIOD, sampleContext } from "@/tests/support/sample-district";

const ledger = openSampleLedger();
afterAll(() => ledger.close());

const view = { year: 2026, period: SAMPLE_PERIOD };
const viewerOf = async (account: string) => (await sampleContext(ledger, account)).viewer;
const reportOf = async (account: string, by: StandingDimension) =>
  standingReport(await viewerOf(account), { ...view, by }, SAMPLE_NOW);

/** Every count of a group. */
function countsOf({ total, done, due, onSchedule, lights, missing }: RollUp<TargetFigures>) {
  return { total, done, due, onSchedule, missing: missing.length, ...lights };
}

function sum(groups: readonly RollUp<TargetFigures>[]) {
  const counts = groups.map(countsOf);
  return Object.fromEntries(
    Object.keys(counts[0]!).map((name) => [
      name,
      counts.reduce((total, group) => total + group[name as keyof typeof group], 0),
    ]),
  );
}

describe("rule 6: a group says what it counts", () => {
  it.each(STANDING_DIMENSIONS)(
    "by %s the groups add up to the whole, nobody twice and nobody left out",
    async (by) => {
      const { groups, whole } = await reportOf("supervisor.dcs", by);
      expect(sum(groups.map(({ rollUp }) => rollUp))).toEqual(countsOf(whole));
      const members = groups.flatMap(({ rollUp }) => rollUp.members.map(({ id }) => id));
      expect(members.sort()).toEqual(whole.members.map(({ id }) => id).sort());
    },
  );

  it("the whole is the same by unit, category and leader", async () => {
    const wholes = await Promise.all(
      STANDING_DIMENSIONS.map(async (by) => countsOf((await reportOf("supervisor.dcs", by)).whole)),
    );
    expect(wholes[1]).toEqual(wholes[0]);
    expect(wholes[2]).toEqual(wholes[0]);
  });

  it("a missing member is listed with its reason, stays in the total, and is never counted as zero", async () => {
    const { groups, whole } = await reportOf("supervisor.dcs", "unit");
    expect(new Set(whole.missing.map(({ reason }) => reason))).toEqual(
      new Set(["not_reported", "in_review", "not_published", "no_task"]),
    );
    for (const { rollUp } of groups) {
      expect(rollUp.members).toHaveLength(rollUp.total);
      for (const { member, reason } of rollUp.missing) {
        expect(member.standing.reporting).toBe(reason);
        expect([member.standing.actual, member.standing.completionRate]).toEqual([null, null]);
        expect(rollUp.members).toContain(member);
      }
      const excused = rollUp.missing.filter(({ reason }) => reason !== "not_reported").length;
      expect(rollUp.due).toBe(rollUp.total - excused);
    }
  });
});

describe("the list behind a figure", () => {
  it.each(ROLL_UP_COUNTS)("holds exactly the targets that were counted as %s", async (count) => {
    const viewer = await viewerOf("supervisor.dcs");
    const listed = await targetStandings(viewer, { ...view, filter: { count }, at: SAMPLE_NOW });
    const { whole } = await reportOf("supervisor.dcs", "unit");
    const { done, due, onSchedule, missing } = countsOf(whole);
    expect(listed).toHaveLength({ done, due, on_schedule: onSchedule, missing }[count]);
  });

  it.each(LIGHTS)("holds exactly the targets with a %s light, unit by unit", async (light) => {
    const viewer = await viewerOf("supervisor.dcs");
    const { groups } = await reportOf("supervisor.dcs", "unit");
    for (const { key, rollUp } of groups) {
      const filter = { lead: key!, light };
      const listed = await targetStandings(viewer, { ...view, filter, at: SAMPLE_NOW });
      expect(listed).toHaveLength(rollUp.lights[light]);
    }
  });
});

describe("the year month by month", () => {
  it.each(STANDING_DIMENSIONS)(
    "by %s holds in each month the same figures as that month's own page",
    async (by) => {
      const viewer = await viewerOf("supervisor.dcs");
      const course = await standingYear(viewer, { ...view, by }, SAMPLE_NOW);
      expect(course.periods).toHaveLength(10);
      for (const period of ["2026-03", "2026-09", "2026-10"]) {
        const index = course.periods.indexOf(period);
        const { whole, groups } = await standingReport(viewer, { year: 2026, period, by }, SAMPLE_NOW);
        expect(countsOf(course.wholes[index]!)).toEqual(countsOf(whole));
        expect(course.groups.map(({ key, name, months }) => [key, name, countsOf(months[index]!)])).toEqual(
          groups.map(({ key, name, rollUp }) => [key, name, countsOf(rollUp)]),
        );
      }
    },
  );

  it("what changed since the month before is what differs between the two months' pages", async () => {
    const viewer = await viewerOf("supervisor.dcs");
    const lightsOf = async (period: string) =>
      new Map(
        (await targetStandings(viewer, { year: 2026, period, at: SAMPLE_NOW })).map(({ id, standing }) => [
          id,
          standing,
        ]),
      );
    const { changes } = await standingReport(viewer, { ...view, by: "unit" }, SAMPLE_NOW);
    const [august, september] = [await lightsOf("2026-08"), await lightsOf("2026-09")];
    const ids = (turn: Turn) =>
      changes?.turns.find((entry) => entry.turn === turn)?.changes.map(({ id }) => id);
    const expected = (holds: (was: Standing | undefined, is: Standing) => boolean) =>
      [...september].filter(([id, is]) => holds(august.get(id), is)).map(([id]) => id);
    expect(changes?.since).toBe("2026-08");
    expect(ids("turned_red")).toEqual(expected((was, is) => is.light === "red" && was?.light !== "red"));
    expect(ids("newly_done")).toEqual(expected((was, is) => is.met === true && was?.met !== true));
    expect(ids("newly_reported")).toEqual(
      expected((was, is) => is.reporting === "reported" && was?.reporting !== "reported"),
    );
    expect(changes?.turns.flatMap((entry) => entry.changes).length).toBeGreaterThan(0);
  });

  it("January has no month before it to be compared with", async () => {
    const viewer = await viewerOf("supervisor.dcs");
    const january = { year: 2026, period: "2026-01", by: "unit" } as const;
    expect((await standingReport(viewer, january, SAMPLE_NOW)).changes).toBeNull();
  });

  it("a corrected value is named with both figures, for those who see the target", async () => {
    const viewer = await viewerOf("supervisor.dcs");
    const of = async (who: Viewer, period: string) =>
      (await standingReport(who, { year: 2026, period, by: "unit" }, SAMPLE_NOW)).changes?.corrections ?? [];
    const year = await of(viewer, "2026-02");
    const corrected = await ledger.db.progressReport.count({
      where: { state: "approved", revision: { gt: 1 }, period: { lte: "2026-02" } },
    });
    expect(year).toHaveLength(corrected);
    const all = (
      await Promise.all(["2026-03", "2026-06", "2026-09"].map((period) => of(viewer, period)))
    ).flat();
    for (const { before, after, revision } of all) {
      expect(revision).toBeGreaterThan(1);
      expect(before).not.toEqual(after);
    }
    expect(all.length).toBeGreaterThan(0);
    const stranger = await viewerOf("reporter.rsj");
    const { whole } = await standingReport(stranger, { ...view, by: "unit" }, SAMPLE_NOW);
    const own = new Set(whole.members.map(({ id }) => id));
    for (const { target } of await of(stranger, "2026-06")) expect(own).toContain(target.id);
  });
});

describe("whose standing it is", () => {
  it.each([
    ["supervisor.dcs", "whole"],
    ["auditor.yj", "whole"],
    ["leader.qz", "whole"],
    ["leader.cwfqz", "field"],
    ["reporter.rsj", "unit"],
    ["head.rsj", "unit"],
  ])("of %s: %s", async (account, kind) => {
    const viewer = await viewerOf(account);
    const { sight, whole } = await reportOf(account, "leader");
    const all = await ledger.db.target.count({ where: { state: "active", partNumber: 0 } });
    expect(sight.kind).toBe(kind);
    expect(whole.total === all).toBe(kind === "whole");
    for (const { assignment } of whole.members) {
      if (kind === "field") expect(assignment?.leaderPost?.id).toBe(viewer.leaderPostId);
      if (kind === "unit")
        expect([assignment?.leadUnit.id, ...(assignment?.supportUnits ?? []).map(({ id }) => id)]).toContain(
          viewer.unitId,
        );
    }
  });
});
