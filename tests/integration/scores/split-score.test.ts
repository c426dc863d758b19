import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeAssessment } from "@/lib/server/commands/make-assessment";
import { splitTarget } from "@/lib/server/commands/split-target";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { assessmentDetail, scorePage } from "@/lib/server/queries/assessments";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const AT = new Date("2026-10-20T01:00:00Z");
const supervisor = contextFor("supervisor");
const id = randomUUID();

/**
 * 3.2 万人 under jobs, split in August: industry brings 2 and reports September, environment brings 1.2 and reports
 * nothing. Each of the two also leads a target of its own, so that it is scored.
 */
beforeAll(async () => {
  await plantDistrict(ledger);
  for (const [index, unit] of ["jobs", "industry", "environment"].entries())
    await plantTarget(ledger, { id: unit, number: index + 1, assigned: { leadUnitId: unit } });
  const part = { id: null, version: 0, assignmentVersion: 0, weight: "1", dueOn: "2026-12-31" } as const;
  await splitTarget(
    { ...supervisor, now: new Date("2026-08-28T02:00:00Z") },
    {
      id: "jobs",
      version: 1,
      rule: "sum",
      reason: "",
      parts: [
        { ...part, unitId: "industry", value: "2" },
        { ...part, unitId: "environment", value: "1.2" },
      ],
    },
  );
  const [first] = await ledger.db.target.findMany({
    where: { parentId: "jobs" },
    orderBy: { partNumber: "asc" },
    select: { id: true },
  });
  const months = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08"];
  for (const unit of ["industry", "environment"])
    for (const period of [...months, "2026-09"])
      await plantProgress(ledger, { targetId: unit, unitId: unit, period, value: "1" });
  for (const period of months)
    await plantProgress(ledger, { targetId: "jobs", unitId: "jobs", period, value: "1" });
  await plantProgress(ledger, {
    targetId: first?.id ?? "",
    unitId: "industry",
    period: "2026-09",
    value: "1.5",
  });
  const snapshotId = randomUUID();
  const now = { ...supervisor, now: AT };
  await takeSnapshot(now, { id: snapshotId, name: "九月", period: "2026-09" });
  await makeAssessment(now, { id, name: "九月考核", snapshotId });
});

const scoreOf = async (unitId: string) => (await scorePage(supervisor.viewer, { id, unitId }, AT)).content;

it("the points of a split target (分解) go to its lead unit, and the parts are nobody's points", async () => {
  const { units } = await assessmentDetail(supervisor.viewer, id);
  expect(units.map(({ unit, sum }) => [unit.id, sum.of]).sort()).toEqual([
    ["environment", 1],
    ["industry", 1],
    ["jobs", 1],
  ]);
  const { targets } = await scoreOf("jobs");
  // A missing part leaves the whole without a figure: no zero, and not what the other part makes (rule 6).
  expect(targets).toMatchObject([{ id: "jobs", parts: 2, score: { missing: "not_reported" } }]);
});

it("a part that is late counts against the unit of the part, by the number it is called by", async () => {
  expect((await scoreOf("environment")).late).toMatchObject([{ part: "1-2", period: "2026-09" }]);
  expect((await scoreOf("industry")).late).toEqual([]);
  expect((await scoreOf("jobs")).late).toEqual([]);
});
