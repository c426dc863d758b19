import "server-only";
import { type Fact, type RecordType } from "@/lib/domain/audit-event";
import { factsBefore } from "@/lib/domain/replay";
import { replayRows, type TableRule } from "@/lib/domain/stated/rows";
import { STATED_TABLES } from "@/lib/domain/stated/tables";
import { statingEvent } from "../audit/stating-event";
import { type Tx } from "../db/client";
import { breathe } from "../run-beside";
import { type LaterEvent, laterEvents, type Point } from "./later-events";
import { cellsOf } from "./stated-cells";

/** A table that gets what the log says its rows were (`lib/domain/stated`), event by event from the beginning. */
interface Restored {
  readonly table: string;
  readonly recordType: RecordType;
  /** The columns that name a row. */
  readonly key: readonly string[];
  /** What is brought back. */
  readonly columns: readonly string[];
  /** Of these, what no two rows have in common. */
  readonly unique?: readonly string[];
  /** What a row that is gone by now is made again with, beside what the log says of it. */
  readonly remade?: () => Readonly<Record<string, Fact>>;
  /** Lets go of a row that came later and has no instant to go by, and takes it away. */
  readonly remove?: (tx: Tx, id: string) => Promise<unknown>;
}

const RESTORED: readonly Restored[] = [
  {
    ...{ table: "unit", recordType: "unit", key: ["id"], columns: ["code", "name", "shortName", "active"] },
    unique: ["code", "name"],
    remove: async (tx, id) => {
      // Accounts are those of now.
      await tx.user.updateMany({ where: { unitId: id }, data: { unitId: null } });
      await tx.unit.deleteMany({ where: { id } });
    },
  },
  {
    ...{ table: "leaderPost", recordType: "leader_post", key: ["id"], columns: ["title", "overall"] },
    unique: ["title"],
    remove: (tx, id) => tx.leaderPost.deleteMany({ where: { id } }),
  },
  { table: "user", recordType: "account", key: ["id"], columns: ["name"] },
  { table: "report", recordType: "report", key: ["id"], columns: ["title", "government", "kind", "year"] },
  {
    ...{ table: "reportingPeriod", recordType: "period", key: ["period"] },
    columns: ["opensOn", "dueOn", "lockedAt"],
    remove: (tx, period) => tx.reportingPeriod.deleteMany({ where: { period } }),
  },
  {
    ...{ table: "calendarDay", recordType: "calendar", key: ["day"], columns: ["kind", "name", "setAt"] },
    remade: () => ({}),
  },
  {
    ...{ table: "setting", recordType: "setting", key: ["key", "effectiveFrom"] },
    columns: ["value", "setById", "setAt"],
    remade: () => ({ id: `then-${crypto.randomUUID()}` }),
  },
  {
    ...{ table: "assessment", recordType: "assessment", key: ["id"] },
    columns: ["name", "state", "publishedAt", "objectionsUntil"],
    unique: ["name"],
  },
  {
    ...{ table: "disclosure", recordType: "disclosure", key: ["id"] },
    columns: ["name", "shown", "changedById", "changedAt"],
    remove: async (tx, id) => {
      await tx.disclosureWording.deleteMany({ where: { disclosureId: id } });
      await tx.disclosure.deleteMany({ where: { id } });
    },
  },
];

/** A row as it was, in a table. */
interface Then {
  readonly of: Restored;
  readonly key: Readonly<Record<string, unknown>>;
  readonly columns: Readonly<Record<string, unknown>>;
}

/**
 * What is changed in place and told by the log alone: units and posts, names of people, reports, the calendar, settings,
 * assessments and what is public. A row that no event made stays as it is.
 */
export async function rewindStated(tx: Tx, point: Point): Promise<void> {
  await rewindOrder(tx, point);
  const rows: Then[] = [];
  for (const of of RESTORED)
    for (const recordId of await changedSince(tx, point, of.recordType)) {
      await breathe();
      const { then, cameLater } = await rowsOf(tx, point, of, recordId);
      rows.push(...then);
      if (cameLater) await of.remove?.(tx, recordId);
    }
  // Two that have exchanged their names meanwhile are in each other's way: both let go first.
  for (const { of, key, columns } of rows) {
    const names = (of.unique ?? []).filter((name) => name in columns);
    if (names.length > 0)
      await tableOf(tx, of.table).updateMany({
        where: key,
        data: Object.fromEntries(names.map((name) => [name, `\u0000${Object.values(key).join(" ")}`])),
      });
  }
  for (const { of, key, columns } of rows) await write(tx, of, key, columns);
}

async function write(tx: Tx, of: Restored, key: Then["key"], columns: Then["columns"]): Promise<void> {
  const table = tableOf(tx, of.table);
  const { count } = await table.updateMany({ where: key, data: columns });
  // What the log does not say whole, as settings before their values stood in it, can't be made again.
  if (count === 0 && of.remade && of.columns.every((name) => name in columns))
    await table.createMany({ data: [{ ...of.remade(), ...key, ...columns }] });
}

/** Units in the order in which lists showed them: each move is undone, the last one first. */
async function rewindOrder(tx: Tx, point: Point): Promise<void> {
  const later = await laterEvents(tx, point, "unit");
  if (!later.some(isMove)) return;
  const units = await tx.unit.findMany({
    orderBy: [{ sortOrder: "asc" }, { code: "asc" }],
    select: { id: true },
  });
  let order = units.map(({ id }) => id);
  for (const event of later.toReversed()) {
    if (!isMove(event) && event.action !== "unit.created") continue;
    order = order.filter((id) => id !== event.recordId);
    if (isMove(event)) order.splice(Number(factsBefore([event]).place) - 1, 0, event.recordId);
  }
  for (const [index, id] of order.entries())
    await tx.unit.update({ where: { id }, data: { sortOrder: index + 1 }, select: { id: true } });
}

const isMove = (event: LaterEvent): boolean => "place" in factsBefore([event]);

async function changedSince(tx: Tx, { seq }: Point, recordType: RecordType): Promise<readonly string[]> {
  const rows = await tx.auditEvent.findMany({
    where: { recordType, seq: { gt: seq } },
    distinct: ["recordId"],
    select: { recordId: true },
  });
  return rows.map(({ recordId }) => recordId);
}

async function rowsOf(tx: Tx, { seq }: Point, of: Restored, recordId: string) {
  const rule = STATED_TABLES.find(({ table }) => table === of.table) as TableRule;
  const events = await tx.auditEvent.findMany({
    where: { recordType: of.recordType, recordId },
    orderBy: { seq: "asc" },
    select: { body: true },
  });
  const all = events.map(({ body }) => statingEvent(body));
  const stated = replayRows(
    [rule],
    all.filter((event) => event.seq <= seq),
  ).get(of.table);
  const then = (stated ?? []).map((row) => ({
    of,
    key: cellsOf(row, of.key),
    columns: cellsOf(row, of.columns),
  }));
  const made = all.find(({ action }) => rule.made.includes(action));
  return { then, cameLater: made !== undefined && made.seq > seq };
}

/** What every table of the client can do, as far as it is needed here. */
interface Table {
  updateMany(change: object): Promise<{ readonly count: number }>;
  createMany(rows: object): Promise<unknown>;
}

const tableOf = (tx: Tx, name: string): Table => (tx as unknown as Record<string, Table>)[name] as Table;
