import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { type AuditAction, type AuditBody } from "@/lib/domain/audit-event";
import { type SettingKey } from "@/lib/schemas/settings";
import { db } from "../db/client";
import { forbidden, notFound } from "../errors";
import { eventsWhere } from "./record-history";

/** The records of the administrators that have a page of their own for what happened to them. */
export const OFFICE_RECORDS = ["unit", "leader_post", "account"] as const;
export type OfficeRecord = (typeof OFFICE_RECORDS)[number];

/** Signing in and out, and what was refused: for those who unlock accounts or watch over the log. */
const OF_SIGN_INS: readonly AuditAction[] = [
  "session.signed_in",
  "session.sign_in_failed",
  "session.oidc_refused",
  "session.factor_shown",
  "session.factor_failed",
  "session.signed_out",
  "session.revoked",
  "session.token_refused",
  "access.refused",
];

/** One record of the administrators and what happened to it, the latest first. */
export interface OfficeHistory {
  readonly name: string;
  readonly events: readonly AuditBody[];
  /** The list in which this person meets the record. */
  readonly listHref: string;
}

/** Only what happened to the record itself: what a person did is business data. @throws LedgerError FORBIDDEN, NOT_FOUND */
export async function officeHistory(viewer: Viewer, type: OfficeRecord, id: string): Promise<OfficeHistory> {
  const right = type === "account" ? "account.history" : "unit.history";
  if (!mayEver(viewer, right)) throw forbidden(undefined, { right });
  const record = await recordOf(type, id);
  if (!record) throw notFound();
  const hidden = mayEver(viewer, "account.sign_ins") ? [] : OF_SIGN_INS;
  return {
    name: record.name,
    events: await eventsWhere({ recordType: type, recordId: { in: record.ids } }, hidden),
    listHref: listFor(viewer, type),
  };
}

/** What happened to a setting, the latest first. @throws LedgerError FORBIDDEN */
export async function settingEvents(viewer: Viewer, key: SettingKey): Promise<readonly AuditBody[]> {
  if (!mayEver(viewer, "setting.manage")) throw forbidden();
  return eventsWhere({ recordType: "setting", recordId: key });
}

async function recordOf(
  type: OfficeRecord,
  id: string,
): Promise<{ readonly name: string; readonly ids: string[] } | null> {
  const where = { id };
  if (type === "unit") {
    const unit = await db().unit.findUnique({ where, select: { name: true } });
    return unit && { name: unit.name, ids: [id] };
  }
  if (type === "leader_post") {
    const post = await db().leaderPost.findUnique({ where, select: { title: true } });
    return post && { name: post.title, ids: [id] };
  }
  const user = await db().user.findUnique({ where, select: { name: true, account: true } });
  // A failed sign-in names the account that was typed, whether or not there is one.
  return user && { name: `${user.name} ${user.account}`, ids: [id, user.account] };
}

function listFor(viewer: Viewer, type: OfficeRecord): string {
  if (mayEver(viewer, "audit.view")) return "/audit";
  if (type !== "account") return "/admin/units";
  return mayEver(viewer, "account.manage") ? "/admin/accounts" : "/admin/roles";
}
