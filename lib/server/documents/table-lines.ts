import { separator } from "./characters";
import { type Column, columnsOf, isHeaderRow, isNumber, isValue } from "./table-columns";

/**
 * A table's rows as lines of text. A person reads a row by the words over its columns; a text has none, so each
 * row becomes a sentence that says them: `1.适老改造。完成适老化改造600户。责任单位：区民政局。`
 */

/** The cells of a row, one for each column of the grid; what a merged cell covers is empty. */
export type Row = readonly string[];

const SENTENCE_END = /[。！？；：]$/;
/** Units under each other in one cell. */
const BETWEEN_NAMES = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const COUNTING = /^[一二三四五六七八九十]{1,3}$/;

const closed = (text: string): string => (text === "" || SENTENCE_END.test(text) ? text : `${text}。`);

const joined = (before: string, after: string): string =>
  before === "" || after === "" ? before + after : before + separator(before, after) + after;

/** `1` → `1.`, `一` → `（一）`: as the genre numbers what stands under a heading. */
function serialMark(serial: string, next: string): string {
  const text = serial.replace(/\s/g, "");
  if (COUNTING.test(text)) return `（${text}）`;
  if (/^\d+[.、．]?$/.test(text)) return `${text.replace(/\D/g, "")}${/^\d/.test(next) ? "、" : "."}`;
  return text;
}

/** `新增就业` and `3.2` under 增长 with the unit 万人: the number behind its noun, with what the header adds. */
function withValue(name: string, cell: string, { label, unit }: { label: string; unit: string }): string {
  const verb = /增长|增速/.test(label) && !/增长|增速|增幅/.test(name + cell) ? "增长" : "";
  const missing = isNumber(cell) && !/[%‰]/.test(cell) ? unit : "";
  const tail = /^(.*?)(以上|以下|以内|左右)$/.exec(cell);
  return joined(name, verb + (tail && missing ? tail[1]! + missing + tail[2]! : cell + missing));
}

/** A row under a header that names its columns; `above` is what a name merged over several rows says. */
function namedRow(columns: readonly Column[], row: Row, above: string): string {
  const cells = columns
    .map((column) => ({ ...column, text: (row[column.index] ?? "").trim() }))
    .filter(({ text }) => text !== "" && !/^[-—–\/／]+$/.test(text));
  const of = (...roles: Column["role"][]) => cells.filter(({ role }) => roles.includes(role));
  const measure = of("measure")[0]?.text ?? "";
  const own = of("name")[0]?.text ?? "";
  const values = cells.filter(
    ({ role, text }) =>
      role === "value" || (role === "content" && isValue(text)) || (role === "other" && isNumber(text)),
  );
  const name = own || (values.length > 0 ? above : "");
  const unitOf = ({ unit }: Column) => unit || measure;
  const [only] = values;
  const isPlain =
    only && values.length === 1 && (only.role === "content" || /目标|计划|预期/.test(only.label));
  const subject = isPlain ? withValue(name, only.text, { label: only.label, unit: unitOf(only) }) : name;
  const parts = [
    closed(subject),
    ...cells
      .filter((cell) => !["serial", "name", "measure"].includes(cell.role) && !(isPlain && cell === only))
      .map((cell) => {
        if (values.includes(cell)) {
          const about = /\d{4}年|目标|计划|预期|完成|实绩|增长|增速/.test(cell.label);
          const said = withValue(about ? name : cell.label, cell.text, {
            label: cell.label,
            unit: unitOf(cell),
          });
          return closed(about ? `${cell.label}：${said}` : said);
        }
        if (cell.role === "owner") return closed(`${cell.label}：${cell.text.replace(BETWEEN_NAMES, "、")}`);
        return closed(cell.role === "content" ? cell.text : `${cell.label}：${cell.text}`);
      }),
  ];
  const text = parts.filter((part) => part !== "").reduce(joined, "");
  const serial = of("serial")[0];
  return serial ? serialMark(serial.text, text) + text : text;
}

/** A row without a header over it: a leading number counts it, a value stands behind its noun. */
function plainRow(row: Row, isCounted: boolean): string {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const [serial, ...rest] = isCounted ? cells : ["", ...cells];
  const text = rest.reduce((sofar, cell, index) => {
    // A bare number may be anything; with a unit it is the value of what stands before it.
    const attaches = index === 1 && isValue(cell) && !isNumber(cell) && !isValue(sofar);
    return attaches || sofar === "" || SENTENCE_END.test(sofar) ? joined(sofar, cell) : `${sofar}，${cell}`;
  }, "");
  return (isCounted && serial ? serialMark(serial, text) : "") + (rest.length > 1 ? closed(text) : text);
}

/** Whether the first cells count the rows: 1, 2, 3 … */
const countsRows = (rows: readonly Row[]): boolean =>
  rows.length > 1 &&
  rows.every(
    (row, index) =>
      Number.parseInt(row[0] ?? "", 10) === index + Number.parseInt(rows[0]![0] ?? "", 10) &&
      /^\d+[.、]?$/.test(row[0]!.trim()),
  );

const filledCells = (row: Row): string[] => row.filter((cell) => cell.trim() !== "");

/** Header rows under each other: 2026年 over 目标 and 责任单位 gives the words of both. */
function mergedHeader(rows: readonly Row[]): string[] {
  const [first, second] = rows;
  if (!second) return [...first!];
  let above = "";
  return first!.map((cell, index) => {
    above = cell || above;
    const below = second[index] ?? "";
    return cell === "" || below === "" ? (below ? above + below : cell) : cell + below;
  });
}

/**
 * The lines of a table, for each row those that it gives: a row with one filled cell is a caption or a heading and
 * stays as it is; a header row is kept in brackets, as a lead-in and no heading; an empty row gives none.
 */
export function tableLines(rows: readonly Row[]): readonly (readonly string[])[] {
  const first = rows.findIndex((row) => filledCells(row).length > 1);
  const hasHeader = first >= 0 && isHeaderRow(rows[first]!);
  const depth = hasHeader && rows[first + 1] && isHeaderRow(rows[first + 1]!) ? 2 : 1;
  const body = rows.filter(
    (row, index) => index >= first + (hasHeader ? depth : 0) && filledCells(row).length > 1,
  );
  const header = hasHeader ? mergedHeader(rows.slice(first, first + depth)) : [];
  const columns = columnsOf(header, body);
  const isCounted = !hasHeader && countsRows(body);
  const repeated = filledCells(header).join();
  let named = "";
  return rows.map((row, index) => {
    const cells = filledCells(row);
    if (cells.length === 0) return [];
    if (hasHeader && index === first) return [`（${filledCells(header).join("、")}）：`];
    if (hasHeader && index > first && (index < first + depth || cells.join() === repeated)) return [];
    if (cells.length === 1) return [cells[0]!.trim()];
    if (!hasHeader) return [plainRow(row, isCounted)];
    const subject = columns.find(({ role }) => role === "name");
    named = (subject && row[subject.index]?.trim()) || named;
    return [namedRow(columns, row, named)];
  });
}
