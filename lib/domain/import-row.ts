import { plainName, readDay, splitNames } from "./cell-text";
import { type DecimalText, isDecimalText } from "./decimal-text";
import { type ImportColumn, type ImportMapping } from "./import-columns";
import { parseMeasureValue } from "./measure-value";
import { readWeight } from "./sheet-edit";
import { type Category, type Comparator, type Measure } from "./vocabulary";

/** Names as the office calls things, with what each means (see `nameIndex`). */
export interface ImportNames {
  readonly units: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly comparators: ReadonlyMap<string, Comparator>;
}

/** What the cells of one row say; null where a cell is empty or not in the file: nothing is said then. */
export interface ImportedRow {
  readonly number: number | null;
  readonly quote: string | null;
  readonly category: Category | null;
  readonly indicator: string | null;
  readonly measure: Measure | null;
  readonly comparator: Comparator | null;
  readonly value: { readonly low: DecimalText; readonly high: DecimalText } | null;
  readonly unit: string | null;
  readonly baseline: DecimalText | null;
  readonly weight: DecimalText | null;
  readonly leaderPostId: string | null;
  readonly leadUnitId: string | null;
  readonly supportUnitIds: readonly string[] | null;
  readonly dueOn: string | null;
  readonly livelihood: boolean | null;
  readonly note: string | null;
}

/** Keys of the `errors` catalogue by column. */
export type ImportProblems = Readonly<Partial<Record<ImportColumn, string>>>;

const YES = new Set(["是", "√", "✓", "y", "yes", "1"]);
const NO = new Set(["否", "×", "n", "no", "0"]);
const SIGNS: readonly (readonly [sign: RegExp, comparator: Comparator])[] = [
  [/^(?:≥|>=|不低于|不少于|突破|超过)/, "at_least"],
  [/^(?:≤|<=|不超过|不高于)/, "at_most"],
  [/^(?:≈|约)/, "about"],
  [/(?:以上|及以上)$/, "at_least"],
  [/(?:以内|以下|及以下)$/, "at_most"],
  [/左右$/, "about"],
];
/** A dash between two values, in any of the ways it is written; a minus before the second value is none. */
const RANGE = /^(.*?\d[^\d.]*?)(?:[—–]+|[~至-])(?=[-−]?\d)(.*)$/;
/** An exported remark also says who set a light by hand; that is no note of the target. */
const EXPORTED_REMARK = /^(?:人工亮灯：|分解：)/;

/** The text of a cell, trimmed; an apostrophe with which a CSV keeps a text from running as a formula is taken off. */
export function importedText(cells: readonly string[], mapping: ImportMapping, column: ImportColumn): string {
  const at = mapping[column];
  const text = (at === undefined ? "" : (cells[at] ?? "")).trim();
  return /^'[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
}

/** Reads a row's cells, each for itself; what can't be understood is told at its column. */
export function readImportRow(
  cells: readonly string[],
  mapping: ImportMapping,
  names: ImportNames,
  year: number,
): { readonly row: ImportedRow; readonly problems: ImportProblems } {
  const problems: Partial<Record<ImportColumn, string>> = {};
  const text = (column: ImportColumn) => importedText(cells, mapping, column);
  const read = <Value>(
    column: ImportColumn,
    of: (text: string) => Value | null,
    problem: string,
  ): Value | null => {
    const typed = text(column);
    if (typed === "") return null;
    const value = of(typed);
    if (value === null) problems[column] = problem;
    return value;
  };
  const named =
    <Id extends string>(index: ReadonlyMap<string, Id>) =>
    (typed: string) =>
      index.get(plainName(typed)) ?? null;

  const stated = valueIn(text("value"), text("unit") || null, problems);
  const unit = text("unit") || stated?.unit || null;
  const row: ImportedRow = {
    number: read("number", (typed) => (/^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : null), "import_number"),
    quote: read(
      "quote",
      (typed) => (typed.length <= 1000 ? typed.replace(/\s+/g, "") : null),
      "too_long:1000",
    ),
    category: read("category", named(names.categories), "import_category"),
    indicator: read(
      "indicator",
      (typed) => (typed.length <= 80 ? typed.replace(/\s+/g, " ") : null),
      "too_long:80",
    ),
    measure: read("measure", named(names.measures), "import_measure"),
    comparator:
      read("comparator", (typed) => comparatorOf(typed, names), "import_comparator") ??
      stated?.comparator ??
      null,
    value: stated && { low: stated.low, high: stated.high },
    unit,
    baseline: read("baseline", (typed) => valueOf(typed, unit), "not_a_number"),
    weight: read("weight", readWeight, "not_a_number"),
    leaderPostId: read("leader", named(names.posts), "leader_post_unknown"),
    leadUnitId: read("leadUnit", named(names.units), "unit_unknown"),
    supportUnitIds: read("supportUnits", (typed) => allNamed(typed, names.units), "unit_unknown"),
    dueOn: read("dueOn", (typed) => readDay(typed, year), "due_not_a_day"),
    livelihood: read("livelihood", yesOrNo, "import_yes_no"),
    note:
      read("note", (typed) => (typed.length <= 500 ? typed : null), "too_long:500") && ownNote(text("note")),
  };
  return { row, problems };
}

interface StatedValue {
  readonly low: DecimalText;
  readonly high: DecimalText;
  readonly unit: string | null;
  readonly comparator: Comparator | null;
}

/** A value as it stands in a cell: `3.2`, `3.2万人`, `≥ 40`, `6%—6.5%`, `45万平方米以上`. */
function valueIn(
  typed: string,
  unit: string | null,
  problems: Partial<Record<ImportColumn, string>>,
): StatedValue | null {
  if (typed === "") return null;
  const plain = typed.normalize("NFKC").replace(/\s+/g, "");
  const sign = SIGNS.find(([pattern]) => pattern.test(plain));
  const bare = sign ? plain.replace(sign[0], "") : plain;
  const ends = RANGE.exec(bare);
  const texts = ends ? [ends[1] ?? "", ends[2] ?? ""] : [bare];
  const own = unit ?? (/^[-+−]?[\d.,]+(.*)$/.exec(texts.at(-1) ?? "")?.[1] || null);
  const values = texts.map((part) => parseMeasureValue(part, own));
  const [low, high = low] = values;
  if (!low?.ok || !high?.ok) {
    const wrong = [low, high].find((value) => value && !value.ok);
    problems.value = wrong && !wrong.ok && wrong.problem !== "empty" ? wrong.problem : "not_a_number";
    return null;
  }
  const comparator = sign?.[1] ?? (ends ? "range" : null);
  return { low: low.value, high: high.value, unit: own, comparator };
}

function comparatorOf(typed: string, names: ImportNames): Comparator | null {
  const word = plainName(typed);
  return names.comparators.get(word) ?? SIGNS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function valueOf(typed: string, unit: string | null): DecimalText | null {
  const parsed = parseMeasureValue(typed, unit);
  return parsed.ok && isDecimalText(parsed.value) ? parsed.value : null;
}

function allNamed(typed: string, units: ReadonlyMap<string, string>): readonly string[] | null {
  const ids = splitNames(typed).map((name) => units.get(plainName(name)));
  return ids.includes(undefined) ? null : [...new Set(ids.filter((id) => id !== undefined))];
}

function yesOrNo(typed: string): boolean | null {
  const word = plainName(typed);
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

function ownNote(typed: string): string | null {
  const lines = typed.split("\n").filter((line) => !EXPORTED_REMARK.test(line));
  return lines.join("\n").trim() || null;
}
