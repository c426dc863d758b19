import { isDay } from "./assignment";

/** How people write names and days in the cells of a spreadsheet, and how they are read. */

/** What has a name in cells: a unit by its full and its short name, a category by its word. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** A name as it is compared: width, case and spaces say nothing. */
export function plainName(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

/** Names with the id that each means. Where two share a name, it means neither. */
export function nameIndex(things: readonly Named[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string | null>();
  for (const { id, names } of things)
    for (const name of new Set(names.map(plainName))) {
      const known = ids.get(name);
      ids.set(name, known === undefined || known === id ? id : null);
    }
  return new Map([...ids].filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The names in a cell that lists several: 人社局、教育局. */
export function splitNames(text: string): readonly string[] {
  return text
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/**
 * The day that a cell means, `YYYY-MM-DD`: `2026-06-30`, `2026/6/30`, `2026年6月30日`, `6月30日`; a month means its
 * last day (`2026年6月`, `6月底`), 年底 and 全年 the year's. Null where it means none.
 *
 * @param year the year of a text that names none
 */
export function readDay(text: string, year: number): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/0{2}:0{2}(?::0{2})?$/, "")
    .replace(/前$/, "");
  const end = /^(\d{4})?(?:年底|年末|全年)$/.exec(plain);
  if (end) return `${end[1] ?? year}-12-31`;
  // Without a year only 月 tells a day from a number: 6.5 is none.
  const parts =
    /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?[底末]?)$/.exec(plain) ??
    /^()(\d{1,2})月(?:(\d{1,2})日?|[底末])?$/.exec(plain);
  if (!parts) return null;
  const [, typedYear, month = "", day] = parts;
  const ofYear = typedYear || String(year);
  const days = new Date(Date.UTC(Number(ofYear), Number(month), 0)).getUTCDate();
  const read = `${ofYear}-${month.padStart(2, "0")}-${(day ?? String(days)).padStart(2, "0")}`;
  return isDay(read) ? read : null;
}
