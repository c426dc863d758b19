import { type Stage } from "@/lib/domain/goal";
import {
  type Category,
  type Comparator,
  type Direction,
  type Judgement,
  type Light,
  type Measure,
  type Metric,
  type ProgressState,
  type Role,
} from "@/lib/domain/vocabulary";

/**
 * The shape of a sample district: plain data that a seeder writes through the product's own commands, in the
 * order units → accounts → posts → report → targets → progress reports, notices and overrides by their
 * instants. Progress is saved by the lead unit's reporter, submitted by its head and reviewed by the supervisor
 * who imported the work report. What extraction finds beyond `targets` is left for the supervisor to decide.
 *
 * Records name each other by their `code`, `signIn` or `slug`; no database id appears here. Instants are ISO 8601
 * with the offset +08:00, days are `YYYY-MM-DD`, periods `YYYY-MM`, and figures are decimal strings in the
 * target's own unit, because a float would not survive `12.30`.
 */
export interface Scenario {
  /** The district's full name, e.g. 云江区. */
  district: string;
  /** Name of the folder beside this file that holds the scenario and its report. */
  folder: string;
  /** The year whose promises the ledger keeps. */
  year: number;
  /** What the demo's clock shows. */
  now: string;
  /** The first open period; every earlier one of the year is past its deadline. */
  openPeriod: string;
  units: SeedUnit[];
  posts: SeedPost[];
  accounts: SeedAccount[];
  report: SeedWorkReport;
  targets: SeedTarget[];
  notices: SeedNotice[];
  snapshots: SeedSnapshot[];
  disclosures: SeedDisclosure[];
  assessments: SeedAssessment[];
  splits: SeedSplit[];
  lightOverrides: SeedLightOverride[];
  extensions: SeedExtension[];
  deputies: SeedDeputy[];
}

/** 分解: a target split over units, with what the units reported of their parts; a part without a report is missing. */
export interface SeedSplit {
  target: string;
  by: string;
  at: string;
  parts: {
    unit: string;
    value: string;
    reports: SeedProgressReport[];
  }[];
}

/** 延期 of one unit's deadline for one month. */
export interface SeedExtension {
  period: string;
  unit: string;
  dueOn: string;
  reason: string;
  by: string;
  at: string;
}

/** 代理: who acts in whose place, first and last day included. */
export interface SeedDeputy {
  principal: string;
  deputy: string;
  fromDay: string;
  untilDay: string;
  at: string;
}

/** 单位: a department that leads or supports targets, or the office that supervises them. */
export interface SeedUnit {
  code: string;
  name: string;
  shortName: string;
  kind: "department" | "supervising_office";
}

/** 领导职务: targets hang on the post, so a successor inherits them. */
export interface SeedPost {
  code: string;
  title: string;
  /** 区长: the whole ledger is the field in charge. */
  overall: boolean;
  /** `signIn` of the present holder. */
  holder: string;
}

/** 账号. `unit` is the code of the unit the person works in; the separate officers and leaders have none. */
export interface SeedAccount {
  signIn: string;
  name: string;
  role: Role;
  unit: string | null;
  /** Offered on the sign-in page of the demo, one a role. */
  demo: boolean;
}

/** 报告: the file beside the scenario, and who is to be recorded as its importer. */
export interface SeedWorkReport {
  title: string;
  /** File name inside the scenario's own folder. */
  fileName: string;
  readOn: string;
  importedAt: string;
  importedBy: string;
}

/** 目标, with the sentence it comes from, its 责任分工 and its 序时计划. */
export interface SeedTarget {
  slug: string;
  /** A run of the report's text that stands in it exactly once; the way back to the sentence. */
  quote: string;
  indicator: string;
  measure: Measure;
  metric: Metric;
  comparator: Comparator;
  /** As written in the report; null for milestones and qualitative targets. A fall is negative. */
  low: string | null;
  high: string | null;
  unit: string | null;
  direction: Direction;
  /** Where the year starts from; "0" for cumulative levels, null where there is nothing to start from. */
  baseline: string | null;
  category: Category;
  isLivelihood: boolean;
  /** Share in the lead unit's score, a positive decimal. */
  weight: string;
  leaderPost: string;
  leadUnit: string;
  supportingUnits: string[];
  /** 联系人 */
  contact: string;
  dueOn: string;
  schedule: SeedSchedule;
  reports: SeedProgressReport[];
}

export type SeedSchedule =
  | { kind: "linear" }
  /** Twelve values, January first: what should be reached by each month's end; null: no task in that month. */
  | { kind: "custom"; values: (string | null)[] }
  | { kind: "stages"; stages: Stage[] };

/** What a report states. `stage` counts the stages reached, 0 for none. */
export type SeedFigure =
  | { kind: "value"; value: string }
  | { kind: "stage"; stage: number }
  | { kind: "judgement"; judgement: Judgement }
  | { kind: "not_published" };

/** 进展填报 of one month. A month with a task and without a record was not reported. */
export interface SeedProgressReport {
  period: string;
  state: ProgressState;
  figure: SeedFigure;
  /** 进展情况 */
  progress: string;
  /** 存在问题, empty when there are none. */
  problems: string;
  /** 下一步措施 */
  nextStep: string;
  /** When the reporter last saved it. */
  savedAt: string;
  /** 送审 to the unit head; null where the head submitted without it. */
  handedOverAt: string | null;
  /** The unit head sent the draft back to the reporter. */
  returnedToReporter: { at: string; reason: string } | null;
  /** By the unit head; null for a draft. After the deadline it is late. */
  submittedAt: string | null;
  /** Approval or, in state `returned`, the return; null while it waits. */
  reviewedAt: string | null;
  /** Why it stands returned; only in state `returned`. */
  returnReason: string | null;
  /** An earlier round that was returned before this one was submitted. */
  returnedRound: SeedReturnedRound | null;
  /** A new revision after approval; the figure above is the one that was approved first. */
  correction: SeedCorrection | null;
  /** A request for a correction that nobody decided on yet. */
  correctionAsked: { at: string; reason: string } | null;
  evidence: SeedEvidence[];
}

export interface SeedReturnedRound {
  figure: SeedFigure;
  progress: string;
  submittedAt: string;
  returnedAt: string;
  reason: string;
}

export interface SeedCorrection {
  figure: SeedFigure;
  progress: string;
  reason: string;
  submittedAt: string;
  approvedAt: string;
}

/** 佐证材料: bytes made by code, the same on each run, or a link. */
export type SeedEvidence =
  | { kind: "file"; fileName: string; mediaType: string; bytes: Uint8Array; note: string }
  | { kind: "link"; url: string; note: string };

/** 督办单 */
export interface SeedNotice {
  number: string;
  title: string;
  body: string;
  unit: string;
  targets: string[];
  issuedBy: string;
  issuedAt: string;
  /** The day by which a reply is asked for. */
  dueOn: string;
  receipt: { by: string; at: string } | null;
  replies: { by: string; at: string; text: string }[];
}

/** A light set by hand; the computed one stays visible beside it. */
export interface SeedLightOverride {
  target: string;
  period: string;
  light: Light;
  reason: string;
  setBy: string;
  setAt: string;
}

/** The standing of a month as the office froze it before its circular. */
export interface SeedSnapshot {
  name: string;
  period: string;
  takenBy: string;
  takenAt: string;
}

/** 公开: what citizens read of a livelihood project, switched on at once. */
export interface SeedDisclosure {
  target: string;
  name: string;
  period: string;
  /** Null where no report of the month is approved. */
  text: string | null;
  by: string;
  at: string;
}

/** 考核: made of a snapshot, published, and objected to. */
export interface SeedAssessment {
  name: string;
  /** Name of the snapshot. */
  snapshot: string;
  by: string;
  madeAt: string;
  publishedAt: string;
  objections: { by: string; at: string; text: string }[];
}
