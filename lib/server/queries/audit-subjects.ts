import "server-only";
import { targetNumber } from "@/lib/domain/split";
import { db } from "../db/client";

/** The record that an event is about, as it is called today; `href` where it has a page that auditors may open. */
export interface AuditSubject {
  readonly name: string;
  readonly href: string | null;
}

/** What the log's columns say of the record. */
interface SubjectRef {
  readonly seq: number;
  readonly recordType: string;
  readonly recordId: string;
  readonly targetId: string | null;
}

/** Names the records of some events, by the events' `seq`. A record without a name of its own is left out. */
export async function auditSubjects(
  events: readonly SubjectRef[],
): Promise<ReadonlyMap<number, AuditSubject>> {
  const idsOf = (type: string) => [
    ...new Set(events.filter(({ recordType }) => recordType === type).map(({ recordId }) => recordId)),
  ];
  const targetIds = [...new Set(events.flatMap((event) => targetIdOf(event) ?? []))];
  const named = (ids: readonly string[]) => ({ where: { id: { in: [...ids] } } });
  const [targets, statements, reports, snapshots, notices, units, posts, accounts] = await Promise.all([
    db().target.findMany({
      ...named(targetIds),
      select: { id: true, number: true, partNumber: true, indicator: true },
    }),
    db().statement.findMany({
      ...named(idsOf("statement")),
      select: { id: true, indicator: true, reportId: true },
    }),
    db().report.findMany({ ...named(idsOf("report")), select: { id: true, title: true } }),
    db().snapshot.findMany({ ...named(idsOf("snapshot")), select: { id: true, name: true } }),
    db().notice.findMany({ ...named(idsOf("notice")), select: { id: true, number: true } }),
    db().unit.findMany({ ...named(idsOf("unit")), select: { id: true, name: true } }),
    db().leaderPost.findMany({ ...named(idsOf("leader_post")), select: { id: true, title: true } }),
    db().user.findMany({ ...named(idsOf("account")), select: { id: true, name: true, account: true } }),
  ]);
  const subjects = new Map<string, AuditSubject>([
    ...targets.map((row) =>
      entry("target", row.id, `${targetNumber(row)}. ${row.indicator}`, `/targets/${row.id}`),
    ),
    ...statements.map((row) => entry("statement", row.id, row.indicator, `/reports/${row.reportId}`)),
    ...reports.map((row) => entry("report", row.id, row.title, `/reports/${row.id}`)),
    ...snapshots.map((row) => entry("snapshot", row.id, row.name, `/standing/snapshots/${row.id}`)),
    ...notices.map((row) => entry("notice", row.id, row.number, `/notices/${row.id}`)),
    ...units.map((row) => entry("unit", row.id, row.name, `/history/unit/${row.id}`)),
    ...posts.map((row) => entry("leader_post", row.id, row.title, `/history/leader_post/${row.id}`)),
    ...accounts.map((row) =>
      entry("account", row.id, `${row.name} ${row.account}`, `/history/account/${row.id}`),
    ),
  ]);
  return new Map(
    events.flatMap((event) => {
      const target = targetIdOf(event);
      const subject =
        subjects.get(`${event.recordType} ${event.recordId}`) ??
        (target === null ? undefined : subjects.get(`target ${target}`));
      return subject ? [[event.seq, subject] as const] : [];
    }),
  );
}

function targetIdOf({ recordType, recordId, targetId }: SubjectRef): string | null {
  return recordType === "target" ? recordId : targetId;
}

function entry(type: string, id: string, name: string, href: string | null): [string, AuditSubject] {
  return [`${type} ${id}`, { name, href }];
}
