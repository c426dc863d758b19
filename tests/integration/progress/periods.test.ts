import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clearCalendarDay, setCalendarDay } from "@/lib/server/commands/change-calendar";
import { changePeriod, lockPeriod, unlockPeriod } from "@/lib/server/commands/change-period";
import { grantExtension, withdrawExtension } from "@/lib/server/commands/extend-deadline";
import { returnProgress } from "@/lib/server/commands/return-progress";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { calendarYear } from "@/lib/server/queries/calendar";
import { periodOverview } from "@/lib/server/queries/period-overview";
import { progressMonth } from "@/lib/server/queries/progress-month";
import { reviewQueue } from "@/lib/server/queries/review-queue";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { people, plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { readyReport, typed } from "./report-samples";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = people.supervisor();
const admin = contextFor("system_admin", { userId: "sys" });
/** 20 October 2026; September is due on the 28th, because the 25th is 中秋节 and a weekend follows. */
const AT = supervisor.now;
const SEPTEMBER = "2026-09";
const unitRow = async (id: string, at = AT) =>
  (await periodOverview(supervisor.viewer, SEPTEMBER, at)).units.find(({ unit }) => unit.id === id);

beforeAll(async () => {
  await plantDistrict(ledger.db, [{ id: "jobs" }, { id: "training" }, { id: "schools", leadUnitId: "jy" }]);
  const waiting = await readyReport("jobs", SEPTEMBER);
  await submitProgress(people.head(), { reports: [waiting] });
  await saveProgress(people.reporter(), typed("training", SEPTEMBER, { value: "1" }));
});

describe("who is late", () => {
  it("every unit with its deadline, what is owed and what was submitted after it", async () => {
    const overview = await periodOverview(supervisor.viewer, SEPTEMBER, AT);
    expect(overview).toMatchObject({
      dueOn: "2026-09-28",
      dueState: "overdue",
      version: null,
      lockedAt: null,
    });
    expect(await unitRow("rs")).toMatchObject({
      dueOn: "2026-09-28",
      late: true,
      drafted: 1,
      submitted: 1,
      submittedLate: 1,
      owing: [{ id: "training" }],
    });
    expect(await unitRow("jy")).toMatchObject({ unwritten: 1, late: true });
    expect((await reviewQueue(supervisor.viewer)).rows.items[0]?.late).toBe(true);
  });

  it("is for supervisor and auditor; a unit finds its own month elsewhere", async () => {
    await expect(periodOverview(people.head().viewer, SEPTEMBER, AT)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await periodOverview(people.auditor().viewer, SEPTEMBER, AT)).mayManage).toBe(false);
  });
});

describe("an extension for one unit", () => {
  const id = randomUUID();
  const extension = {
    id,
    period: SEPTEMBER,
    unitId: "rs",
    dueOn: "2026-10-22",
    reason: "系统升级，数据晚出",
  };

  it("needs a day to come that is later than everybody's, and is the supervisor's to grant", async () => {
    await expect(grantExtension(supervisor, { ...extension, dueOn: "2026-10-19" })).rejects.toMatchObject({
      details: { fields: { dueOn: "period_day_in_past" } },
    });
    await expect(
      grantExtension(supervisor, { ...extension, period: "2026-10", dueOn: "2026-10-26" }),
    ).rejects.toMatchObject({ details: { fields: { dueOn: "period_extension_not_later" } } });
    await expect(grantExtension(people.head(), extension)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("moves the one deadline that every place asks for", async () => {
    await grantExtension(supervisor, extension);
    expect(await unitRow("rs")).toMatchObject({ dueOn: "2026-10-22", late: false, submittedLate: 0 });
    expect(await unitRow("jy")).toMatchObject({ dueOn: "2026-09-28", late: true });
    const month = await progressMonth(people.reporter().viewer, SEPTEMBER, AT);
    expect([month.dueState, month.deadline.toISOString()]).toEqual(["due_soon", "2026-10-22T15:59:59.999Z"]);
    expect((await reviewQueue(supervisor.viewer)).rows.items[0]?.late).toBe(false);
    const standings = await targetStandings(supervisor.viewer, { year: 2026, period: SEPTEMBER, at: AT });
    const reporting = Object.fromEntries(standings.map((row) => [row.id, row.standing.reporting]));
    expect(reporting).toEqual({ jobs: "in_review", training: "not_due", schools: "not_reported" });
  });

  it("a locked month stays open for it, and for what is sent back afterwards", async () => {
    await lockPeriod(supervisor, { period: SEPTEMBER, version: null });
    await expect(lockPeriod(supervisor, { period: SEPTEMBER, version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const training = () => ledger.db.progressReport.findFirstOrThrow({ where: { targetId: "training" } });
    const written = async (value: string) => {
      const { id: reportId, version } = await training();
      return saveProgress(people.reporter(), {
        ...typed("training", SEPTEMBER, { value }),
        id: reportId,
        version,
      });
    };
    expect((await written("1.2")).value).toBe("1.2");
    const schools = typed("schools", SEPTEMBER, { value: "1" });
    await expect(saveProgress(people.otherReporter(), schools)).rejects.toMatchObject({
      details: { problem: "progress_period_closed" },
    });
    await withdrawExtension(supervisor, { id, reason: "数据已出" });
    expect((await unitRow("rs"))?.late).toBe(true);
    await expect(written("1.5")).rejects.toMatchObject({
      details: { problem: "progress_period_closed" },
    });
    const waiting = await ledger.db.progressReport.findFirstOrThrow({ where: { state: "submitted" } });
    await returnProgress(supervisor, { id: waiting.id, version: waiting.version, reason: "口径有误" });
    const jobs = {
      ...typed("jobs", SEPTEMBER, { value: "2.6" }),
      id: waiting.id,
      version: waiting.version + 1,
    };
    expect((await saveProgress(people.reporter(), jobs)).value).toBe("2.6");
  });

  it("opening the month again takes a reason, and everything is told", async () => {
    await unlockPeriod(supervisor, { period: SEPTEMBER, version: 1, reason: "补报" });
    const { events } = await periodOverview(supervisor.viewer, SEPTEMBER, AT);
    expect(events.map(({ action, reason }) => [action, reason])).toEqual([
      ["period.unlocked", "补报"],
      ["extension.withdrawn", "数据已出"],
      ["period.locked", null],
      ["extension.granted", "系统升级，数据晚出"],
    ]);
  });
});

describe("the days of a month", () => {
  it("a deadline and an opening of its own, checked and guarded against who was faster", async () => {
    const days = { period: "2026-11", version: null, opensOn: "2026-11-10", dueOn: "2026-11-29" };
    await expect(changePeriod(supervisor, { ...days, opensOn: "2026-12-01" })).rejects.toMatchObject({
      details: { fields: { opensOn: "period_opening_outside_month" } },
    });
    await changePeriod(supervisor, days);
    await expect(changePeriod(supervisor, { ...days, dueOn: null })).rejects.toMatchObject({ code: "P2002" });
    await expect(changePeriod(people.auditor(), { ...days, version: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const early = { ...people.reporter(), now: new Date("2026-11-05T01:00:00Z") };
    await expect(saveProgress(early, typed("jobs", "2026-11", { value: "2.7" }))).rejects.toMatchObject({
      details: { problem: "progress_period_not_open" },
    });
    expect((await progressMonth(early.viewer, undefined, early.now)).dueState).toBe("not_open");
  });

  it("the administrator's calendar moves the deadline, from today on", async () => {
    const monday = { day: "2026-10-26", kind: "holiday" as const, name: "区运动会" };
    await setCalendarDay(admin, { ...monday, version: null });
    const october = () => periodOverview(supervisor.viewer, "2026-10", AT);
    expect((await october()).dueOn).toBe("2026-10-27");
    const entry = (await calendarYear(admin.viewer, 2026)).entries.find(({ day }) => day === monday.day);
    expect(entry).toMatchObject({ name: "区运动会", overrules: null, version: 1 });
    await clearCalendarDay(admin, { day: monday.day, version: 1 });
    expect((await october()).dueOn).toBe("2026-10-26");
    await expect(
      setCalendarDay(admin, { ...monday, day: "2026-09-25", version: null }),
    ).rejects.toMatchObject({
      details: { fields: { day: "calendar_day_past" } },
    });
    await expect(setCalendarDay(supervisor, { ...monday, version: null })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("says of a year that nobody published that only weekends count", async () => {
    const calendar = await calendarYear(admin.viewer, 2033);
    expect([calendar.published, calendar.entries]).toEqual([false, []]);
  });
});
