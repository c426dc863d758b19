import "server-only";
import { fulfilmentOf } from "@/lib/domain/fulfilment";
import { targetNumber } from "@/lib/domain/split";
import { partsStateText } from "@/lib/format/parts-text";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, measureText } from "@/lib/format/standing-text";
import { formatRange } from "@/lib/format/numbers";
import { type TargetStanding } from "../queries/target-standing";
import { ledgerSheet } from "./ledger-sheet";
import { type Column, type Sheet } from "./sheet";

type Row = TargetStanding;
type Head = Pick<Sheet<Row>, "title" | "note">;

const ASSIGNMENT = [
  ...["序号", "报告原文", "类别", "指标", "目标值", "单位"],
  ...["分管领导", "牵头单位", "配合单位", "完成时限"],
];
const UNIT = [
  ...["序号", "指标", "目标值", "单位", "完成时限", "序时进度", "完成值", "完成率"],
  ...["差距（百分点）", "亮灯", "目前进展", "存在问题", "下一步措施"],
];

/** 责任分工表: who answers for what, by when. */
export function assignmentSheet(rows: readonly Row[], head: Head, speaker: Speaker): Sheet<Row> {
  return withColumns(ledgerSheet(rows, head, speaker), ASSIGNMENT);
}

/** 单位进展表: what one unit leads or supports, and where each of it stands. */
export function unitSheet(rows: readonly Row[], head: Head, unitId: string, speaker: Speaker): Sheet<Row> {
  const sheet = withColumns(ledgerSheet(rows, head, speaker), UNIT);
  const [number, indicator, ...others] = sheet.columns;
  const duty: Column<Row> = {
    header: "责任",
    kind: "text",
    width: 7,
    value: ({ assignment }) => (assignment?.leadUnit.id === unitId ? "牵头" : "配合"),
  };
  return { ...sheet, columns: [number, indicator, duty, ...others].filter((column) => column !== undefined) };
}

/** 民生实事完成情况表, by the columns that its circulars have: 实事项目名称 · 完成情况 · 完成度. */
export function livelihoodSheet(rows: readonly Row[], head: Head, speaker: Speaker): Sheet<Row> {
  return {
    ...head,
    columns: [
      { header: "序号", kind: "ordinal", width: 6, value: targetNumber },
      { header: "实事项目名称", kind: "text", width: 26, value: ({ indicator }) => indicator },
      {
        header: "完成情况",
        kind: "text",
        width: 50,
        value: (row) =>
          [achieved(row, speaker), row.report?.progress || partsStateText(row.parts, speaker)]
            .filter(Boolean)
            .join("\n"),
      },
      { header: "完成度", kind: "text", width: 10, value: (row) => fulfilmentWord(row, speaker) },
      {
        header: "牵头单位",
        kind: "text",
        width: 14,
        value: ({ assignment }) => assignment?.leadUnit.shortName ?? null,
      },
    ],
    rows,
  };
}

function achieved({ definition, standing }: Row, speaker: Speaker): string {
  const goal =
    definition.low === null
      ? speaker(`domain.measure.${definition.measure}`)
      : definition.measure === "milestone"
        ? measureText(definition.low, definition, speaker)
        : formatRange(definition.low, definition.high, definition.unit);
  const rate = standing.completionRate === null ? "" : `，完成率${attainmentText(standing, speaker)}`;
  const actual = actualText(standing, definition, speaker);
  return `目标${goal}，${standing.reporting === "reported" ? "完成" : ""}${actual}${rate}。`;
}

/** What nobody can judge yet is named by its reason, not called unfinished (rule 5). */
function fulfilmentWord({ definition, standing }: Row, speaker: Speaker): string | null {
  const fulfilment = fulfilmentOf(definition, standing);
  if (fulfilment) return speaker(`domain.fulfilment.${fulfilment}`);
  return standing.reporting === "reported" ? null : speaker(`domain.greyReason.${standing.reporting}`);
}

function withColumns(sheet: Sheet<Row>, headers: readonly string[]): Sheet<Row> {
  const columns = headers.map((name) => {
    const column = sheet.columns.find(({ header }) => header === name);
    if (!column) throw new Error(`the ledger has no column ${name}`);
    return column;
  });
  return { ...sheet, columns };
}
