import { type Named, nameIndex, plainName, readDay, splitNames } from "@/lib/domain/cell-text";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { readWeight, type SheetField } from "@/lib/domain/sheet-edit";
import { CATEGORIES, MEASURES } from "@/lib/domain/vocabulary";
import { type Speaker } from "@/lib/format/speaker";
import { type Directory } from "@/lib/server/queries/directory";
import { type SheetRow } from "@/lib/server/queries/target-sheet";

/** What a cell holds: an id or a key, a number or a day as text, a list of ids; null where it is empty. */
export type SheetValue = string | null | readonly string[];

export type CellReading =
  { readonly ok: true; readonly value: SheetValue } | { readonly ok: false; readonly problem: string };

export interface CellOption {
  readonly value: string;
  readonly label: string;
  /** Other names that one may type. */
  readonly also: readonly string[];
}

/** A column of the responsibility table. */
export interface SheetColumn {
  readonly key: "number" | "indicator" | "target" | "unit" | SheetField;
  readonly label: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly numeric: boolean;
  /** Null for columns that are only read. */
  readonly field: SheetField | null;
  /** What one chooses from; empty for what is typed freely. */
  readonly options: readonly CellOption[];
  /** Several may be chosen. */
  readonly many: boolean;
  /** What clearing the cell makes of it; undefined where it can't be empty. */
  readonly empty: SheetValue | undefined;
  readonly text: (row: SheetRow, value: SheetValue) => string;
  /** Reads what was typed or pasted; `problem` is a key of the `errors` catalogue. */
  readonly read: (row: SheetRow, text: string, year: number) => CellReading;
}

/** The columns in the order of the table; labels and words in the reader's language. */
export function sheetColumns(directory: Directory, say: Speaker): readonly SheetColumn[] {
  const fixed = (key: "number" | "indicator" | "target" | "unit", width: number): SheetColumn => ({
    ...plain,
    key,
    width,
    label: say(`targets.column.${key}`),
    numeric: key === "number" || key === "target",
    field: null,
    text: (row) => String(row[key] ?? (key === "target" ? say(`domain.measure.${row.measure}`) : "")),
    read: () => ({ ok: false, problem: "cell_fixed" }),
  });
  const words = (set: string, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: say(`domain.${set}.${value}`), also: [] }));
  const units = directory.units.map(({ id, name, shortName }) => ({
    value: id,
    label: shortName,
    also: [name],
  }));
  const posts = directory.posts.map(({ id, title }) => ({ value: id, label: title, also: [] }));
  const chosen = (
    key: SheetField,
    label: string,
    width: number,
    options: readonly CellOption[],
    unknown: string,
    more: Partial<Pick<SheetColumn, "many" | "empty">> = {},
  ): SheetColumn => ({ ...plain, ...choice(options, unknown, more), key, field: key, label, width });
  return [
    fixed("number", 56),
    fixed("indicator", 208),
    fixed("target", 112),
    fixed("unit", 72),
    chosen("category", say("targets.column.category"), 108, words("category", CATEGORIES), "choice_unknown"),
    chosen("measure", say("targets.filter.measure"), 80, words("measure", MEASURES), "choice_unknown"),
    {
      ...plain,
      key: "baseline",
      field: "baseline",
      label: say("targets.promise.baseline"),
      width: 88,
      numeric: true,
      empty: null,
      text: (_, value) => (typeof value === "string" ? value : ""),
      read: ({ unit }, text) => {
        const parsed = parseMeasureValue(text, unit);
        if (parsed.ok) return { ok: true, value: parsed.value };
        return parsed.problem === "empty"
          ? { ok: true, value: null }
          : { ok: false, problem: parsed.problem };
      },
    },
    {
      ...plain,
      key: "weight",
      field: "weight",
      label: say("targets.promise.weight"),
      width: 64,
      numeric: true,
      read: (_, text) => {
        const value = readWeight(text);
        return value === null ? { ok: false, problem: "not_a_number" } : { ok: true, value };
      },
    },
    chosen("leaderPostId", say("targets.column.leader"), 136, posts, "leader_post_unknown", { empty: null }),
    chosen("leadUnitId", say("targets.column.leadUnit"), 120, units, "unit_unknown", { empty: null }),
    chosen("supportUnitIds", say("targets.column.supportUnits"), 216, units, "unit_unknown", {
      many: true,
      empty: [],
    }),
    {
      ...plain,
      key: "dueOn",
      field: "dueOn",
      label: say("targets.column.due"),
      width: 112,
      read: (_, text, year) => {
        const value = readDay(text, year);
        return value === null ? { ok: false, problem: "due_not_a_day" } : { ok: true, value };
      },
    },
  ];
}

const plain = {
  numeric: false,
  options: [] as readonly CellOption[],
  many: false,
  empty: undefined,
  text: (_: SheetRow, value: SheetValue) => (typeof value === "string" ? value : ""),
};

function choice(
  options: readonly CellOption[],
  unknown: string,
  { many = false, empty }: Partial<Pick<SheetColumn, "many" | "empty">>,
): Pick<SheetColumn, "options" | "many" | "empty" | "text" | "read"> {
  const labels = new Map(options.map(({ value, label }) => [value, label]));
  const named: readonly Named[] = options.map(({ value, label, also }) => ({
    id: value,
    names: [label, ...also],
  }));
  const index = nameIndex(named);
  const labelOf = (id: string) => labels.get(id) ?? id;
  return {
    options,
    many,
    empty,
    text: (_, value) => (typeof value === "string" ? labelOf(value) : (value ?? []).map(labelOf).join("、")),
    read: (_, text) => {
      const ids = (many ? splitNames(text) : text.trim() === "" ? [] : [text]).map((name) =>
        index.get(plainName(name)),
      );
      if (ids.includes(undefined)) return { ok: false, problem: unknown };
      const known = [...new Set(ids.filter((id) => id !== undefined))];
      if (many) return { ok: true, value: known };
      if (known[0] !== undefined) return { ok: true, value: known[0] };
      return empty === undefined ? { ok: false, problem: "required" } : { ok: true, value: empty };
    },
  };
}

/** The options that a typed text may mean, those that begin with it first. */
export function suggestions(column: SheetColumn, typed: string): readonly CellOption[] {
  const last = column.many ? (typed.split(/[、,，;；]/).at(-1) ?? "") : typed;
  const wanted = plainName(last);
  const names = ({ label, also }: CellOption) => [label, ...also].map(plainName);
  const found = column.options.filter((option) => names(option).some((name) => name.includes(wanted)));
  return found.toSorted(
    (one, other) =>
      Number(!names(one).some((name) => name.startsWith(wanted))) -
      Number(!names(other).some((name) => name.startsWith(wanted))),
  );
}

/** Whether two cells hold the same; of lists, whatever their order. */
export function sameValue(one: SheetValue, other: SheetValue): boolean {
  if (typeof one === "string" || typeof other === "string" || one === null || other === null)
    return one === other;
  return one.length === other.length && one.every((id) => other.includes(id));
}
