/** What the columns of a table are for, by the words over them. */

/** `measure`: units of the numbers in the row. `content`: what is promised. `owner`, `other`: named by the header. */
type ColumnRole = "serial" | "name" | "measure" | "content" | "value" | "owner" | "other";

export interface Column {
  readonly index: number;
  readonly role: ColumnRole;
  /** The header's words without the unit in brackets. */
  readonly label: string;
  /** `万元` in 总投资（万元）. */
  readonly unit: string;
}

const LONGEST_LABEL = 14;
const LABEL_WORDS =
  /序号|编号|项目|名称|内容|目标|任务|指标|单位|标准|责任|牵头|配合|实施|承办|完成|时限|时间|备注|类别|领域|事项|措施|举措|投资|资金|规模|地点|领导|进度|进展|年度|计划|说明|部门|数量/;
const SERIAL = /^(?:序号|编号|序|项次|号|No\.?|№)$/i;
const MEASURE = /^(?:计量)?单位$/;
const OWNER = /责任|牵头|配合|实施|承办|主办|协办|单位|部门|领导|联系人/;
const NAME = /项目|名称|指标|事项|实事|任务/;
const CONTENT = /内容|目标|任务|标准|措施|举措|要求|数量|规模/;
const VALUE = /^\d{4}年|投资|资金|金额|产值|完成|计划|实绩|预期|预计|增长|增速/;
const OTHER = /时限|时间|备注|类别|领域|地点|进度|进展|说明/;
const UNIT_IN_LABEL = /[（(]([^（）()\d]{1,8})[）)]$/;

/** `1500个`, `3.2`, `不少于12家`, `5.5%—6%`: a number with its unit and nothing else to say. */
const VALUE_CELL =
  /^(?:达到?|超过?|突破|不少于|不低于|不超过|约|力争|增长|下降)*[-+]?\d[\d.,]*(?:[万亿%‰]|个?百分点)*(?:\s*[-—–~～至]+\s*\d[\d.,]*)?[^\d，。；：、]{0,12}$/;
const NUMBER_CELL = /^[-+]?\d[\d.,]*%?(?:\s*[-—–~～至]+\s*\d[\d.,]*%?)?(?:以上|以下|以内|左右)?$/;

const bare = (text: string): string => text.replace(/\s/g, "");

export const isValue = (cell: string): boolean => VALUE_CELL.test(bare(cell)) && !/^\d{4}年/.test(bare(cell));
/** A number that lacks the unit which the header or a column of its own gives. */
export const isNumber = (cell: string): boolean => NUMBER_CELL.test(bare(cell));

/** Whether a row names the columns below it: short words of which most are those of headers, and no figures. */
export function isHeaderRow(cells: readonly string[]): boolean {
  const filled = cells.map(bare).filter((cell) => cell !== "");
  const labels = filled.filter((cell) => LABEL_WORDS.test(cell) || VALUE.test(cell));
  return (
    filled.length >= 2 &&
    labels.length >= Math.max(2, filled.length / 2) &&
    filled.every((cell) => cell.length <= LONGEST_LABEL && !/[。；，]/.test(cell) && !isValue(cell))
  );
}

function roleOf(label: string, cells: readonly string[]): ColumnRole {
  if (SERIAL.test(label)) return "serial";
  // 单位 is 计量单位 over 万人 and 责任单位 over 区教育局.
  if (MEASURE.test(label))
    return cells.every((cell) => cell.length <= 6 && !/[局委办院会处]$|街道|公司|中心/.test(cell))
      ? "measure"
      : "owner";
  if (OWNER.test(label)) return "owner";
  if (OTHER.test(label)) return "other";
  if (VALUE.test(label) && cells.some(isValue)) return "value";
  return CONTENT.test(label) ? "content" : "other";
}

/** The columns under a header row; the first that names things is the row's subject. */
export function columnsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Column[] {
  const columns = header.map((cell, index): Column => {
    const words = bare(cell);
    const unit = UNIT_IN_LABEL.exec(words)?.[1] ?? "";
    const label = unit === "" || /^含|按/.test(unit) ? words : words.slice(0, -(unit.length + 2));
    const cells = rows.map((row) => bare(row[index] ?? "")).filter((text) => text !== "");
    return { index, role: roleOf(label, cells), label, unit };
  });
  const subject =
    columns.find(({ role, label }) => (role === "content" || role === "other") && NAME.test(label)) ??
    columns.find(({ role }) => role === "content" || role === "other");
  return columns.map((column) => (column === subject ? { ...column, role: "name" } : column));
}
