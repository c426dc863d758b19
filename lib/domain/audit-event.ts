import { type ActingProgram } from "./access";
import { type TokenProblem } from "./api-token";

/**
 * The closed union of what can happen in the ledger. Every change of state appends one of these in the
 * transaction that makes the change; nothing updates or deletes them. (docs/rules.md: every step → AuditEvent)
 */

export type Fact = string | number | boolean | null | readonly string[];
export type Facts = Readonly<Record<string, Fact>>;

/** Only the fields that changed, as they were and as they are. */
export interface Change {
  readonly before: Facts;
  readonly after: Facts;
}

/** A record that came into being. */
export interface Creation {
  readonly after: Facts;
}

/** A unit by its name of then, which can change and repeat, and by its id, which events of before do not say. */
export interface NamedUnit {
  readonly unit: string;
  readonly unitId?: string;
}

/** What each action says beyond actor, time, record and reason. */
export interface AuditPayloads {
  "account.created": Creation;
  "account.changed": Change;
  "account.disabled": Change;
  "account.enabled": Change;
  /** `passwordDigest`: SHA-256 of the hash that is kept, which holds a salt of its own. */
  "account.password_set": { readonly by: "self" | "administrator"; readonly passwordDigest?: string };
  /** 提醒方式; of a robot's address its host only. */
  "account.channels_set": Change;
  "account.channel_tested": { readonly channel: string; readonly problem: string | null };
  /** So many deliveries of the outbox that had failed are tried again. */
  "delivery.retried": { readonly count: number };
  "account.factor_enrolled": Record<string, never>;
  "account.factor_removed": Record<string, never>;
  /** Somebody who can't sign in any more gets the second factor taken off. */
  "account.factor_reset": Record<string, never>;
  "account.recovery_codes_made": { readonly count: number };
  "account.identity_linked": { readonly issuer: string };
  "account.identity_unlinked": { readonly issuer: string };
  "account.unlocked": { readonly account: string };
  /**
   * 访问令牌: its id, name, scopes and end, and `hashDigest`, SHA-256 of the hash that is kept; never the token. Events of
   * before say its name, scopes and last day.
   */
  "account.token_created": Creation;
  /** Several can have one name; events of before do not say which it was. */
  "account.token_revoked": { readonly name: string; readonly tokenId?: string };
  "role.proposed": Change;
  /** `proposedBy`: who proposed what another person granted; left out on the command line and where a role is taken away. */
  "role.granted": Change & { readonly proposedBy?: string };
  "role.refused": { readonly role: string; readonly proposedBy: string };
  "role.withdrawn": { readonly role: string };
  "deputy.named": { readonly deputy: string; readonly fromDay: string; readonly untilDay: string };
  "deputy.ended": { readonly deputy: string };
  /**
   * A request of a signed-in person was refused (lib/domain/refusal.ts): which right was asked for, at which record where
   * the request came as far as that. `path` is an address's pattern.
   */
  "access.refused": {
    readonly right: string | null;
    readonly type: RecordType | null;
    readonly id: string | null;
    readonly way: string;
    readonly path: string;
  };
  /** `by`: the identity provider (统一身份认证), where no password was asked for. */
  "session.signed_in": { readonly account: string; readonly by?: "oidc" };
  /** Whom the identity provider knows and the ledger does not let in. */
  "session.oidc_refused": { readonly account: string | null; readonly reason: string };
  /** `problem`: why the right password opened nothing; left out where it was wrong. */
  "session.sign_in_failed": {
    readonly account: string;
    readonly locked: boolean;
    readonly problem?: "disabled" | "no_role" | "changed";
  };
  /** `left`: recovery codes that are left, where one was used. */
  "session.factor_shown": { readonly by: "code" | "recovery"; readonly left: number | null };
  "session.factor_failed": { readonly account: string; readonly locked: boolean };
  "session.signed_out": Record<string, never>;
  /** `tokens`: access tokens that ended with them; left out where there were none. */
  "session.revoked": { readonly sessions: number; readonly tokens?: number };
  /** A request came with a token that opens nothing; `name`: what its owner called it, null for no token of ours. */
  "session.token_refused": { readonly name: string | null; readonly problem: TokenProblem };
  "unit.created": Creation;
  "unit.changed": Change;
  "leader_post.created": Creation;
  "leader_post.changed": Change;
  /** `value`: the whole setting as JSON; events of before say only what changed. */
  "setting.changed": Change & { readonly value?: string };
  "lead_table.changed": Change & { readonly value?: string };
  /** How many people got the day's message. */
  "reminders.sent": { readonly day: string; readonly people: number };
  "calendar.day_set": { readonly day: string; readonly kind: string; readonly name: string };
  "calendar.day_cleared": { readonly day: string; readonly kind: string; readonly name: string };
  "period.changed": Change;
  "period.locked": { readonly period: string };
  "period.unlocked": { readonly period: string };
  "extension.granted": NamedUnit & { readonly period: string; readonly day: string };
  "extension.withdrawn": NamedUnit & { readonly period: string; readonly day: string };
  "report.imported": {
    readonly fileName: string;
    readonly sha256: string;
    readonly byteSize: number;
    readonly statements: number;
    /** Events of before do not say what it was called, and nothing of its text. */
    readonly title?: string;
    readonly government?: string | null;
    readonly kind?: string;
    readonly year?: number;
    /** SHA-256 of the text that was read of the file, in UTF-8. */
    readonly textDigest?: string;
    /** SHA-256 of the ids and quotes of the statements that extraction found in it, one a line. */
    readonly foundDigest?: string;
  };
  "report.changed": Change;
  "report.downloaded": { readonly sha256: string };
  "ledger_import.uploaded": {
    readonly fileName: string;
    readonly sha256: string;
    readonly byteSize: number;
    readonly year: number;
  };
  "ledger_import.mapped": { readonly columns: number };
  "ledger_import.started": { readonly rows: number };
  "ledger_import.finished": { readonly created: number; readonly changed: number; readonly same: number };
  "ledger_import.failed": { readonly problem: string };
  "statement.added": Creation;
  "statement.edited": Change;
  /** `fields`: what was confirmed. */
  "statement.confirmed": { readonly targetId: string; readonly quote: string; readonly fields?: Facts };
  "statement.rejected": Change;
  "statement.restored": Change;
  "statement.split": { readonly into: readonly string[] };
  "statement.merged": { readonly from: readonly string[] };
  "target.created": Creation;
  "target.completed": Change;
  "target.adjusted": Change & { readonly document: string | null };
  "target.adjustment_proposed": Change & { readonly document: string };
  "target.adjustment_refused": { readonly document: string };
  "target.adjustment_withdrawn": { readonly document: string };
  "target.withdrawn": Change;
  "target.split": Change & { readonly parts: number };
  "target.unsplit": { readonly parts: number };
  "target.assigned": Change;
  "target.scheduled": Change;
  "progress.saved": Change & { readonly period: string; readonly revision: number };
  "progress.handed_over": {
    readonly period: string;
    readonly revision: number;
    readonly value: string | null;
  };
  "progress.returned_to_reporter": { readonly period: string; readonly revision: number };
  "progress.submitted": { readonly period: string; readonly revision: number; readonly value: string | null };
  "progress.approved": { readonly period: string; readonly revision: number; readonly value: string | null };
  "progress.returned": { readonly period: string; readonly revision: number };
  "progress.correction_requested": { readonly period: string; readonly revision: number };
  "progress.correction_refused": { readonly period: string; readonly revision: number };
  "progress.correction_opened": {
    readonly period: string;
    readonly revision: number;
    readonly unitId?: string;
  };
  "evidence.added": Creation;
  "evidence.detached": { readonly name: string; readonly period: string };
  "evidence.downloaded": { readonly name: string; readonly sha256: string };
  "light.set": Change & { readonly period: string };
  "light.lifted": Change & { readonly period: string };
  "snapshot.taken": Creation;
  "score.made": Creation;
  "score.adjusted": Change & { readonly unit: string; readonly points: string; readonly document: string };
  "score.published": { readonly name: string; readonly until: string };
  "score.discarded": { readonly name: string };
  "score.objected": NamedUnit & { readonly text: string };
  "score.objection_accepted": Change & NamedUnit & { readonly points: string };
  "score.objection_refused": NamedUnit;
  "disclosure.worded": Change & { readonly period: string };
  "disclosure.shown": { readonly name: string };
  "disclosure.hidden": { readonly name: string };
  "notice.created": Creation;
  "notice.changed": Change;
  "notice.issued": Change;
  "notice.received": Change;
  "notice.replied": { readonly text: string };
  "notice.returned": { readonly text: string };
  "notice.verified": Change;
  "notice.closed": Change;
  "instruction.issued": Creation;
  "instruction.answered": { readonly text: string };
  "instruction.turned": { readonly notice: string; readonly noticeId?: string };
  /** The log's checkpoints are signed with this key from now on (raw Ed25519 key, base64). */
  "log_key.introduced": { readonly publicKey: string };
  "package.requested": { readonly scope: string };
  /** `contents`: SHA-256 over the manifest of all files of the package but the log itself. */
  "package.sealed": {
    readonly contents: string;
    readonly files: number;
    readonly bytes: number;
    readonly scope: string;
  };
  "package.downloaded": { readonly bytes: number };
  "export.made": {
    readonly what: string;
    readonly format: string;
    readonly rows: number;
    readonly filters: Facts;
  };
}

export type AuditAction = keyof AuditPayloads;

/** Kinds of record that have a history. */
export type RecordType =
  | "account"
  | "session"
  | "unit"
  | "leader_post"
  | "setting"
  | "calendar"
  | "reminder"
  | "delivery"
  | "period"
  | "deputyship"
  | "report"
  | "ledger_import"
  | "statement"
  | "target"
  | "progress"
  | "evidence"
  | "snapshot"
  | "disclosure"
  | "assessment"
  | "notice"
  | "instruction"
  | "log_key"
  | "package"
  | "export";

/** Which record, by its kind. */
export interface RecordRef {
  readonly type: RecordType;
  readonly id: string;
}

/** An event as a command hands it over; sequence, time, actor and hashes are added where it is written. */
export type AuditEventInput = {
  [A in AuditAction]: {
    readonly action: A;
    readonly record: RecordRef;
    /** The target whose history this belongs to, where there is one. */
    readonly targetId?: string;
    readonly payload: AuditPayloads[A];
    readonly reason?: string;
  };
}[AuditAction];

export interface AuditActor {
  readonly id: string | null;
  readonly name: string;
  readonly role: string | null;
  /** Name of the unit at that time. */
  readonly unit: string | null;
}

/** In whose place a deputy acted. */
export interface AuditPrincipal {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** Exactly what the hash covers. Optional parts are null, so that every body has the same members. */
export interface AuditBody {
  readonly seq: number;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: AuditActor;
  /** Null for the own action; events from before there were deputies have no such member. */
  readonly onBehalfOf?: AuditPrincipal | null;
  /** Left out where the person did it. */
  readonly program?: ActingProgram;
  readonly action: AuditAction;
  readonly record: RecordRef;
  readonly targetId: string | null;
  readonly payload: AuditPayloads[AuditAction];
  readonly reason: string | null;
  readonly requestId: string;
}

/** What the first event is chained to. */
export const GENESIS_HASH = "0".repeat(64);

/** Only what differs between two sets of facts with the same members. */
export function changeBetween(before: Facts, after: Facts): Change {
  const keys = Object.keys(after).filter(
    (key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  );
  const pick = (facts: Facts) => Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}
