import { type AuditAction, type RecordType } from "./audit-event";

/**
 * What the log administrator (审计管理员) reads of the log: who was given or refused which access, and what the other
 * administrators did. Nothing of it says a business value.
 */

/** Whose events are about administration. A new kind of record does not compile before it has its entry here. */
const OF_ADMINISTRATION: Readonly<Record<RecordType, boolean>> = {
  account: true,
  session: true,
  unit: true,
  leader_post: true,
  setting: true,
  calendar: true,
  reminder: true,
  delivery: true,
  deputyship: true,
  log_key: true,
  period: false,
  report: false,
  ledger_import: false,
  statement: false,
  target: false,
  progress: false,
  evidence: false,
  snapshot: false,
  disclosure: false,
  assessment: false,
  notice: false,
  instruction: false,
  package: false,
  export: false,
};

/** Kinds of record whose events are about administration. */
export const ADMINISTRATION_RECORDS = (Object.keys(OF_ADMINISTRATION) as RecordType[]).filter(
  (type) => OF_ADMINISTRATION[type],
);

/** Supervisors keep this table, and it tells which unit answers for what. */
export const BUSINESS_SETTINGS: readonly AuditAction[] = ["lead_table.changed"];
