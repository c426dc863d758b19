import { describe, expect, it } from "vitest";
import { DEFAULT_ESCALATION, noticeWarning } from "@/lib/domain/escalation";
import { NOTICE_STATES, type NoticeState } from "@/lib/domain/vocabulary";

const at = (day: string, time = "10:00:00") => new Date(`${day}T${time}+08:00`);
const settings = { nearDays: 3, redAfterDays: 5 };
const notice = { state: "received" as NoticeState, dueOn: "2026-09-15", returned: false };

describe("亮牌: blue near the deadline, yellow late or weak, red overdue beyond the setting", () => {
  it.each([
    ["four days before", "2026-09-11", "23:59:59", false, null],
    ["three days before", "2026-09-12", "00:00:00", false, { level: "blue", reason: "near", days: 3 }],
    ["on the day", "2026-09-15", "08:00:00", false, { level: "blue", reason: "near", days: 0 }],
    ["in its last second", "2026-09-15", "23:59:59", false, { level: "blue", reason: "near", days: 0 }],
    ["a second later", "2026-09-16", "00:00:00", false, { level: "yellow", reason: "late", days: 1 }],
    ["five days late", "2026-09-20", "23:59:59", false, { level: "yellow", reason: "late", days: 5 }],
    ["six days late", "2026-09-21", "00:00:00", false, { level: "red", reason: "overdue", days: 6 }],
    [
      "a reply sent back in time",
      "2026-09-01",
      "10:00:00",
      true,
      { level: "yellow", reason: "weak", days: 14 },
    ],
    ["a reply sent back, near", "2026-09-14", "10:00:00", true, { level: "yellow", reason: "weak", days: 1 }],
    ["a reply sent back, late", "2026-09-17", "10:00:00", true, { level: "yellow", reason: "late", days: 2 }],
    [
      "a reply sent back, overdue",
      "2026-09-30",
      "10:00:00",
      true,
      { level: "red", reason: "overdue", days: 15 },
    ],
  ] as const)("%s", (_case, day, time, returned, warning) => {
    expect(noticeWarning({ ...notice, returned }, at(day, time), settings)).toEqual(warning);
  });

  it.each(NOTICE_STATES)("%s: only what the unit still owes presses", (state) => {
    const warning = noticeWarning({ ...notice, state }, at("2026-10-30"), settings);
    expect(warning !== null).toBe(state === "issued" || state === "received");
  });

  it("goes by the settings, and without a deadline by nothing", () => {
    expect(noticeWarning(notice, at("2026-09-16"), { nearDays: 3, redAfterDays: 0 })?.level).toBe("red");
    expect(noticeWarning(notice, at("2026-09-05"), { nearDays: 10, redAfterDays: 5 })?.level).toBe("blue");
    expect(noticeWarning({ ...notice, dueOn: "" }, at("2026-09-16"), DEFAULT_ESCALATION)).toBeNull();
  });
});
