import { afterAll, describe, expect, it } from "vitest";
import { ROLL_UP_COUNTS, type RollUp } from "@/lib/domain/roll-up";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { STANDING_DIMENSIONS, type StandingDimension } from "@/lib/schemas/target-filter";
import { standingReport } from "@/lib/server/queries/standing";
import { targetStandings, type TargetStanding } from "@/lib/server/queries/target-standing";
import { openSampleLedger } from "@/tests/support/ledger";
import { SAMPLE_NOW, SAMPLE_PERIOD, sampleContext } from "@/tests/support/sample-district";

const ledger = openSampleLedger();
afterAll(() => ledger.close());

const view = { year: 2026, period: SAMPLE_PERIOD };
const viewerOf = async (account: string) => (await sampleContext(ledger, account)).viewer;
const reportOf = async (account: string, by: StandingDimension) =>
  standingReport(await viewerOf(account), { ...view, by }, SAMPLE_NOW);

/** Every count of a group. */
function countsOf({ total, done, due, onSchedule, lights, missing }: RollUp<TargetStanding>) {
  return { total, done, due, onSchedule, missing: missing.length, ...lights };
}

function sum(groups: readonly RollUp<TargetStanding>[]) {
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
    const all = await ledger.db.target.count({ where: { state: "active" } });
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
