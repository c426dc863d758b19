import "server-only";
import { type Fact, type RecordType } from "@/lib/domain/audit-event";
import {
  firstFault,
  type ListOf,
  replayRows,
  type RowFault,
  type StatingEvent,
  type StoredRow,
  type TableRule,
} from "@/lib/domain/stated/rows";
import { STATED_TABLES } from "@/lib/domain/stated/tables";
import { type Db } from "../db/client";
import { breathe } from "../run-beside";
import { type KnownNames, namesOf, sameValue } from "./same-value";
import { statingEvent } from "./stating-event";

/** Records of so many at a time are replayed: memory does not grow with the log. */
const BATCH = 100;

export type RecordsVerdict =
  { readonly ok: true; readonly rows: number } | ({ readonly ok: false } & RowFault);

/**
 * Holds the ledger's tables against the log: every row that an event made must be there, none that no event made, and
 * each column that an event stated must be what the last one said (`lib/domain/stated/tables.ts`). Names the first that is
 * not. Expects a log that holds (`verifyChain`). Lets other requests have their turn.
 *
 * @param tell is told how far it is
 */
export async function verifyRecords(
  database: Db,
  tell: (done: number, total: number) => Promise<void> = breathe,
): Promise<RecordsVerdict> {
  const { groups, check } = await recordCheck(database);
  const total = groups.reduce((sum, { ids }) => sum + ids.length, 0);
  let [done, rows] = [0, 0];
  for (const { group, ids } of groups)
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const verdict = await check(group, batch);
      if (!verdict.ok) return verdict;
      rows += verdict.rows;
      await tell((done += batch.length), total);
    }
  return { ok: true, rows };
}

/** What there is to check, by kind of record, and the check of some records of a kind. */
export async function recordCheck(database: Db): Promise<{
  readonly groups: readonly { readonly group: RecordType; readonly ids: readonly string[] }[];
  readonly check: (group: RecordType, ids: readonly string[]) => Promise<RecordsVerdict>;
}> {
  const names = await namesOf(database);
  const rulesOf = (group: RecordType) => STATED_TABLES.filter((rule) => rule.group === group);
  const groups = await Promise.all(
    [...new Set(STATED_TABLES.map(({ group }) => group))].map(async (group) => ({
      group,
      ids: await idsOf(database, group, rulesOf(group)),
    })),
  );
  const check = (group: RecordType, ids: readonly string[]) =>
    inQuiet(database, () => checkGroup(database, group, rulesOf(group), ids, names));
  return { groups, check };
}

/** Where a table is not as the log says, in few words: `ProgressReport 1f0c… value (event 431)`. */
export function faultPlace({ table, id, column, seq, fault }: RowFault): string {
  const model = table.charAt(0).toUpperCase() + table.slice(1);
  const what =
    column ??
    { gone: "it is gone 记录已不存在", unheard: "no event made it 没有对应的事件" }[fault as "gone"];
  return `${model} ${id} ${what}${seq === null ? "" : ` (event ${seq})`}`;
}

/** So often a batch is checked again because something was written while it was read. */
const TRIES = 10;

/** Events and rows are read one after the other: what was found while somebody wrote is looked at again. */
async function inQuiet(database: Db, check: () => Promise<RecordsVerdict>): Promise<RecordsVerdict> {
  for (let tried = 1; ; tried++) {
    const before = await lastSeq(database);
    const verdict = await check();
    if (verdict.ok || tried === TRIES || (await lastSeq(database)) === before) return verdict;
  }
}

async function lastSeq(database: Db): Promise<number> {
  const last = await database.auditEvent.findFirst({ orderBy: { seq: "desc" }, select: { seq: true } });
  return last?.seq ?? 0;
}

async function checkGroup(
  database: Db,
  group: RecordType,
  rules: readonly TableRule[],
  ids: readonly string[],
  names: KnownNames,
): Promise<RecordsVerdict> {
  const events = await eventsOf(database, group, ids, names);
  const same = sameValue(names);
  const stored = await Promise.all(rules.map((rule) => storedRows(database, rule, ids)));
  let rows = 0;
  for (const id of ids) {
    const stated = replayRows(rules, events.get(id) ?? []);
    for (const [index, rule] of rules.entries()) {
      const own = stored[index]?.get(id) ?? [];
      const fault = firstFault(rule, stated.get(rule.table) ?? [], own, same);
      if (fault) return { ok: false, ...fault };
      rows += own.length;
    }
  }
  return { ok: true, rows };
}

/** What every table of the client can do, as far as it is needed here. */
interface Table {
  findMany(query: object): Promise<Record<string, unknown>[]>;
}

const tableOf = (database: Db, name: string): Table =>
  (database as unknown as Record<string, Table>)[name] as Table;

/** Records that an event or a row speaks of. */
async function idsOf(
  database: Db,
  group: RecordType,
  rules: readonly TableRule[],
): Promise<readonly string[]> {
  const events =
    group === "target"
      ? await database.auditEvent.findMany({
          where: { targetId: { not: null } },
          distinct: ["targetId"],
          select: { targetId: true },
        })
      : await database.auditEvent.findMany({
          where: { recordType: group },
          distinct: ["recordId"],
          select: { recordId: true },
        });
  const ids = new Set(events.map((event) => Object.values(event)[0] as string));
  for (const { table, by } of rules) {
    if (typeof by !== "string") continue;
    const rows = await tableOf(database, table).findMany({ distinct: [by], select: { [by]: true } });
    for (const row of rows) ids.add(row[by] as string);
  }
  return [...ids];
}

async function eventsOf(
  database: Db,
  group: RecordType,
  ids: readonly string[],
  names: KnownNames,
): Promise<ReadonlyMap<string, readonly StatingEvent[]>> {
  const among = { in: [...ids] };
  const rows = await database.auditEvent.findMany({
    where: group === "target" ? { targetId: among } : { recordType: group, recordId: among },
    orderBy: { seq: "asc" },
    select: { body: true },
  });
  return byKey(
    rows.map(({ body }) => {
      const event = withUnitId(statingEvent(body), names);
      return [(group === "target" ? event.targetId : event.record.id) ?? "", event] as const;
    }),
  );
}

/** Events of extensions of before say a unit's name only: whose it was then is known from the log. */
function withUnitId(event: StatingEvent, { unitCalled }: KnownNames): StatingEvent {
  const { action, payload, seq } = event;
  if (!action.startsWith("extension.") || payload.unitId !== undefined) return event;
  const unitId = unitCalled(String(payload.unit), seq);
  return unitId === undefined ? event : { ...event, payload: { ...payload, unitId } };
}

/** The rows of a table that belong to these records, with the columns that events state. */
async function storedRows(
  database: Db,
  { table, by, columns, lists }: TableRule,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredRow[]>> {
  const among = { in: [...ids] };
  const names = Object.keys(columns).filter((name) => !name.startsWith("_"));
  const select = Object.fromEntries(
    names.map((name) => [name, lists?.[name] === undefined ? true : relationOf(lists[name])]),
  );
  const owner = typeof by === "string" ? null : by;
  const rows = await tableOf(database, table).findMany({
    where: owner ? { [owner.of]: { is: { [owner.column]: among } } } : { [by as string]: among },
    select: owner
      ? { ...select, [owner.of]: { select: { [owner.column]: true } } }
      : { ...select, [by as string]: true },
  });
  return byKey(
    rows.map((row) => [
      (owner ? (row[owner.of] as Record<string, unknown>)[owner.column] : row[by as string]) as string,
      Object.fromEntries(names.map((name) => [name, factOf(row[name])])),
    ]),
  );
}

function relationOf(list: string | ListOf): object {
  const { columns, where } = typeof list === "string" ? { columns: [list], where: {} } : list;
  return { where, select: Object.fromEntries(columns.map((name) => [name, true])) };
}

function byKey<T>(pairs: readonly (readonly [key: string, value: T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function factOf(value: unknown): Fact {
  if (value instanceof Date) return value.toJSON() ?? "no instant";
  if (Array.isArray(value)) return value.map((one: object) => Object.values(one).join(" "));
  return value as Fact;
}
