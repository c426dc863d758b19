import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { decimal, isDecimalText } from "@/lib/domain/decimal-text";
import { accumulates, type TargetDefinition } from "@/lib/domain/goal";
import { comparePeriods, isPeriod } from "@/lib/domain/period";
import { isDue, periodBySettings } from "@/lib/domain/reporting-period";
import { linearSchedule, type Schedule, scheduleProblems } from "@/lib/domain/schedule";
import { type ApprovedValue, type Standing, standingOf } from "@/lib/domain/standing";
import { CATEGORIES, COMPARATORS, MEASURES, ROLES } from "@/lib/domain/vocabulary";
import { publishedDays } from "@/lib/server/work-calendar";
import { parseStory } from "@/prisma/seed/parse-story";
import { type SeedFigure, type SeedProgressReport, type SeedTarget } from "@/prisma/seed/scenario-types";
import { cityProgress } from "@/prisma/seed/yunjiang/progress-city";
import { economyProgress } from "@/prisma/seed/yunjiang/progress-economy";
import { peopleProgress } from "@/prisma/seed/yunjiang/progress-people";
import { courses } from "@/prisma/seed/yunjiang/courses";
import { evidence } from "@/prisma/seed/yunjiang/evidence";
import { yunjiang } from "@/prisma/seed/yunjiang/scenario";

const reportFile = path.join(import.meta.dirname, "../../../prisma/seed/yunjiang", yunjiang.report.fileName);
const text = readFileSync(reportFile, "utf8");
const { targets, units, accounts, posts } = yunjiang;
const calendar = new Map(publishedDays.map(({ day, kind }) => [day, kind]));
const reports = targets.flatMap((target) => target.reports.map((report) => ({ target, report })));
const target = (slug: string): SeedTarget => targets.find((candidate) => candidate.slug === slug)!;
const reportOf = (slug: string, period: string) =>
  target(slug).reports.find((report) => report.period === period);

describe("the sample report", () => {
  it("is a whole work report with one paragraph a line", () => {
    const length = text.replace(/\s/g, "").length;
    expect(length).toBeGreaterThanOrEqual(9_000);
    expect(length).toBeLessThanOrEqual(12_000);
    const lines = text.split("\n");
    expect(lines.at(-1)).toBe("");
    expect(lines.slice(0, -1).every((line) => line !== "" && line === line.trim())).toBe(true);
    expect(text).not.toMatch(/\r|\uFEFF|\uFFFD/);
  });

  it.each(targets.map(({ slug, quote }) => [slug, quote]))("states %s exactly once", (_slug, quote) => {
    expect(text.split(quote).length - 1).toBe(1);
  });

  it.each(targets.filter(({ low }) => low !== null).map((stated) => [stated.slug, stated] as const))(
    "gives the number of %s in its sentence",
    (_slug, { quote, low, high, unit }) => {
      expect(quote).toContain(low!.replace("-", ""));
      expect(quote).toContain(high!.replace("-", ""));
      expect(quote).toContain(unit!.at(-1)!);
    },
  );
});

describe("units, posts and accounts", () => {
  it("has twelve departments and the office that supervises them", () => {
    expect(units.filter((unit) => unit.kind === "department")).toHaveLength(12);
    expect(units.filter((unit) => unit.kind === "supervising_office")).toHaveLength(1);
    expectDistinct(units.map((unit) => unit.code));
    expectDistinct(units.map((unit) => unit.shortName));
  });

  it("offers one account a role at sign-in, and each department has a reporter and a head", () => {
    const offered = accounts.filter((account) => account.demo).map((account) => account.role);
    expect([...offered].sort()).toEqual([...ROLES].sort());
    for (const unit of units.filter(({ kind }) => kind === "department")) {
      const roles = accounts.filter((account) => account.unit === unit.code).map((account) => account.role);
      expect([...new Set(roles)].sort()).toEqual(["reporter", "unit_head"]);
      expect(roles.filter((role) => role === "unit_head")).toHaveLength(1);
    }
  });

  it("names each person and each sign-in once, and binds each leader to one post", () => {
    expectDistinct(accounts.map((account) => account.signIn));
    expectDistinct(accounts.map((account) => account.name));
    expect(accounts.every((account) => /^[a-z]+\d?\.[a-z]+$/.test(account.signIn))).toBe(true);
    const leaders = accounts.filter((account) => account.role === "leader").map((account) => account.signIn);
    expect(posts.map((post) => post.holder).sort()).toEqual(leaders.sort());
  });
});

describe("targets", () => {
  it("are about forty, of all measures, comparators and categories", () => {
    expect(targets.length).toBeGreaterThanOrEqual(38);
    expect(targets.length).toBeLessThanOrEqual(46);
    expectDistinct(targets.map(({ slug }) => slug));
    expect(new Set(targets.map(({ measure }) => measure))).toEqual(new Set(MEASURES));
    expect(new Set(targets.map(({ comparator }) => comparator))).toEqual(new Set(COMPARATORS));
    expect(new Set(targets.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
  });

  it("keep every department and every post busy, and no unit supports what it leads", () => {
    const departments = units.filter(({ kind }) => kind === "department").map(({ code }) => code);
    expect(new Set(targets.map(({ leadUnit }) => leadUnit))).toEqual(new Set(departments));
    expect(new Set(targets.map(({ leaderPost }) => leaderPost))).toEqual(
      new Set(posts.map(({ code }) => code)),
    );
    for (const { leadUnit, supportingUnits } of targets) {
      expectDistinct([leadUnit, ...supportingUnits]);
      expect(departments).toEqual(expect.arrayContaining(supportingUnits));
    }
  });

  it.each(targets.map((each) => [each.slug, each] as const))(
    "%s has a schedule that reaches it",
    (_slug, each) => {
      // A qualitative target is judged, so it has no months to schedule.
      if (each.measure !== "qualitative") {
        expect(scheduleProblems(definitionOf(each), scheduleOf(each))).toEqual([]);
      }
      expect(decimal(each.weight).greaterThan(0)).toBe(true);
      expect(each.dueOn).toMatch(/^2026-\d{2}-\d{2}$/);
    },
  );

  it("have numbers unless they are milestones or qualitative", () => {
    for (const { measure, low, high, unit, schedule } of targets) {
      const numberless = measure === "milestone" || measure === "qualitative";
      expect([low, high, unit].every((part) => (part === null) === numberless)).toBe(true);
      expect(schedule.kind === "stages").toBe(measure === "milestone");
      for (const value of [low, high]) expect(value === null || isDecimalText(value)).toBe(true);
    }
  });
});

describe("nine months of progress", () => {
  it("takes every story, course and evidence from a target that exists", () => {
    const slugs = targets.map(({ slug }) => slug);
    const stories = [economyProgress, cityProgress, peopleProgress].flatMap((part) => Object.keys(part));
    expectDistinct(stories);
    expect(slugs).toEqual(expect.arrayContaining(stories));
    for (const [slug, months] of [...Object.entries(courses), ...Object.entries(evidence)]) {
      const told = target(slug).reports.map(({ period }) => Number(period.slice(5)));
      expect(told).toEqual(expect.arrayContaining(Object.keys(months).map(Number)));
    }
  });

  it("reports periods in order, once each, and only drafts in the open one", () => {
    for (const { reports: year } of targets) {
      const periods = year.map(({ period }) => period);
      expect(periods.every(isPeriod)).toBe(true);
      expect(periods).toEqual([...new Set(periods)].sort());
      expect(periods.every((period) => period <= yunjiang.openPeriod)).toBe(true);
    }
    for (const { report } of reports) {
      expect(report.state === "draft").toBe(report.period === yunjiang.openPeriod);
    }
  });

  it("states a figure of the target's own kind", () => {
    for (const {
      target: { measure, schedule },
      report,
    } of reports) {
      for (const figure of figuresOf(report)) {
        if (figure.kind === "not_published") continue;
        const kind = measure === "milestone" ? "stage" : measure === "qualitative" ? "judgement" : "value";
        expect(figure.kind).toBe(kind);
        if (figure.kind === "value") expect(isDecimalText(figure.value)).toBe(true);
        if (figure.kind === "stage" && schedule.kind === "stages") {
          expect(figure.stage).toBeLessThanOrEqual(schedule.stages.length);
        }
      }
    }
  });

  it("never lets a total or a stage fall, once corrections are in", () => {
    for (const each of targets.filter((candidate) => accumulates(definitionOf(candidate)))) {
      const values = each.reports.map((report) => numberOf(report.correction?.figure ?? report.figure));
      values.forEach((value, index) =>
        expect(value, each.slug).toBeGreaterThanOrEqual(values[index - 1] ?? 0),
      );
    }
    const training = target("skills-training").reports.map((report) => numberOf(report.figure));
    expect(training[8]).toBeLessThan(training[7]!);
  });

  it("walks each report through its states in time, before the demo's clock", () => {
    for (const { report } of reports) {
      const { returnedRound, correction } = report;
      const course = [
        yunjiang.report.importedAt,
        returnedRound?.submittedAt,
        returnedRound?.returnedAt,
        report.savedAt,
        report.submittedAt,
        report.reviewedAt,
        correction?.submittedAt,
        correction?.approvedAt,
        yunjiang.now,
      ].flatMap((instant) => (instant ? [Date.parse(instant)] : []));
      course.slice(1).forEach((instant, index) => expect(instant).toBeGreaterThanOrEqual(course[index]!));
      expect(report.submittedAt === null).toBe(report.state === "draft");
      expect(report.reviewedAt === null).toBe(report.state === "draft" || report.state === "submitted");
      expect(report.returnReason !== null).toBe(report.state === "returned");
    }
  });

  it("writes each text once", () => {
    const texts = reports.map(({ target: { slug }, report }) => `${slug}: ${report.progress}`);
    expectDistinct(texts);
    expect(new Set(reports.map(({ report }) => report.progress)).size / reports.length).toBeGreaterThan(0.99);
  });

  it("has every case that the product must handle", () => {
    const has = (test: (report: SeedProgressReport) => boolean) => reports.some(({ report }) => test(report));
    expect(has(isLate)).toBe(true);
    expect(has((report) => report.returnedRound !== null && report.state === "approved")).toBe(true);
    expect(has((report) => report.state === "returned")).toBe(true);
    expect(has((report) => report.state === "submitted" && isLate(report))).toBe(true);
    expect(has((report) => report.state === "draft")).toBe(true);
    expect(has((report) => report.correction !== null)).toBe(true);
    expect(has((report) => report.figure.kind === "not_published" && report.period === "2026-09")).toBe(true);
    expect(reportOf("home-adaptation", "2026-09")).toBeUndefined();
    const kinds = reports.flatMap(({ report }) =>
      report.evidence.map((item) => (item.kind === "file" ? item.mediaType : "link")),
    );
    expect(new Set(kinds)).toEqual(new Set(["text/csv", "text/plain", "image/png", "link"]));
  });

  it("keeps the evidence the same on each machine", () => {
    const png = reportOf("new-jobs", "2026-09")!.evidence.find(
      (item) => item.kind === "file" && item.mediaType === "image/png",
    )!;
    if (png.kind !== "file") throw new Error("The chart is a file");
    expect(createHash("sha256").update(png.bytes).digest("hex")).toBe(PNG_SHA256);
  });
});

describe("the standing of September", () => {
  const light = (slug: string) => standingIn(target(slug), "2026-09");

  it("has two or three red targets and some of every other light", () => {
    const lights = targets.map((each) => standingIn(each, "2026-09").computedLight);
    const reds = targets.filter((each) => standingIn(each, "2026-09").computedLight === "red");
    expect(reds.map(({ slug }) => slug).sort()).toEqual(["elevators", "foreign-capital", "listed-companies"]);
    expect(new Set(lights)).toEqual(new Set(["blue", "green", "yellow", "red", "grey"]));
  });

  it("over-fulfils one target at 155 %", () => {
    expect(light("specialised-smes").completionRate).toBe("1.55");
    expect(light("specialised-smes").computedLight).toBe("blue");
  });

  it("tells not reported, not published and no task apart", () => {
    expect(light("home-adaptation").reporting).toBe("not_reported");
    expect(light("hightech-share").reporting).toBe("not_published");
    expect(light("rd-intensity").reporting).toBe("no_task");
  });

  it("is behind where the light was set by hand, and the notice is about a red target", () => {
    for (const override of yunjiang.lightOverrides) {
      expect(standingIn(target(override.target), override.period).computedLight).toBe("yellow");
      expect(override.light).not.toBe("yellow");
      expect(override.reason).not.toBe("");
    }
    for (const notice of yunjiang.notices) {
      for (const slug of notice.targets) {
        expect(target(slug).leadUnit).toBe(notice.unit);
        expect(standingIn(target(slug), "2026-07").computedLight).toBe("red");
      }
    }
  });
});

describe("a supervision notice", () => {
  it("is issued by a supervisor, then received and answered in time by the unit's head", () => {
    const roleOf = (signIn: string) => accounts.find((account) => account.signIn === signIn);
    for (const notice of yunjiang.notices) {
      expect(notice.number).toMatch(/^云政督〔2026〕\d+号$/);
      expect(roleOf(notice.issuedBy)?.role).toBe("supervisor");
      const answers = [notice.receipt!, ...notice.replies];
      for (const { by, at } of answers) {
        expect(roleOf(by)).toMatchObject({ role: "unit_head", unit: notice.unit });
        expect(Date.parse(at)).toBeGreaterThan(Date.parse(notice.issuedAt));
        expect(at.slice(0, 10) <= notice.dueOn).toBe(true);
      }
    }
  });
});

describe("the notation of a year", () => {
  it("reads value, stage, judgement and what is not published", () => {
    const figures = parseStory("1 | 未发布 | a\n 2 | -2.95 | b | c | d\n\n3 | 阶段2 | e\n4 | behind | f");
    expect(figures.map(({ figure }) => figure)).toEqual([
      { kind: "not_published" },
      { kind: "value", value: "-2.95" },
      { kind: "stage", stage: 2 },
      { kind: "judgement", judgement: "behind" },
    ]);
    expect(figures[1]).toMatchObject({ month: 2, progress: "b", problems: "c", nextStep: "d" });
  });

  it.each(["13 | 1 | a", "1 | 3.2万 | a", "1 | 1", "1 | 1 | a | b | c | d", "1 | almost | a"])(
    "refuses %s",
    (line) => {
      expect(() => parseStory(line)).toThrow();
    },
  );
});

const PNG_SHA256 = "8f08ba2732291f1d95643c210e11bca8ab670816570e770ec5f4f836ecdf23ad";

function expectDistinct(values: readonly string[]): void {
  expect(values).toEqual([...new Set(values)]);
}

function isLate({ submittedAt, returnedRound, period }: SeedProgressReport): boolean {
  const first = returnedRound?.submittedAt ?? submittedAt;
  return first !== null && isDue(periodBySettings(period, undefined, calendar), null, new Date(first));
}

function figuresOf({ figure, returnedRound, correction }: SeedProgressReport): SeedFigure[] {
  return [figure, returnedRound?.figure, correction?.figure].flatMap((each) => (each ? [each] : []));
}

function numberOf(figure: SeedFigure): number {
  if (figure.kind === "value") return Number(figure.value);
  if (figure.kind === "stage") return figure.stage;
  throw new Error(`No number in ${figure.kind}`);
}

function definitionOf(each: SeedTarget): TargetDefinition {
  const { schedule, dueOn } = each;
  return {
    ...each,
    duePeriod: dueOn.slice(0, 7),
    stages: schedule.kind === "stages" ? schedule.stages : [],
  };
}

function scheduleOf(each: SeedTarget): Schedule {
  const { schedule } = each;
  if (schedule.kind !== "custom") return linearSchedule(definitionOf(each));
  return schedule.values.map((expected, index) => ({ period: periodIn(index + 1), expected }));
}

function standingIn(each: SeedTarget, period: string): Standing {
  const approved = each.reports
    .filter((report) => report.state === "approved" && comparePeriods(report.period, period) <= 0)
    .map((report): ApprovedValue => {
      const figure = report.correction?.figure ?? report.figure;
      if (figure.kind === "stage")
        return { kind: "value", period: report.period, value: String(figure.stage) };
      return { ...figure, period: report.period };
    });
  return standingOf({
    definition: definitionOf(each),
    schedule: scheduleOf(each),
    approved,
    period,
    due: true,
  });
}

function periodIn(month: number): string {
  return `${yunjiang.year}-${String(month).padStart(2, "0")}`;
}
