import { type AuditAction } from "./audit-event";

/**
 * What an event changes of the rows that standings are made of: nothing, those of its own target, or those of any. A
 * month's deadlines, thresholds and calendar are no part of these rows.
 */
export type StandingEffect = "none" | "target" | "any";

/** A new action does not compile before it has its entry here. */
const EFFECT_OF: Readonly<Record<AuditAction, StandingEffect>> = {
  "account.created": "none",
  "account.changed": "none",
  "account.disabled": "none",
  "account.enabled": "none",
  "account.password_set": "none",
  "account.channels_set": "none",
  "account.channel_tested": "none",
  "account.unlocked": "none",
  "role.proposed": "none",
  "role.granted": "none",
  "role.refused": "none",
  "role.withdrawn": "none",
  "deputy.named": "none",
  "deputy.ended": "none",
  "session.signed_in": "none",
  "session.sign_in_failed": "none",
  "session.signed_out": "none",
  "session.revoked": "none",
  "unit.created": "any",
  "unit.changed": "any",
  "leader_post.created": "any",
  "leader_post.changed": "any",
  "setting.changed": "none",
  "lead_table.changed": "none",
  "calendar.day_set": "none",
  "calendar.day_cleared": "none",
  "period.changed": "none",
  "period.locked": "none",
  "period.unlocked": "none",
  "extension.granted": "none",
  "extension.withdrawn": "none",
  "report.imported": "none",
  "report.changed": "none",
  "report.downloaded": "none",
  "ledger_import.uploaded": "none",
  "ledger_import.mapped": "none",
  "ledger_import.started": "none",
  "ledger_import.finished": "any",
  "ledger_import.failed": "none",
  // A statement's quote stays what it was once a target rests on it.
  "statement.added": "none",
  "statement.edited": "none",
  "statement.confirmed": "target",
  "statement.rejected": "none",
  "statement.restored": "none",
  "statement.split": "none",
  "statement.merged": "none",
  "target.created": "target",
  "target.completed": "target",
  "target.adjusted": "target",
  "target.adjustment_proposed": "none",
  "target.adjustment_refused": "none",
  "target.adjustment_withdrawn": "none",
  "target.withdrawn": "target",
  "target.split": "target",
  "target.unsplit": "target",
  "target.assigned": "target",
  "target.scheduled": "target",
  "progress.saved": "target",
  "progress.handed_over": "target",
  "progress.returned_to_reporter": "target",
  "progress.submitted": "target",
  "progress.approved": "target",
  "progress.returned": "target",
  "progress.correction_requested": "target",
  "progress.correction_refused": "target",
  "progress.correction_opened": "target",
  "evidence.added": "none",
  "evidence.detached": "none",
  "evidence.downloaded": "none",
  "light.set": "target",
  "light.lifted": "target",
  "snapshot.taken": "none",
  "notice.created": "none",
  "notice.changed": "none",
  "notice.issued": "none",
  "notice.received": "none",
  "notice.replied": "none",
  "notice.returned": "none",
  "notice.verified": "none",
  "notice.closed": "none",
  "instruction.issued": "none",
  "instruction.answered": "none",
  "instruction.turned": "none",
  "disclosure.worded": "none",
  "disclosure.shown": "none",
  "disclosure.hidden": "none",
  "score.made": "none",
  "score.adjusted": "none",
  "score.published": "none",
  "score.discarded": "none",
  "score.objected": "none",
  "score.objection_accepted": "none",
  "score.objection_refused": "none",
  "reminders.sent": "none",
  "delivery.retried": "none",
  "log_key.introduced": "none",
  "package.requested": "none",
  "package.sealed": "none",
  "package.downloaded": "none",
  "export.made": "none",
};

/** What has to be read again after these events: the ids of targets, or everything. */
export function staleTargets(
  events: readonly { readonly action: AuditAction; readonly targetId: string | null }[],
): ReadonlySet<string> | "all" {
  const stale = new Set<string>();
  for (const { action, targetId } of events) {
    const effect = EFFECT_OF[action];
    if (effect === "none") continue;
    if (effect === "any" || targetId === null) return "all";
    stale.add(targetId);
  }
  return stale;
}
