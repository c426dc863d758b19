import "server-only";
import { targetNumber } from "@/lib/domain/split";
import { formatRange } from "@/lib/format/numbers";
import { missingPartsText, partsStateText } from "@/lib/format/parts-text";
import { type Speaker } from "@/lib/format/speaker";
import { lightWord, standingReasonText } from "@/lib/format/standing-text";
import { type TargetStanding } from "../queries/target-standing";
import { type Column, type Sheet } from "./sheet";
import { type Words } from "./words";

type Row = TargetStanding;

/**
 * The ledger (台账) with its standing as a sheet, by the column names of docs/rules.md.
 *
 * @param speaker the words of exports
 */
export function ledgerSheet(
  rows: readonly Row[],
  head: Pick<Sheet<Row>, "title" | "note">,
  speaker: Speaker,
): Sheet<Row> {
  return { ...head, columns: ledgerColumns(speaker), rows };
}

function ledgerColumns(speaker: Speaker): readonly Column<Row>[] {
  const domain: Words = (key, values) => speaker(`domain.${key}`, values);
  return [
    { header: "序号", kind: "ordinal", width: 6, value: targetNumber },
    { header: "报告原文", kind: "text", width: 36, value: ({ source }) => source.quote.replace(/\s+/g, "") },
    { header: "类别", kind: "text", width: 12, value: ({ category }) => domain(`category.${category}`) },
    { header: "指标", kind: "text", width: 22, value: ({ indicator }) => indicator },
    {
      header: "口径",
      kind: "text",
      width: 9,
      value: ({ definition }) => domain(`measure.${definition.measure}`),
    },
    {
      header: "要求",
      kind: "text",
      width: 8,
      value: ({ definition }) => domain(`comparator.${definition.comparator}`),
    },
    { header: "目标值", kind: "number", width: 11, value: targetValue },
    { header: "单位", kind: "text", width: 9, value: ({ definition }) => definition.unit },
    {
      header: "分管领导",
      kind: "text",
      width: 13,
      value: ({ assignment }) => assignment?.leaderPost?.title ?? null,
    },
    {
      header: "牵头单位",
      kind: "text",
      width: 14,
      value: ({ assignment }) => assignment?.leadUnit.shortName ?? null,
    },
    { header: "配合单位", kind: "text", width: 18, value: supportUnits },
    { header: "完成时限", kind: "date", width: 12, value: ({ assignment }) => assignment?.dueOn ?? null },
    { header: "序时进度", kind: "number", width: 10, value: ({ standing }) => standing.scheduleExpected },
    {
      header: "目前进展",
      kind: "text",
      width: 36,
      value: ({ report, parts }) => report?.progress || partsStateText(parts, speaker),
    },
    { header: "完成值", kind: "number", width: 11, value: (row) => actualValue(row, domain) },
    { header: "完成率", kind: "percent", width: 10, value: ({ standing }) => standing.completionRate },
    // Growth and shares are never divided: what they have in place of a rate is this (rule 2).
    { header: "差距（百分点）", kind: "number", width: 10, value: ({ standing }) => standing.gapPoints },
    {
      header: "亮灯",
      kind: "text",
      width: 10,
      value: ({ standing }) => lightWord(standing, speaker),
    },
    {
      header: "亮灯依据",
      kind: "text",
      width: 32,
      value: ({ standing, definition, parts }) =>
        standingReasonText(standing, definition, speaker, "zh-CN") +
        (missingPartsText(parts, definition, speaker) ?? ""),
    },
    { header: "存在问题", kind: "text", width: 28, value: ({ report }) => report?.problems || null },
    { header: "下一步措施", kind: "text", width: 28, value: ({ report }) => report?.nextStep || null },
    {
      header: "佐证",
      kind: "text",
      width: 20,
      value: ({ report }) => report?.evidence.map(({ name }) => name).join("\n") || null,
    },
    { header: "备注", kind: "text", width: 24, value: (row) => remarks(row, speaker) },
  ];
}

/** A number where there is one; a range is written as the report does, and a judgement has none. */
function targetValue({ definition: { low, high } }: Row): string | null {
  if (low === null) return null;
  return low === high ? low : formatRange(low, high, null);
}

function actualValue({ standing, definition }: Row, domain: Words): string | null {
  if (standing.judgement) return domain(`judgement.${standing.judgement}`);
  if (definition.measure !== "milestone" || standing.actual === null) return standing.actual;
  return definition.stages[Number(standing.actual) - 1]?.name ?? standing.actual;
}

function supportUnits({ assignment }: Row): string | null {
  return assignment?.supportUnits.map(({ shortName }) => shortName).join("、") || null;
}

/** A light set by hand says so, with its reason, and the computed one stands beside it (docs/rules.md, rule 7). */
function remarks({ note, standing }: Row, speaker: Speaker): string | null {
  const byHand =
    standing.override &&
    `人工亮灯：${standing.override.reason}（系统亮灯：${lightWord(standing, speaker, "computedLight")}）`;
  return [note, byHand].filter(Boolean).join("\n") || null;
}
