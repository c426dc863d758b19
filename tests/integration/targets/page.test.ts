import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "@/lib/server/db/transact";
import { targetPage } from "@/lib/server/queries/target-page";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const reporter = contextFor("reporter", { unitId: "jobs" });

beforeAll(async () => {
  await plantDistrict(ledger);
  await plantTarget(ledger, {
    id: "jobs",
    number: 1,
    assigned: { leadUnitId: "jobs", supports: ["industry"] },
  });
  const report = { targetId: "jobs", unitId: "jobs" };
  await plantProgress(ledger, { ...report, period: "2026-08", value: "2.1" });
  await plantProgress(ledger, { ...report, period: "2026-09", value: "2.6", state: "draft" });
  await transact(reporter, (_, record) =>
    record({
      action: "progress.saved",
      record: { type: "progress", id: "jobs-2026-09-1" },
      targetId: "jobs",
      payload: { period: "2026-09", revision: 1, before: { value: null }, after: { value: "2.6" } },
    }),
  );
});

describe("the page of a target", () => {
  it.each([
    ["the lead unit's reporter sees the own draft and its saving", reporter, ["2026-09", "2026-08"], 1],
    ["the supervisor sees neither", contextFor("supervisor"), ["2026-08"], 0],
    ["nor does a supporting unit", contextFor("reporter", { unitId: "industry" }), ["2026-08"], 0],
  ])("%s", async (_, { viewer }, months, events) => {
    const page = await targetPage(viewer, "jobs", { period: "2026-09" });
    expect(page.progress.map(({ period }) => period)).toEqual(months);
    expect(page.history).toHaveLength(events);
  });

  it("a unit's many savings do not push what happened out of sight of those who may not see them", async () => {
    await plantTarget(ledger, { id: "busy", number: 2, assigned: { leadUnitId: "jobs" } });
    await transact(contextFor("supervisor"), async (_, record) => {
      await record({
        action: "target.scheduled",
        record: { type: "target", id: "busy" },
        targetId: "busy",
        payload: { before: { scheduleKind: null }, after: { scheduleKind: "linear" } },
      });
      for (let index = 0; index < 500; index += 1)
        await record({
          action: "progress.saved",
          record: { type: "progress", id: "busy-2026-09-1" },
          targetId: "busy",
          payload: { period: "2026-09", revision: 1, before: { value: null }, after: { value: `${index}` } },
        });
    });
    const { history } = await targetPage(contextFor("supervisor").viewer, "busy", {});
    expect(history.map(({ action }) => action)).toEqual(["target.scheduled"]);
  });

  it("leads back to the sentence, cut at the stated target", async () => {
    const { source } = await targetPage(reporter.viewer, "jobs", {});
    expect([source.before, source.quote, source.after]).toEqual(["今年要办的事：", "新增就业3.2万人", "。"]);
  });

  it("is not there for another unit's reporter", async () => {
    const { viewer } = contextFor("reporter", { unitId: "environment" });
    await expect(targetPage(viewer, "jobs", {})).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
