import { type AuditAction, type Fact, type Facts, type RecordType } from "../audit-event";

/**
 * What the log says the rows of the tables are: each table has a rule (`TableRule`) that tells which event makes a row, which
 * takes it away, and which column is stated by which events. Replaying the events of a record gives the rows that have to
 * be there (`replayRows`), which are then held against those that are (`firstFault`).
 */

/** An event as far as it is read here. */
export interface StatingEvent {
  readonly seq: number;
  readonly action: AuditAction;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actorId: string | null;
  readonly actorRole: string | null;
  /** In whose place a deputy acted. */
  readonly principalId: string | null;
  readonly record: { readonly type: RecordType; readonly id: string };
  readonly targetId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
}

/** What the log says of one column, and the event that said it last. */
interface Cell {
  readonly value: Fact;
  readonly seq: number;
}

/** A row as the log has it: only the columns that an event stated. */
export interface StatedRow {
  /** The event that made it. */
  readonly seq: number;
  /** Which of the rows that it made this is, from 0. */
  readonly index: number;
  readonly cells: Map<string, Cell>;
}

/** The rows so far, of all tables that belong to the same group of events. */
export type StatedRows = ReadonlyMap<string, readonly StatedRow[]>;

/** What an event says a column is; undefined where it says nothing of it. */
export type Reader = (event: StatingEvent, row: StatedRow, rows: StatedRows) => Fact | undefined;

/** How a stated value is held against a stored one, where they are not simply the same (`lib/server/audit/same-value.ts`). */
export type Kind =
  "unit" | "post" | "person" | "json" | "covers" | "digest" | "listDigest" | "replaceable" | "oneOf";

export interface TableRule {
  /** The model in prisma/schema.prisma. */
  readonly table: string;
  /** Events of which records are about its rows; "target": all that name the target, whatever their record. */
  readonly group: RecordType;
  /** The column that names the group's record, where need be in the row that this one belongs to. */
  readonly by: string | { readonly of: string; readonly column: string };
  /** Events that make a row where there is none that they are about; or each of them makes one. */
  readonly made: readonly AuditAction[];
  readonly each?: boolean;
  /** How many such an event makes: one by default. */
  readonly makes?: (event: StatingEvent) => number;
  /** Which of the rows that are there an event is about; by default all, and none where it makes one each time. */
  readonly about?: (event: StatingEvent, row: StatedRow, rows: StatedRows) => boolean;
  /** Whether the row is gone by an event that is about it. */
  readonly gone?: (event: StatingEvent, row: StatedRow) => boolean;
  /** Column → event → what that event says the column is. */
  readonly columns: Readonly<Record<string, Partial<Record<AuditAction, Reader>>>>;
  readonly kinds?: Readonly<Record<string, Kind>>;
  /** Relations read as the list of the ids that they hold, or of what some columns of some of their rows say. */
  readonly lists?: Readonly<Record<string, string | ListOf>>;
  /** Rows that no event needs to have made. */
  readonly silent?: (stored: StoredRow) => boolean;
}

/** One text for each row of a relation: these columns, with a space between. */
export interface ListOf {
  readonly columns: readonly string[];
  readonly where: Readonly<Record<string, string>>;
}

/** A row as it is stored: instants as ISO 8601, relations as lists of ids. */
export type StoredRow = Readonly<Record<string, Fact>>;

export const after =
  (name: string): Reader =>
  ({ payload }) =>
    (payload.after as Facts | undefined)?.[name];
export const payload =
  (name: string): Reader =>
  (event) =>
    event.payload[name] as Fact | undefined;
export const is =
  (value: Fact): Reader =>
  () =>
    value;
export const at: Reader = (event) => event.at;
export const actor: Reader = (event) => event.actorId;
export const reason: Reader = (event) => event.reason;
export const recordId: Reader = (event) => event.record.id;

/** What the event says; where it says nothing, `otherwise` for a row that it makes. null is something said. */
export const orFirst =
  (read: Reader, otherwise: Fact): Reader =>
  (event, row, rows) => {
    const said = read(event, row, rows);
    return said === undefined && isMaking(event, row) ? otherwise : said;
  };
/** The same value for a row that the event makes, and nothing for one that was there. */
export const first = (value: Fact): Reader => orFirst(() => undefined, value);
/** What the event says of the row that it makes, and not of the one whose place that takes. */
export const ofNew =
  (read: Reader): Reader =>
  (event, row, rows) =>
    isMaking(event, row) ? read(event, row, rows) : undefined;
export const isMaking = (event: StatingEvent, row: StatedRow): boolean => row.seq === event.seq;

/** The same reader for several events. */
export function on(actions: readonly AuditAction[], read: Reader): Partial<Record<AuditAction, Reader>> {
  return Object.fromEntries(actions.map((action) => [action, read]));
}

/** Columns that the facts of these events name as the table does. */
export function facts(names: readonly string[], ...actions: readonly AuditAction[]): TableRule["columns"] {
  return Object.fromEntries(names.map((name) => [name, on(actions, after(name))]));
}

export const said = (row: StatedRow, column: string): Fact | undefined => row.cells.get(column)?.value;

/** What an event says of the unit that a row belongs to, for `isOfUnit`. */
export const unitOf = (made: AuditAction): TableRule["columns"] => ({
  _unit: { [made]: payload("unit") },
  _unitId: { [made]: payload("unitId") },
});
/** Whether an event is about a row's unit: by the id where both say it, and else by the name. */
export function isOfUnit({ payload: { unit, unitId } }: StatingEvent, row: StatedRow): boolean {
  const own = said(row, "_unitId");
  return unitId === undefined || own === undefined ? unit === said(row, "_unit") : unitId === own;
}

/** Replays the events of one group, in their order. */
export function replayRows(rules: readonly TableRule[], events: readonly StatingEvent[]): StatedRows {
  const rows = new Map<string, StatedRow[]>(rules.map(({ table }) => [table, []]));
  for (const event of events) for (const rule of rules) apply(rule, event, rows);
  return rows;
}

function apply(rule: TableRule, event: StatingEvent, rows: Map<string, StatedRow[]>): void {
  const own = rows.get(rule.table) ?? [];
  const about = own.filter((row) => rule.about?.(event, row, rows) ?? !rule.each);
  for (const row of about) write(rule, event, row, rows);
  const left = own.filter((row) => !about.includes(row) || !rule.gone?.(event, row));
  const isMade = rule.made.includes(event.action) && (rule.each || about.length === 0);
  const made = isMade ? (rule.makes?.(event) ?? 1) : 0;
  for (let index = 0; index < made; index++) {
    const row: StatedRow = { seq: event.seq, index, cells: new Map() };
    write(rule, event, row, rows);
    left.push(row);
  }
  rows.set(rule.table, left);
}

function write(rule: TableRule, event: StatingEvent, row: StatedRow, rows: StatedRows): void {
  for (const [column, readers] of Object.entries(rule.columns)) {
    const value = readers[event.action]?.(event, row, rows);
    if (value !== undefined) row.cells.set(column, { value, seq: event.seq });
  }
}

/** Where a table is not as the log says. */
export interface RowFault {
  readonly table: string;
  /** Its id, or what else names it. */
  readonly id: string;
  /** gone: an event made it and it is not there; unheard: it is there and no event made it. */
  readonly fault: "gone" | "unheard" | "differs";
  readonly column: string | null;
  /** The event that said otherwise last; null where none speaks of the row. */
  readonly seq: number | null;
}

export type SameValue = (kind: Kind | undefined, stored: Fact, stated: Fact) => boolean;

/** The first row of a table that is not as it was stated; null where all are. */
export function firstFault(
  rule: TableRule,
  stated: readonly StatedRow[],
  stored: readonly StoredRow[],
  same: SameValue,
): RowFault | null {
  const { table } = rule;
  const others = [...stored];
  const differing = (row: StatedRow, other: StoredRow) =>
    [...row.cells].filter(
      ([column, { value }]) => column in other && !same(rule.kinds?.[column], other[column] ?? null, value),
    );
  const unmatched = stated.filter((row) => {
    const found = others.findIndex((other) => differing(row, other).length === 0);
    if (found >= 0) others.splice(found, 1);
    return found < 0;
  });
  const [row] = unmatched;
  if (row) {
    // Of several, it is the one that is most like it: its id, or else most of its columns.
    const likeness = (other: StoredRow) =>
      (other.id === said(row, "id") ? 1000 : 0) - differing(row, other).length;
    const [other] = others.sort((one, another) => likeness(another) - likeness(one));
    const [[column, cell] = [null, null]] = other ? differing(row, other) : [];
    if (!other) return { table, id: nameOf(row), fault: "gone", column: null, seq: row.seq };
    return { table, id: idOf(other), fault: "differs", column, seq: cell?.seq ?? null };
  }
  const unheard = others.find((other) => !rule.silent?.(other));
  return unheard ? { table, id: idOf(unheard), fault: "unheard", column: null, seq: null } : null;
}

const idOf = (row: StoredRow): string => String(row.id ?? Object.values(row)[0]);
const nameOf = (row: StatedRow): string => String(said(row, "id") ?? [...row.cells.values()][0]?.value ?? "");
