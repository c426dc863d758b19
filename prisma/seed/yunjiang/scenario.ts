import { parseStory, type StoryMonth } from "../parse-story";
import { type Scenario, type SeedProgressReport, type SeedTarget } from "../scenario-types";
import { courses } from "./courses";
import { type UnreportedTarget } from "./define-target";
import { evidence } from "./evidence";
import { accounts } from "./people";
import { cityProgress } from "./progress-city";
import { economyProgress } from "./progress-economy";
import { peopleProgress } from "./progress-people";
import {
  assessments,
  deputies,
  extensions,
  lightOverrides,
  notices,
  snapshots,
  splits,
  disclosures,
} from "./supervision";
import { cityTargets } from "./targets-city";
import { economyTargets } from "./targets-economy";
import { peopleTargets } from "./targets-people";
import { posts, units } from "./units";

const YEAR = 2026;
const progress: Record<string, string> = { ...economyProgress, ...cityProgress, ...peopleProgress };

/** 云江区, a district that exists nowhere, on 20 October 2026: nine months reported, October open. */
export const yunjiang: Scenario = {
  district: "云江区",
  folder: "yunjiang",
  year: YEAR,
  now: "2026-10-20T09:00:00+08:00",
  openPeriod: "2026-10",
  units,
  posts,
  accounts,
  report: {
    title: "2026年云江区政府工作报告",
    fileName: "work-report-2026.txt",
    readOn: "2026-01-20",
    importedAt: "2026-01-20T15:00:00+08:00",
    importedBy: "supervisor.dcs",
  },
  targets: [...economyTargets, ...cityTargets, ...peopleTargets].map(withYear),
  notices,
  snapshots,
  splits,
  lightOverrides,
  extensions,
  deputies,
  disclosures,
  assessments,
};

function withYear(target: UnreportedTarget, index: number): SeedTarget {
  return {
    ...target,
    contact: reporterOf(target.leadUnit),
    reports: parseStory(progress[target.slug] ?? "").map((month) => reportOf(target.slug, index, month)),
  };
}

function reporterOf(unit: string): string {
  const reporter = accounts.find((account) => account.unit === unit && account.role === "reporter");
  if (!reporter) throw new Error(`Unit ${unit} has no reporter`);
  return reporter.name;
}

function reportOf(slug: string, index: number, { month, ...stated }: StoryMonth): SeedProgressReport {
  // Spread over the days before the deadline on the 25th, the same on each run.
  const day = 21 + ((index + month) % 3);
  const minute = (index * 7 + month * 11) % 60;
  return {
    period: `${YEAR}-${twoDigits(month)}`,
    state: "approved",
    ...stated,
    savedAt: instant(month, day, 9, minute),
    handedOverAt: null,
    returnedToReporter: null,
    submittedAt: instant(month, day + 1, 14, minute),
    reviewedAt: instant(month, day + 3, 10, minute),
    returnReason: null,
    returnedRound: null,
    correction: null,
    correctionAsked: null,
    evidence: evidence[slug]?.[month] ?? [],
    ...courses[slug]?.[month],
  };
}

function instant(month: number, day: number, hour: number, minute: number): string {
  return `${YEAR}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:${twoDigits(minute)}:00+08:00`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
