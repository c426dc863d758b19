import { OFFICE_TABLES } from "./office-tables";
import { PEOPLE_TABLES } from "./people-tables";
import { PROGRESS_TABLES } from "./progress-tables";
import { type TableRule } from "./rows";
import { SCORE_TABLES } from "./score-tables";
import { TARGET_TABLES } from "./target-tables";

/** All tables that are held against the log. */
export const STATED_TABLES: readonly TableRule[] = [
  ...TARGET_TABLES,
  ...PROGRESS_TABLES,
  ...PEOPLE_TABLES,
  ...OFFICE_TABLES,
  ...SCORE_TABLES,
];

/** The others, and why no event states their rows. */
export const UNSTATED_TABLES: Readonly<Record<string, string>> = {
  auditEvent: "the log itself: chain and checkpoints hold it",
  checkpoint: "signed: each is held against the log and its key",
  assignmentSupport: "read as the list of an assignment",
  evidenceOnReport: "read as the list of a piece of evidence",
  noticeTarget: "read as the list of a notice",
  session: "housekeeping: who is signed in now, gone with its expiry",
  signInThrottle: "housekeeping: failures that a wait is counted by",
  oldPassword: "housekeeping: hashes that a new password is compared with",
  recoveryCode: "housekeeping: hashes of one-time codes, used up without an event each",
  answer: "housekeeping: what a repeated request is answered, kept for days",
  message: "told to one person about something that stands in its own table",
  delivery: "housekeeping: the outbox",
  messageChannels: "a person's own addresses, of which the log tells only parts",
  jobRun: "housekeeping: which jobs ran",
  ledgerImport: "how far an import is; what it brought is in the ledger with its events",
  importMapping: "housekeeping: how a person mapped columns last",
};
