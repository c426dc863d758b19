import { nameIndex, plainName, readDay } from "@/lib/domain/cell-text";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { parseMeasureValue } from "@/lib/domain/measure-value";

/** A row of the split as it is typed. */
export interface TypedPart {
  /** Null for a row that is new. */
  readonly id: string | null;
  readonly version: number;
  readonly assignmentVersion: number;
  readonly unitId: string;
  readonly value: string;
  readonly weight: string;
  readonly dueOn: string;
}

export type PartField = "unitId" | "value" | "weight" | "dueOn";

/** What pasted text is read by. */
interface Reading {
  readonly columns: readonly PartField[];
  readonly units: readonly { readonly id: string; readonly name: string; readonly shortName: string }[];
  readonly year: number;
  /** A row as it begins. */
  readonly blank: TypedPart;
}

/**
 * A block pasted from a cell on. Rows are added where it is longer than the list; a unit is found by its full or short
 * name, a day in any way of writing it, and what can't be understood is left out.
 */
export function pasteParts(
  rows: readonly TypedPart[],
  at: { readonly row: number; readonly column: number },
  cells: readonly (readonly string[])[],
  { columns, units, year, blank }: Reading,
): { readonly rows: readonly TypedPart[]; readonly pasted: number; readonly left: number } {
  const index = nameIndex(units.map(({ id, name, shortName }) => ({ id, names: [name, shortName] })));
  let [pasted, left] = [0, 0];
  const read = (field: PartField, text: string): string | null => {
    if (field === "unitId") return index.get(plainName(text)) ?? null;
    return field === "dueOn" ? readDay(text, year) : text;
  };
  const next = [...rows];
  for (const [down, line] of cells.entries()) {
    const row = at.row + down;
    next[row] ??= blank;
    for (const [right, cell] of line.entries()) {
      const field = columns[at.column + right];
      const text = cell.trim();
      if (text === "") continue;
      const value = field === undefined ? null : read(field, text);
      if (field === undefined || value === null) left += 1;
      else {
        next[row] = { ...next[row], [field]: value };
        pasted += 1;
      }
    }
  }
  return { rows: next, pasted, left };
}

/** A typed value in the target's unit; null where there is none to compute with. */
export function typedValue(text: string, unit: string | null): DecimalText | null {
  const parsed = parseMeasureValue(text, unit);
  return parsed.ok ? parsed.value : null;
}
