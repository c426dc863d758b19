import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_LIGHT_THRESHOLDS } from "@/lib/domain/thresholds";
import { addDocument } from "@/lib/server/commands/add-document";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { assignTargets } from "@/lib/server/commands/assign-targets";
import { setCalendarDay } from "@/lib/server/commands/change-calendar";
import { changePeriod } from "@/lib/server/commands/change-period";
import { changeSetting } from "@/lib/server/commands/change-setting";
import { changeUnit } from "@/lib/server/commands/change-unit";
import { confirmAdjustment } from "@/lib/server/commands/decide-adjustment";
import { grantExtension } from "@/lib/server/commands/extend-deadline";
import { liftLight } from "@/lib/server/commands/lift-light";
import { proposeAdjustment } from "@/lib/server/commands/propose-adjustment";
import { returnProgress } from "@/lib/server/commands/return-progress";
import { changeLeaderPost } from "@/lib/server/commands/save-leader-post";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { setLight } from "@/lib/server/commands/set-light";
import { splitTarget } from "@/lib/server/commands/split-target";
import { withdrawTarget } from "@/lib/server/commands/withdraw-target";
import { transact } from "@/lib/server/db/transact";
import { reviewQueue } from "@/lib/server/queries/review-queue";
import { forgetTargets } from "@/lib/server/queries/target-reading";
import { targetSheet } from "@/lib/server/queries/target-sheet";
import { standingsByMonth, targetStandings } from "@/lib/server/queries/target-standing";
import { receive } from "@/lib/server/storage/blob-store";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor");
const admin = contextFor("system_admin");
const AT = new Date("2026-10-27T00:00:00Z");
const VIEWERS = [
  supervisor.viewer,
  contextFor("unit_head", { unitId: "jobs" }).viewer,
  contextFor("unit_head", { unitId: "industry" }).viewer,
  contextFor("leader", { leaderPostId: "vice-jobs" }).viewer,
];
const REPORT = { targetId: "approved", unitId: "jobs", period: "2026-09", value: "2.5", state: "submitted" };

const PART = { id: null, version: 0, assignmentVersion: 0, weight: "1", dueOn: "2026-12-31" } as const;
const PARTS = [
  { ...PART, unitId: "industry", value: "2" },
  { ...PART, unitId: "environment", value: "1.2" },
];

/** What several people see of two years, several months, the queue and the sheet. */
async function shown() {
  const ofViewers = [];
  for (const viewer of VIEWERS)
    for (const year of [2025, 2026]) {
      const periods = ["08", "09", "10", "11"].map((month) => `${year}-${month}`);
      ofViewers.push([...(await standingsByMonth(viewer, { year, periods, at: AT }))]);
    }
  return {
    ofViewers,
    words: await targetStandings(supervisor.viewer, { year: 2026, period: "2026-09", at: AT }),
    queue: await reviewQueue(supervisor.viewer, {}, { at: AT }),
    sheet: await targetSheet(supervisor.viewer, { year: 2026 }),
  };
}

beforeAll(async () => {
  await plantDistrict(ledger);
  const assigned = { leadUnitId: "jobs", leaderPostId: "vice-jobs" };
  const ids = ["approved", "returned", "lit", "adjusted", "moved", "scheduled", "withdrawn", "split"];
  for (const [index, id] of ids.entries()) await plantTarget(ledger, { id, number: index + 1, assigned });
  await plantTarget(ledger, { id: "old", number: 1, year: 2025, assigned });
  await plantProgress(ledger, { ...REPORT, period: "2026-08", value: "2", state: "approved" });
  await plantProgress(ledger, REPORT);
  await plantProgress(ledger, { ...REPORT, targetId: "returned" });
});

const idOf = async (targetId: string) =>
  (await ledger.db.progressReport.findFirstOrThrow({ where: { targetId, state: "submitted" } })).id;

const CHANGES: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    "a report is approved",
    async () => approveProgress(supervisor, { reports: [{ id: await idOf("approved"), version: 1 }] }),
  ],
  [
    "a report is sent back",
    async () => returnProgress(supervisor, { id: await idOf("returned"), version: 1, reason: "no evidence" }),
  ],
  [
    "a light is set by hand",
    () =>
      setLight(supervisor, {
        id: "light",
        targetId: "lit",
        period: "2026-09",
        light: "blue",
        reason: "checked",
        current: null,
      }),
  ],
  ["a light is lifted", () => liftLight(supervisor, { id: "light", reason: "reported since" })],
  [
    "a target is adjusted",
    async () => {
      const file = await receive(new Blob(["the document"]).stream(), 1024);
      await addDocument(supervisor, { id: "adjusted", evidenceId: "document", fileName: "a.txt", file });
      await proposeAdjustment(supervisor, {
        id: "adjusted",
        adjustmentId: "adjustment",
        evidenceId: "document",
        version: 1,
        indicator: "新增就业",
        category: "livelihood",
        measure: "cumulative",
        metric: "level",
        comparator: "at_least",
        direction: "up",
        low: "2.8",
        high: "",
        unit: "万人",
        baseline: "0",
        reason: "the city lowered its own target",
        document: "2026 No. 5",
      });
      await confirmAdjustment(contextFor("supervisor", { userId: "second" }), {
        id: "adjustment",
        version: 1,
      });
    },
  ],
  [
    "a target goes to another unit, out of the sight of the one before",
    () =>
      assignTargets(supervisor, {
        targets: [{ id: "moved", assignmentVersion: 1 }],
        leadUnitId: "industry",
        supportUnitIds: [],
        leaderPostId: "vice-industry",
        dueOn: "2026-11-30",
      }),
  ],
  [
    "a target of an earlier year goes to another unit",
    () =>
      assignTargets(supervisor, {
        targets: [{ id: "old", assignmentVersion: 1 }],
        leadUnitId: "environment",
        supportUnitIds: ["jobs"],
        leaderPostId: "vice-jobs",
        dueOn: "2025-12-31",
      }),
  ],
  [
    "a schedule is set",
    () =>
      scheduleTarget(supervisor, {
        id: "scheduled",
        scheduleVersion: 0,
        kind: "custom",
        values: ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1", "2", "3.2"],
      }),
  ],
  [
    "a target is split over units",
    () => splitTarget(supervisor, { id: "split", version: 1, rule: "sum", reason: "", parts: PARTS }),
  ],
  [
    "a part's report is approved, which makes a figure of the whole",
    async () => {
      const parts = await ledger.db.target.findMany({ where: { parentId: "split" }, select: { id: true } });
      for (const { id: targetId } of parts)
        await plantProgress(ledger, { ...REPORT, targetId, unitId: "industry" });
      await shown();
      for (const { id } of parts)
        await approveProgress(supervisor, { reports: [{ id: await idOf(id), version: 1 }] });
    },
  ],
  [
    "a target is withdrawn",
    () => withdrawTarget(supervisor, { id: "withdrawn", version: 1, reason: "void" }),
  ],
  [
    "a unit is renamed",
    () => changeUnit(admin, { id: "jobs", version: 1, code: "jobs", name: "人社局", shortName: "人社" }),
  ],
  [
    "a post is renamed",
    () => changeLeaderPost(admin, { id: "vice-jobs", version: 1, title: "副区长", overall: false }),
  ],
  [
    "thresholds are set",
    () =>
      changeSetting(admin, {
        key: "light_thresholds",
        value: { ...DEFAULT_LIGHT_THRESHOLDS, level: { yellowFrom: "1", redFrom: "2" } },
        effectiveFrom: "2026-11-01",
        latest: null,
      }),
  ],
  [
    "the calendar moves a deadline",
    () => setCalendarDay(admin, { day: "2026-10-26", kind: "holiday", name: "运动会", version: null }),
  ],
  [
    "a month gets a deadline of its own",
    () => changePeriod(supervisor, { period: "2026-10", version: null, opensOn: null, dueOn: "2026-10-26" }),
  ],
  [
    "a unit gets more time",
    () =>
      grantExtension(supervisor, {
        id: randomUUID(),
        period: "2026-10",
        unitId: "jobs",
        dueOn: "2026-10-30",
        reason: "late figures",
      }),
  ],
];

describe("a standing is the same whether it was read before or not", () => {
  it.each(CHANGES)("when %s", async (_, change) => {
    const before = await shown();
    await change();
    const after = await shown();
    forgetTargets();
    expect(after).toEqual(await shown());
    expect(after).not.toEqual(before);
  });

  it("also after more events than are looked at one by one", async () => {
    const before = await shown();
    const download = {
      action: "report.downloaded",
      record: { type: "report", id: "report" },
      payload: { sha256: "0" },
    } as const;
    await transact(supervisor, (_, record) => record(Array.from({ length: 400 }, () => download)));
    await withdrawTarget(supervisor, { id: "scheduled", version: 1, reason: "void" });
    const after = await shown();
    forgetTargets();
    expect(after).toEqual(await shown());
    expect(after).not.toEqual(before);
  });
});
