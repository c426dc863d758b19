import {
  type AuditAction,
  type AuditBody,
  type AuditPayloads,
  type Fact,
  type Facts,
} from "../domain/audit-event";
import { isDecimalText } from "../domain/decimal-text";
import { isPeriod } from "../domain/period";
import { formatDateTime, formatDay, formatMonth, formatPeriod } from "./dates";
import { type Locale } from "./locale";
import { formatDecimal, formatSigned } from "./numbers";
import { type Speaker } from "./speaker";

/** One event in words: `2026年9月21日 10:12 督查员某某（某办公室）审核通过了2026年8月的进展（第2版）`. */
export interface AuditSentence {
  readonly when: string;
  /** Role, name and unit as they were then. */
  readonly who: string;
  readonly deed: string;
  /** The three together. */
  readonly text: string;
  readonly reason: string | null;
  readonly changes: readonly AuditChange[];
}

/** A fact that changed; `before` is null where the record came into being with it. */
export interface AuditChange {
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
}

type Values = Readonly<Record<string, string | number>>;

/** What each action's sentence speaks of. A new action does not compile before it has its entry here. */
const VALUES: {
  readonly [Action in AuditAction]: (payload: AuditPayloads[Action], say: Say) => Values;
} = {
  "account.created": ({ after }) => ({ name: named(after) }),
  "account.changed": none,
  "account.disabled": none,
  "account.enabled": none,
  "account.password_set": ({ by }) => ({ by }),
  "account.channels_set": none,
  "account.channel_tested": ({ channel, problem }) => ({
    channel,
    sent: problem === null ? "yes" : "no",
  }),
  "delivery.retried": ({ count }) => ({ count }),
  "account.factor_enrolled": none,
  "account.factor_removed": none,
  "account.factor_reset": none,
  "account.recovery_codes_made": ({ count }) => ({ count }),
  "account.identity_linked": ({ issuer }) => ({ issuer }),
  "account.identity_unlinked": ({ issuer }) => ({ issuer }),
  "account.unlocked": ({ account }) => ({ account }),
  "account.token_created": ({ after }) => ({ name: named(after) }),
  "account.token_revoked": ({ name }) => ({ name }),
  "role.proposed": none,
  "role.granted": ({ proposedBy }) => ({ proposer: proposedBy ?? "", proposed: proposedBy ? "yes" : "no" }),
  "role.refused": ({ role, proposedBy }, say) => ({
    role: say.label("domain.role", role),
    proposer: proposedBy,
  }),
  "role.withdrawn": ({ role }, say) => ({ role: say.label("domain.role", role) }),
  "deputy.named": ({ deputy, fromDay, untilDay }, say) => ({
    deputy,
    fromDay: say.day(fromDay),
    untilDay: say.day(untilDay),
  }),
  "deputy.ended": ({ deputy }) => ({ deputy }),
  "access.refused": ({ right, type, way, path }, say) => ({
    way,
    path,
    right: right ?? "none",
    type: type === null ? "" : say.label("audit.recordType", type),
    known: type === null ? "no" : "yes",
  }),
  "session.signed_in": ({ account, by }) => ({ account, by: by ?? "password" }),
  "session.oidc_refused": ({ account, reason }) => ({ account: account ?? "", reason }),
  "session.sign_in_failed": ({ account, locked, problem = "wrong" }) => ({
    account,
    locked: String(locked),
    problem,
  }),
  "session.factor_shown": ({ by, left }) => ({ by, left: left ?? 0 }),
  "session.factor_failed": ({ account, locked }) => ({ account, locked: String(locked) }),
  "session.signed_out": none,
  "session.revoked": ({ sessions, tokens = 0 }) => ({ sessions, tokens }),
  "session.token_refused": ({ name, problem }, say) => ({
    name: name ?? "",
    known: name === null ? "no" : "yes",
    problem: say.label("domain.tokenProblem", problem),
  }),
  "unit.created": ({ after }) => ({ name: named(after) }),
  "unit.changed": none,
  "leader_post.created": ({ after }) => ({ name: named(after) }),
  "leader_post.changed": none,
  "setting.changed": none,
  "lead_table.changed": none,
  "reminders.sent": ({ day, people }, say) => ({ day: say.day(day), people }),
  "calendar.day_set": ({ day, kind, name }, say) => ({
    day: say.day(day),
    kind: say.label("domain.dayKind", kind),
    name,
  }),
  "calendar.day_cleared": ({ day, kind, name }, say) => ({
    day: say.day(day),
    kind: say.label("domain.dayKind", kind),
    name,
  }),
  "period.changed": none,
  "period.locked": ({ period }, say) => ({ period: say.period(period) }),
  "period.unlocked": ({ period }, say) => ({ period: say.period(period) }),
  "extension.granted": ({ period, unit, day }, say) => ({
    period: say.period(period),
    unit,
    day: say.day(day),
  }),
  "extension.withdrawn": ({ period, unit, day }, say) => ({
    period: say.period(period),
    unit,
    day: say.day(day),
  }),
  "report.imported": ({ fileName, statements }) => ({ fileName, statements }),
  "report.changed": none,
  "report.downloaded": none,
  "ledger_import.uploaded": ({ fileName, year }) => ({ fileName, year: String(year) }),
  "ledger_import.mapped": none,
  "ledger_import.started": ({ rows }) => ({ rows }),
  "ledger_import.finished": ({ created, changed, same }) => ({ created, changed, same }),
  "ledger_import.failed": none,
  "statement.added": ({ after }) => ({ name: named(after) }),
  "statement.edited": none,
  "statement.confirmed": ({ quote, targetId }) => ({ quote, entered: targetId ? "yes" : "no" }),
  "statement.rejected": none,
  "statement.restored": none,
  "statement.split": ({ into }) => ({ count: into.length }),
  "statement.merged": ({ from }) => ({ count: from.length }),
  "target.created": ({ after }) => ({ name: named(after) }),
  "target.completed": none,
  "target.adjusted": ({ document }) => ({ document: document ?? "", grounded: document ? "yes" : "no" }),
  "target.adjustment_proposed": ({ document }) => ({ document }),
  "target.adjustment_refused": ({ document }) => ({ document }),
  "target.adjustment_withdrawn": ({ document }) => ({ document }),
  "target.withdrawn": none,
  "target.split": ({ parts }) => ({ count: parts }),
  "target.unsplit": ({ parts }) => ({ count: parts }),
  "target.assigned": none,
  "target.scheduled": none,
  "progress.saved": (payload, say) => ({ report: say.report(payload) }),
  "progress.handed_over": (payload, say) => ({
    report: say.report(payload),
    figure: say.figure(payload.value),
  }),
  "progress.returned_to_reporter": (payload, say) => ({ report: say.report(payload) }),
  "progress.submitted": (payload, say) => ({
    report: say.report(payload),
    figure: say.figure(payload.value),
  }),
  "progress.approved": (payload, say) => ({ report: say.report(payload), figure: say.figure(payload.value) }),
  "progress.returned": (payload, say) => ({ report: say.report(payload) }),
  "progress.correction_requested": (payload, say) => ({ report: say.report(payload) }),
  "progress.correction_refused": (payload, say) => ({ report: say.report(payload) }),
  "progress.correction_opened": (payload, say) => ({ report: say.report(payload) }),
  "evidence.added": ({ after }) => ({ name: named(after) }),
  "evidence.detached": ({ name, period }, say) => ({ name, period: say.period(period) }),
  "evidence.downloaded": ({ name }) => ({ name }),
  "light.set": ({ period }, say) => ({ period: say.period(period) }),
  "light.lifted": ({ period }, say) => ({ period: say.period(period) }),
  "snapshot.taken": ({ after }) => ({ name: named(after) }),
  "score.made": ({ after }) => ({ name: named(after) }),
  "score.adjusted": ({ unit, points, document }) => ({ unit, points: formatSigned(points), document }),
  "score.published": ({ name, until }, say) => ({ name, until: say.day(until) }),
  "score.discarded": ({ name }) => ({ name }),
  "score.objected": ({ unit, text }) => ({ unit, text }),
  "score.objection_accepted": ({ unit, points }) => ({ unit, points: formatSigned(points) }),
  "score.objection_refused": ({ unit }) => ({ unit }),
  "disclosure.worded": ({ period }, say) => ({ period: say.period(period) }),
  "disclosure.shown": ({ name }) => ({ name }),
  "disclosure.hidden": ({ name }) => ({ name }),
  "notice.created": ({ after }) => ({ name: named(after) }),
  "notice.changed": none,
  "notice.issued": none,
  "notice.received": none,
  "notice.replied": ({ text }) => ({ text }),
  "notice.returned": ({ text }) => ({ text }),
  "notice.verified": none,
  "notice.closed": none,
  "instruction.issued": ({ after }) => ({ post: String(after.post), text: String(after.text) }),
  "instruction.answered": ({ text }) => ({ text }),
  "instruction.turned": ({ notice }) => ({ notice }),
  "log_key.introduced": none,
  "package.requested": ({ scope }) => ({ scope }),
  "package.sealed": ({ scope, files }) => ({ scope, files }),
  "package.downloaded": none,
  "export.made": ({ what, format, rows }, say) => ({
    what: say.label("audit.export", what),
    format: format.toUpperCase(),
    rows,
  }),
};

/** Every action that can stand in the log. */
export const AUDIT_ACTIONS = Object.keys(VALUES) as readonly AuditAction[];

/** Facts that name other records by their ids, are for machines, or repeat what the sentence says. */
const UNSPOKEN: ReadonlySet<string> = new Set([
  "id",
  "targetId",
  "reportId",
  "statementId",
  "parentId",
  "snapshotId",
  "unitId",
  "passwordDigest",
  "hashDigest",
  "expiresAt",
  "scores",
  "revision",
  "progressReportId",
  "storageKey",
  "sha256",
  "byteSize",
  "targets",
  "period",
  "post",
  "text",
]);
/** The order in which a reader expects facts; the log keeps them by the alphabet. Others follow as they come. */
const ORDER: readonly string[] = [
  ...[
    "number",
    "year",
    "title",
    "name",
    "indicator",
    "category",
    "measure",
    "metric",
    "comparator",
    "low",
    "high",
  ],
  ...["unit", "baseline", "direction", "weight", "livelihood", "note", "state", "leaderPost", "leadUnit"],
  ...[
    "supportUnits",
    "contact",
    "dueOn",
    "scheduleKind",
    "stages",
    "value",
    "stage",
    "judgement",
    "notPublished",
  ],
  ...["progress", "problems", "nextStep", "partRule", "parts"],
];
/** Facts whose values are keys of a closed set, with the place of its labels. */
const LABELS: Readonly<Record<string, string>> = {
  role: "domain.role",
  measure: "domain.measure",
  metric: "domain.metric",
  comparator: "domain.comparator",
  direction: "domain.direction",
  category: "domain.category",
  light: "domain.light",
  palette: "domain.lightPalette",
  judgement: "domain.judgement",
  scheduleKind: "audit.scheduleKind",
  webhookFormat: "account.channels.formats",
  partRule: "domain.partRule",
  scopes: "domain.tokenScope",
};
const STATE_LABELS: Readonly<Record<string, string>> = {
  target: "domain.targetState",
  statement: "domain.statementState",
  progress: "domain.progressState",
  notice: "domain.noticeState",
};
const KIND_LABELS: Readonly<Record<string, string>> = {
  statement: "domain.statementKind",
  report: "domain.reportKind",
};

/** Facts that are days of the calendar. */
const DAYS: ReadonlySet<string> = new Set(["dueOn", "opensOn", "expiresOn"]);

/** What a sentence's parts are made with. */
interface Say {
  readonly period: (period: string) => string;
  readonly day: (day: string) => string;
  readonly report: (of: { readonly period: string; readonly revision: number }) => string;
  readonly figure: (value: string | null) => string;
  readonly label: (set: string, key: string) => string;
}

/** Puts an event of the log into words; everything it says comes from the event itself. */
export function auditSentence(body: AuditBody, speaker: Speaker, locale: Locale): AuditSentence {
  const say = sayIn(speaker, locale);
  const when = formatDateTime(new Date(body.at), locale);
  const who = speaker("audit.who", {
    role: body.actor.role === null ? "" : say.label("domain.role", body.actor.role),
    name: body.actor.name,
    unit: body.actor.unit ?? "",
    placed: body.actor.unit === null ? "no" : "yes",
    deputy: body.onBehalfOf ? "yes" : "no",
    principal: body.onBehalfOf
      ? `${say.label("domain.role", body.onBehalfOf.role)}${locale === "en" ? " " : ""}${body.onBehalfOf.name}`
      : "",
    program: body.program?.name ?? "",
    programmed: body.program ? "yes" : "no",
  }).trim();
  const deed = speaker(`audit.sentence.${body.action}`, valuesOf(body.action, body.payload, say));
  return {
    when,
    who,
    deed,
    text: speaker("audit.line", { when, who, deed }),
    reason: body.reason,
    changes: changesOf(body, speaker, locale),
  };
}

function valuesOf<Action extends AuditAction>(
  action: Action,
  payload: AuditPayloads[AuditAction],
  say: Say,
): Values {
  // The log stores an action with its own payload; the two come apart only in the type of a stored body.
  return VALUES[action](payload as AuditPayloads[Action], say);
}

function sayIn(speaker: Speaker, locale: Locale): Say {
  const period = (of: string) => formatPeriod(of, locale);
  return {
    period,
    day: (of) => formatDay(of, locale),
    report: ({ period: of, revision }) => speaker("audit.report", { period: period(of), revision }),
    figure: (value) => (value === null ? "" : speaker("audit.figure", { value: formatDecimal(value) })),
    label: (set, key) => (speaker.has(`${set}.${key}`) ? speaker(`${set}.${key}`) : key),
  };
}

function changesOf({ payload, record }: AuditBody, speaker: Speaker, locale: Locale): readonly AuditChange[] {
  if (!("after" in payload)) return [];
  const before: Facts = "before" in payload ? payload.before : {};
  const { label } = sayIn(speaker, locale);
  // Some records have words of their own: a notice's number is a 文号, a target's a 序号.
  const namesOf = (field: string) =>
    speaker.has(`audit.fieldOf.${record.type}.${field}`) ? `audit.fieldOf.${record.type}` : "audit.field";
  const words = (field: string, fact: Fact): string => {
    if (fact === null || fact === "") return speaker("audit.nothing");
    if (typeof fact === "boolean") return speaker(fact ? "common.state.yes" : "common.state.no");
    const set = labelsOf(field, record.type);
    if (typeof fact === "object") {
      const members = set ? fact.map((member) => label(set, member)) : fact;
      return members.length > 0 ? members.join(speaker("audit.and")) : speaker("audit.nothing");
    }
    if (set) return label(set, String(fact));
    if (DAYS.has(field)) return formatDay(String(fact), locale);
    return isDecimalText(String(fact)) && field !== "year" && field !== "code"
      ? formatDecimal(String(fact))
      : String(fact);
  };
  const { after } = payload;
  const single = after.low === after.high && before.low === before.high;
  return Object.entries(after)
    .filter(([field]) => !UNSPOKEN.has(field) && !(field === "high" && single))
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([field, fact]) => ({
      label: isPeriod(field) ? formatMonth(field, locale) : label(namesOf(field), field),
      before: field in before ? words(field, before[field] ?? null) : null,
      after: words(field, fact),
    }));
}

function placeOf(field: string): number {
  const place = ORDER.indexOf(field);
  return place < 0 ? ORDER.length : place;
}

function labelsOf(field: string, recordType: string): string | undefined {
  if (field === "state") return STATE_LABELS[recordType];
  if (field === "kind") return KIND_LABELS[recordType];
  return LABELS[field];
}

/** What a record that came into being is called. */
function named(facts: Facts): string {
  const name = facts.number && facts.title ? `${String(facts.number)} ${String(facts.title)}` : null;
  return name ?? String(facts.indicator ?? facts.title ?? facts.name ?? facts.account ?? facts.number ?? "");
}

function none(): Values {
  return {};
}
