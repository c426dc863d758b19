/**
 * How each table is taken back to an earlier day (历史时点, lib/server/as-of). A table without an entry fails
 * tests/unit/domain/replay-tables.test.ts, and what is said here is held against the log of that day, table by table, by
 * tests/integration/as-of.
 */

/** What tells a table how it was. */
type TakenBack =
  /** Its rows carry instants: what came later goes, what ended later has not ended. */
  | "instants"
  /** It is changed in place, and the log says what it had. */
  | "events"
  /** It goes with the row that it belongs to. */
  | "with its owner"
  /** It is that of now, for the reason given: no page that looks back reads it, or it says nothing of the ledger. */
  | "of now";

export const TAKEN_BACK: Readonly<Record<string, readonly [TakenBack, string]>> = {
  Unit: ["events", "name, code, place and whether it is in use; one that was added later is gone"],
  LeaderPost: ["events", "title and reach; who holds it is asked where rights are, which are those of now"],
  User: [
    "events",
    "the name, as what a person did is signed with it; role, unit and password are those of now",
  ],
  Report: ["events", "gone by its instant, and called as it was; its file and text never change"],
  Statement: ["events", "decisions, corrections, splits and merges"],
  Target: ["events", "gone by its instant; definition, weight and state as they were (lib/domain/replay.ts)"],
  TargetVersion: ["instants", "a version is only ever added"],
  Adjustment: ["instants", "decided once"],
  Assignment: ["events", "who was in charge (lib/domain/replay.ts)"],
  AssignmentSupport: ["with its owner", "the supporting units of an assignment"],
  Schedule: ["events", "the schedule that held (lib/domain/replay.ts)"],
  ProgressReport: ["events", "gone by its instant; words, state and who had a hand in it as they were"],
  CorrectionRequest: ["instants", "decided once"],
  Evidence: ["instants", "only ever added"],
  EvidenceOnReport: ["events", "what was taken off a draft is on it again"],
  LightOverride: ["instants", "set and lifted once"],
  Notice: ["events", "gone by its instant; the step that it had reached, and a draft's words"],
  NoticeTarget: ["with its owner", "the targets of a notice, as its draft named them"],
  NoticeReply: ["instants", "only ever added"],
  Instruction: ["events", "gone by its instant; what had come of it"],
  InstructionReply: ["instants", "only ever added"],
  Snapshot: ["instants", "never changes"],
  Assessment: ["events", "gone by its instant; draft, published or discarded, under the name that it had"],
  UnitScore: ["instants", "a later one is a new revision"],
  ScoreObjection: ["instants", "answered once"],
  Disclosure: ["events", "name and whether it was public"],
  DisclosureWording: ["events", "the words of then, held against the report that was approved then"],
  ReportingPeriod: ["events", "days and lock of a month"],
  DeadlineExtension: ["instants", "granted and withdrawn once"],
  CalendarDay: ["events", "what was entered, replaced and cleared"],
  Setting: ["events", "what held from which day, also where it was replaced for the same day"],
  AuditEvent: ["instants", "the log ends with that day"],
  Checkpoint: ["of now", "each carries its own instant; its page and the packages are of now"],
  AuditPackage: ["of now", "what was asked for and lies in a folder now"],
  LedgerImport: ["of now", "how far the work is; what it brought is in the ledger with its events"],
  ImportMapping: ["of now", "how a person mapped columns last"],
  RoleProposal: ["of now", "rights are those of now"],
  Deputyship: ["of now", "rights are those of now"],
  ExternalIdentity: ["of now", "how a person signs in"],
  OldPassword: ["of now", "how a person signs in"],
  SecondFactor: ["of now", "how a person signs in"],
  RecoveryCode: ["of now", "how a person signs in"],
  Session: ["of now", "who is signed in"],
  ApiToken: ["of now", "who is signed in"],
  SignInThrottle: ["of now", "who may try to sign in"],
  Message: ["of now", "what a person was told"],
  Delivery: ["of now", "what is on its way out"],
  MessageChannels: ["of now", "where a person is told"],
  JobRun: ["of now", "which jobs ran"],
  Answer: ["of now", "what a repeated request is answered"],
};
