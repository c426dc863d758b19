import "server-only";
import { may } from "@/lib/domain/access";
import { auditSentence } from "@/lib/format/audit-sentence";
import { dayOf, formatInstant } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { type AuditFilter } from "@/lib/schemas/audit-log";
import { type SheetFormat } from "@/lib/schemas/exports";
import { forbidden, invalid } from "../errors";
import { auditSheet, type AuditSheetRow } from "../exports/audit-sheet";
import { auditConditions } from "../exports/condition-words";
import { conditionsNote, madeNote } from "../exports/sheet-head";
import { exportSpeaker, exportWords } from "../exports/words";
import { auditEntries, type AuditEntry } from "../queries/audit-log";
import { type ViewerContext } from "./context";
import { exportSheet } from "./export-sheet";
import { type MadeFile } from "./record-export";

/** A sheet is made in memory; a longer log is exported in parts, by dates. */
const LIMIT = 20_000;

/** The events that meet the conditions, in the order of the chain. Throws FORBIDDEN, and INVALID for too many. */
export async function exportAudit(
  context: ViewerContext,
  input: { readonly format: SheetFormat; readonly filter: AuditFilter },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!may(viewer, "audit.view")) throw forbidden();
  const { format, filter } = input;
  const entries = await auditEntries(viewer, filter, LIMIT);
  if (!entries) throw invalid("export_too_long");
  const [domain, speaker] = await Promise.all([exportWords(), exportSpeaker()]);
  const conditions = await auditConditions(filter, speaker);
  const note = [...conditionsNote(conditions), `共${entries.length}行`, madeNote({ viewer, now }, domain)];
  return exportSheet(context, {
    subject: "audit",
    format,
    fileName: `审计日志-${dayOf(now)}`,
    sheet: auditSheet(
      entries.map((entry) => rowOf(entry, speaker)),
      { title: "审计日志", note: note.join("；") },
    ),
    filters: filter,
  });
}

function rowOf({ seq, at, hash, canonical, body, ...columns }: AuditEntry, speaker: Speaker): AuditSheetRow {
  const words = body && auditSentence(body, speaker, "zh-CN");
  return {
    seq,
    when: formatInstant(at),
    who: words?.who ?? columns.actorName,
    deed: words?.deed ?? columns.action,
    reason: words?.reason ?? null,
    hash,
    body: canonical,
  };
}
