import { describe, expect, it } from "vitest";
import { DEFAULT_ESCALATION } from "@/lib/domain/escalation";
import { DEFAULT_REMINDERS, type ReminderFacts, remindersFor, type UnitDesk } from "@/lib/domain/reminder";
import { type ReportingPeriod } from "@/lib/domain/reporting-period";

// The 25th of September 2026 is a holiday (中秋节), so that the 28th is the deadline.
const calendar: ReportingPeriod["calendar"] = new Map([["2026-09-25", "holiday"]]);
const month: ReportingPeriod = {
  period: "2026-09",
  settings: { openingDay: 1, deadlineDay: 25, dueSoonDays: 5 },
  calendar,
  opensOn: null,
  dueOn: null,
  lockedAt: null,
  extensions: new Map([["jy", "2026-09-30"]]),
};
const desk: UnitDesk = { unitId: "rs", unit: "人社", month, toWrite: 4, returned: 0, withHead: 0 };
const empty: ReminderFacts = {
  people: [
    { id: "reporter", unitId: "rs", roles: ["reporter"] },
    { id: "head", unitId: "rs", roles: ["unit_head"] },
    { id: "other", unitId: "jy", roles: ["reporter"] },
    { id: "office", unitId: "dcs", roles: ["supervisor"] },
    { id: "office2", unitId: "dcs", roles: ["supervisor"] },
  ],
  desks: [],
  waiting: [],
  notices: [],
  calendar,
  settings: DEFAULT_REMINDERS,
  escalation: DEFAULT_ESCALATION,
};

/** Who is told on a day, and what of in a word. */
function told(facts: Partial<ReminderFacts>, day: string): Record<string, string[]> {
  const entries = [...remindersFor({ ...empty, ...facts }, day)].map(([person, items]) => [
    person,
    items.map((item) =>
      item.about === "notice"
        ? `${item.reason} ${item.days}`
        : item.about === "waiting"
          ? `${item.what} ${item.count}`
          : "days" in item
            ? `${item.about} ${item.days}`
            : `${item.about} ${item.count}`,
    ),
  ]);
  return Object.fromEntries(entries) as Record<string, string[]>;
}

const office = { office: ["units_late 4"], office2: ["units_late 4"] };

describe("提醒 by the deadline, which a holiday moves: before it the reporter, on it the head too, after it up to the office", () => {
  it.each([
    ["before it is near", "2026-09-23", {}],
    ["near", "2026-09-24", { reporter: ["due_soon 4"] }],
    ["on a day off, whatever is near", "2026-09-25", {}],
    ["on the day", "2026-09-28", { reporter: ["due_today 0"], head: ["due_today 0"] }],
    ["the day after", "2026-09-29", { reporter: ["late 1"], head: ["late 1"] }],
    ["three days after", "2026-10-01", { reporter: ["late 3"], head: ["late 3"], ...office }],
  ])("%s", (_case, day, expected) => {
    expect(told({ desks: [desk] }, day)).toEqual(expected);
  });

  it("waits with head and office for as long as the settings say", () => {
    const settings = { ...DEFAULT_REMINDERS, headAfterDays: 2, officeAfterDays: 7 };
    expect(told({ desks: [desk], settings }, "2026-09-29")).toEqual({ reporter: ["late 1"] });
    expect(Object.keys(told({ desks: [desk], settings }, "2026-09-30"))).toEqual(["reporter", "head"]);
    expect(Object.keys(told({ desks: [desk], settings }, "2026-10-05"))).toContain("office");
  });

  it("goes by a unit's extension (延期)", () => {
    const extended = { ...desk, unitId: "jy" };
    expect(told({ desks: [extended] }, "2026-09-29")).toEqual({ other: ["due_soon 1"] });
    expect(told({ desks: [extended] }, "2026-09-30")).toEqual({ other: ["due_today 0"] });
  });

  it("tells on a day off whose deadline it is: a person chose that day", () => {
    const chosen = { ...month, dueOn: "2026-09-26" };
    expect(told({ desks: [{ ...desk, month: chosen }] }, "2026-09-26")).toEqual({
      reporter: ["due_today 0"],
      head: ["due_today 0"],
    });
  });

  it("asks for nothing that can't be reported any more: the month is locked", () => {
    const locked = { ...month, lockedAt: new Date("2026-09-29T00:00:00Z") };
    expect(told({ desks: [{ ...desk, month: locked }] }, "2026-10-12")).toEqual({});
  });

  it("tells the head where the unit has no reporter", () => {
    const people = empty.people.filter(({ id }) => id !== "reporter");
    expect(told({ desks: [desk], people }, "2026-09-24")).toEqual({ head: ["due_soon 4"] });
  });

  it("tells a deputy (代理) what the principal is told", () => {
    const people = [{ id: "deputy", unitId: "rs", roles: ["reporter", "unit_head"] as const }];
    expect(told({ desks: [{ ...desk, withHead: 2 }], people }, "2026-09-24")).toEqual({
      deputy: ["with_head 2", "due_soon 4"],
    });
  });
});

describe("提醒 of what waits for somebody", () => {
  it("returned reports: the reporter; handed over ones: the head, in any month", () => {
    const desks = [{ ...desk, toWrite: 0, returned: 1, withHead: 2 }];
    expect(told({ desks }, "2026-09-21")).toEqual({ reporter: ["returned 1"], head: ["with_head 2"] });
  });

  it("reviews, corrections and replies: each supervisor, but nobody of the own", () => {
    const waiting = [
      { what: "review", by: ["lin", "office2"] },
      { what: "review", by: ["lin"] },
      { what: "correction", by: ["office"] },
      { what: "adjustment", by: ["office2"] },
      { what: "notice_reply", by: [] },
    ] as const;
    expect(told({ waiting }, "2026-09-21")).toEqual({
      office: ["review 2", "adjustment 1", "notice_reply 1"],
      office2: ["review 1", "correction 1", "notice_reply 1"],
    });
  });

  const notice = {
    ...{ id: "n", number: "试督〔2026〕1号", unitId: "rs", unit: "人社" },
    ...{ state: "received" as const, dueOn: "2026-09-18", returned: false },
  };
  it.each([
    ["far from its day", "2026-09-11", notice, {}],
    ["not received yet", "2026-09-11", { ...notice, state: "issued" as const }, { head: ["unsigned 0"] }],
    ["near (亮牌 blue)", "2026-09-15", notice, { head: ["near 3"] }],
    ["a reply that was sent back", "2026-09-11", { ...notice, returned: true }, { head: ["weak 7"] }],
    ["late", "2026-09-21", notice, { head: ["late 3"], office: ["late 3"], office2: ["late 3"] }],
    ["overdue", "2026-09-24", notice, { head: ["overdue 6"], office: ["overdue 6"], office2: ["overdue 6"] }],
    ["replied to", "2026-09-24", { ...notice, state: "replied" as const }, {}],
  ])("notices: %s", (_case, day, given, expected) => {
    expect(told({ notices: [given] }, day)).toEqual(expected);
  });
});
