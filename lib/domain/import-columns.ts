import { plainName } from "./cell-text";

/** The columns of a spreadsheet that an import reads, by docs/rules.md's names. */
export const IMPORT_COLUMNS = [
  "number",
  "quote",
  "category",
  "indicator",
  "measure",
  "comparator",
  "value",
  "unit",
  "baseline",
  "weight",
  "leader",
  "leadUnit",
  "supportUnits",
  "dueOn",
  "livelihood",
  "note",
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Which column of the file, from 0, holds what. */
export type ImportMapping = Readonly<Partial<Record<ImportColumn, number>>>;

/** What mailed spreadsheets call the columns; the first name is docs/rules.md's, and the one exports use. */
const HEADINGS: Readonly<Record<ImportColumn, readonly string[]>> = {
  number: ["序号", "编号", "项目序号"],
  quote: ["报告原文", "原文", "目标表述", "报告表述"],
  category: ["类别", "分类", "领域"],
  indicator: ["指标", "指标名称", "目标任务", "工作目标", "实事项目名称", "任务"],
  measure: ["口径", "指标口径"],
  comparator: ["要求", "比较方式"],
  value: ["目标值", "年度目标", "全年目标", "年度目标值"],
  unit: ["单位", "计量单位"],
  baseline: ["基数", "上年基数", "基期值"],
  weight: ["权重", "分值"],
  leader: ["分管领导", "牵头领导", "责任领导"],
  leadUnit: ["牵头单位", "主办单位", "牵头部门"],
  supportUnits: ["配合单位", "责任单位", "协办单位", "配合部门"],
  dueOn: ["完成时限", "完成时间", "时限"],
  livelihood: ["民生实事"],
  note: ["备注", "说明"],
};

/** Where a heading may stand: titles and notes come before it. */
const HEADINGS_WITHIN = 20;

/** The row, from 0, in which the columns are named: the one with the most known names; null where none names two. */
export function headingRow(rows: readonly (readonly string[])[]): number | null {
  const known = rows.slice(0, HEADINGS_WITHIN).map((cells) => Object.keys(guessMapping(cells)).length);
  const most = Math.max(0, ...known);
  return most >= 2 ? known.indexOf(most) : null;
}

/** What the names in a heading row say about its columns. */
export function guessMapping(cells: readonly string[]): ImportMapping {
  const names = cells.map(plainName);
  const found = IMPORT_COLUMNS.flatMap((column) => {
    const at = HEADINGS[column].map((name) => names.indexOf(plainName(name))).find((index) => index >= 0);
    return at === undefined ? [] : [[column, at] as const];
  });
  return Object.fromEntries(found);
}

/** The mapping that was chosen column by column, or the column at fault with the key of its sentence. */
export function mappingOf(
  columns: readonly (ImportColumn | null)[],
):
  | { readonly ok: true; readonly mapping: ImportMapping }
  | { readonly ok: false; readonly field: string; readonly problem: string } {
  const twice = columns.findIndex((column, at) => column !== null && columns.indexOf(column) < at);
  if (twice >= 0) return { ok: false, field: `columns.${twice}`, problem: "import_column_twice" };
  if (!columns.includes("indicator"))
    return { ok: false, field: "columns", problem: "import_indicator_unmapped" };
  const pairs = columns.flatMap((column, at) => (column === null ? [] : [[column, at] as const]));
  return { ok: true, mapping: Object.fromEntries(pairs) };
}
