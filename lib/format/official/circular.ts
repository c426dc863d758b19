import { needingAttention } from "../../domain/attention";
import { type TargetDefinition } from "../../domain/goal";
import { fulfilmentOf } from "../../domain/fulfilment";
import { type Period, yearOf } from "../../domain/period";
import { rollUp, rollUpBy, type RollUpMember } from "../../domain/roll-up";
import { type GreyReason, LIGHTS } from "../../domain/vocabulary";
import { formatMonth, formatPeriod } from "../dates";
import { formatRange, formatRate } from "../numbers";
import { partsStateText } from "../parts-text";
import { type Speaker } from "../speaker";
import { actualText, attainmentText, officialReasonText } from "../standing-text";
import { officeOf } from "./notice-document";
import {
  type Attachment,
  type Block,
  chineseOrdinal,
  type OfficialDocument,
  type OfficialTable,
} from "./official-document";

/** What a circular needs to know of a target; rows of the standing and of a snapshot both have it. */
export interface CircularRow extends RollUpMember {
  readonly number: number;
  readonly indicator: string;
  readonly definition: TargetDefinition;
  readonly livelihood: boolean;
  readonly assignment: { readonly leadUnit: { readonly id: string; readonly shortName: string } } | null;
  /** How far the parts are where the target is split (分解); left out by snapshots of before there were any. */
  readonly parts?: {
    readonly total: number;
    readonly missing: readonly {
      readonly unit: { readonly shortName: string } | null;
      readonly reason: GreyReason;
    }[];
  } | null;
}

export interface CircularFacts {
  /** Null where the report doesn't name it. */
  readonly government: string | null;
  /** What is circulated; the months of one year. */
  readonly period: Period;
  readonly rows: readonly CircularRow[];
  /** The snapshot (快照) that the numbers are taken from; null for the standing as it is. */
  readonly snapshot: { readonly name: string; readonly day: string } | null;
}

/**
 * The circular (通报) of a month as a draft: counts, what is ahead, what is behind, who did not report, what is asked;
 * with the tables behind the counts. Every number is counted from the rows by `rollUp`, as on every page; the wording
 * is an official document's and is edited by the office. Number and date are left open until it is issued.
 */
export function circular(facts: CircularFacts, speaker: Speaker): OfficialDocument {
  const { government, period, rows, snapshot } = facts;
  const year = yearOf(period);
  const month = formatMonth(period, "zh-CN");
  const say = sayWith(speaker);
  const parts: (readonly Block[])[] = [
    overall(facts, say),
    ahead(rows, say),
    behind(rows, say),
    unreported(rows, month),
    demands(rows),
  ].filter((part) => part.length > 0);
  return {
    mark: `${government ?? ""}通报`,
    number: null,
    title: `关于${formatPeriod(period, "zh-CN")}政府工作报告目标任务完成情况的通报`,
    addressee: "各有关单位",
    body: [
      paragraph(
        `现将截至${year}年${month}底政府工作报告目标任务完成情况通报如下。${
          snapshot ? `本通报数据取自${snapshot.day}存下的“${snapshot.name}”。` : ""
        }`,
      ),
      ...parts.flatMap((part, index) => numbered(part, index + 1)),
    ],
    signature: { office: officeOf(government), day: null },
    attachments: attachmentsOf(facts, say),
  };
}

interface Say {
  readonly actual: (row: CircularRow) => string;
  readonly attainment: (row: CircularRow) => string;
  readonly reason: (row: CircularRow) => string;
  /** What the parts of a split target lack; empty where nothing is missing. */
  readonly missing: (row: CircularRow) => string;
  readonly word: (key: string) => string;
}

function sayWith(speaker: Speaker): Say {
  return {
    actual: ({ standing, definition }) => actualText(standing, definition, speaker),
    attainment: ({ standing }) => attainmentText(standing, speaker),
    // A light set by hand is explained by whoever set it (rule 7).
    reason: ({ standing, definition }) =>
      standing.override
        ? `人工亮灯：${standing.override.reason}`
        : officialReasonText(standing, definition, speaker),
    missing: ({ parts }) =>
      parts && parts.missing.length > 0 ? `（${partsStateText(parts, speaker)}）` : "",
    word: (key) => speaker(`domain.${key}`),
  };
}

function overall({ period, rows }: CircularFacts, say: Say): Block[] {
  const { total, done, doneRate, due, onSchedule, onScheduleRate, lights, missing } = rollUp(rows);
  const reasons = [...new Set(missing.map(({ reason }) => reason))].map((reason: GreyReason) => {
    const count = missing.filter((entry) => entry.reason === reason).length;
    return `${say.word(`greyReason.${reason}`)}${count}项`;
  });
  const lit = LIGHTS.map((light) => `${say.word(`lightColour.${light}`)}${lights[light]}项`).join("、");
  return [
    heading("总体情况"),
    paragraph(
      `${yearOf(period)}年政府工作报告目标任务共${total}项，已完成${done}项，占${formatRate(doneRate)}。` +
        `${formatMonth(period, "zh-CN")}应报${due}项，达到序时进度${onSchedule}项` +
        `${onScheduleRate === null ? "。" : `，占${formatRate(onScheduleRate)}。`}`,
    ),
    paragraph(`亮灯情况：${lit}。${reasons.length > 0 ? `其中无当月数据的有${reasons.join("、")}。` : ""}`),
  ];
}

function ahead(rows: readonly CircularRow[], say: Say): Block[] {
  const items = rows.filter(({ standing }) => standing.light === "blue");
  if (items.length === 0) return [];
  return [
    heading("进展较快的目标"),
    paragraph(`以下${items.length}项目标提前或超额完成。`),
    ...items.map((row, index) =>
      paragraph(
        `${index + 1}.${named(row)}：目标${goalText(row, say)}，完成${say.actual(row)}${rateText(row, say)}。`,
      ),
    ),
  ];
}

function behind(rows: readonly CircularRow[], say: Say): Block[] {
  const calling = needingAttention(rows);
  if (calling.length === 0) return [heading("滞后的目标"), paragraph("本月没有亮红灯、黄灯的目标。")];
  const groups = (["red", "yellow"] as const)
    .map((light) => ({ light, items: calling.filter(({ standing }) => standing.light === light) }))
    .filter(({ items }) => items.length > 0);
  return [
    heading("滞后的目标"),
    ...groups.flatMap(({ light, items }, group): Block[] => [
      {
        kind: "heading",
        level: 2,
        text: `（${chineseOrdinal(group + 1)}）亮${say.word(`lightColour.${light}`)}的目标${items.length}项`,
      },
      ...items.map((row, index) => paragraph(`${index + 1}.${named(row)}：${say.reason(row)}`)),
    ]),
  ];
}

function unreported(rows: readonly CircularRow[], month: string): Block[] {
  const late = rows.map((row) => ({ row, units: owingUnits(row) })).filter(({ units }) => units.length > 0);
  if (late.length === 0) return [heading("报送情况"), paragraph(`各单位均已按期报送${month}进展。`)];
  const units = new Map<string, string[]>();
  for (const { row, units: owing } of late)
    for (const unit of owing)
      units.set(unit, [...(units.get(unit) ?? []), row.parts ? `${row.indicator}分解任务` : row.indicator]);
  const list = [...units].map(([unit, indicators]) => `${unit}（${indicators.join("、")}）`);
  return [
    heading("报送情况"),
    paragraph(`以下单位未按期报送${month}进展，涉及${late.length}项目标：${list.join("；")}。`),
  ];
}

/** Who owes the month's report: of a split target (分解) the units whose parts are missing, not the lead unit. */
function owingUnits({ standing, assignment, parts }: CircularRow): readonly string[] {
  const named = (unit: { readonly shortName: string } | null | undefined) =>
    unit?.shortName ?? "未明确牵头单位";
  if (parts)
    return parts.missing.filter(({ reason }) => reason === "not_reported").map(({ unit }) => named(unit));
  return standing.reporting === "not_reported" ? [named(assignment?.leadUnit)] : [];
}

function demands(rows: readonly CircularRow[]): Block[] {
  const red = rows.some(({ standing }) => standing.light === "red");
  return [
    heading("下一步要求"),
    paragraph(
      "各牵头单位要对照年度目标和序时进度，逐项查找差距，落实责任人和完成时间，确保各项目标任务按期完成。",
    ),
    ...(red ? [paragraph("亮红灯目标的牵头单位要查明原因，提出追赶措施，按督办单要求的时限书面反馈。")] : []),
    paragraph("各单位要按期、如实报送进展和佐证材料，所报数据应与统计口径一致。"),
  ];
}

function attachmentsOf({ period, rows }: CircularFacts, say: Say): Attachment[] {
  const calling = needingAttention(rows);
  const projects = rows.filter(({ livelihood }) => livelihood);
  const note = `注：数据截至${formatPeriod(period, "zh-CN")}底；完成率＝已完成÷目标数，序时率＝达到序时÷应报。`;
  return [
    {
      title: "各牵头单位目标完成情况表",
      landscape: false,
      body: [{ kind: "table", ...unitTable(rows, note) }],
    },
    ...(calling.length > 0
      ? [
          {
            title: "亮红灯、黄灯目标清单",
            landscape: true,
            body: [{ kind: "table" as const, ...behindTable(calling, say) }],
          },
        ]
      : []),
    ...(projects.length > 0
      ? [
          {
            title: "民生实事项目完成情况表",
            landscape: false,
            body: [{ kind: "table" as const, ...projectTable(projects, say) }],
          },
        ]
      : []),
  ];
}

function unitTable(rows: readonly CircularRow[], note: string): OfficialTable {
  const line = (name: string, members: readonly CircularRow[]) => {
    const { total, done, doneRate, due, onSchedule, onScheduleRate, lights } = rollUp(members);
    const counts = [total, done].map(String);
    return [
      ...[name, ...counts, formatRate(doneRate)],
      ...[String(due), String(onSchedule), formatRate(onScheduleRate)],
      ...[String(lights.red), String(lights.yellow)],
    ];
  };
  const units = rollUpBy(rows, ({ assignment }) => (assignment ? [assignment.leadUnit.shortName] : []));
  const headers = ["目标数", "已完成", "完成率", "应报", "达到序时", "序时率", "红灯", "黄灯"];
  return {
    title: null,
    columns: [
      { header: "牵头单位", share: 5, align: "start" },
      ...headers.map((header) => ({ header, share: header.endsWith("率") ? 3 : 2, align: "end" as const })),
    ],
    rows: [...units.map(({ key, members }) => line(key ?? "未分工", members)), line("合计", rows)],
    note,
  };
}

function behindTable(rows: readonly CircularRow[], say: Say): OfficialTable {
  const columns = [
    { header: "序号", share: 1.2, align: "center" },
    { header: "指标", share: 6, align: "start" },
    { header: "牵头单位", share: 3, align: "start" },
    { header: "目标值", share: 3, align: "end" },
    { header: "完成值", share: 3, align: "end" },
    { header: "完成率或差距", share: 3, align: "end" },
    { header: "亮灯", share: 2, align: "center" },
    { header: "亮灯依据", share: 10, align: "start" },
  ] as const;
  return {
    title: null,
    columns,
    rows: rows.map((row) => [
      String(row.number),
      row.indicator,
      row.assignment?.leadUnit.shortName ?? "",
      goalText(row, say),
      say.actual(row),
      say.attainment(row),
      say.word(`lightColour.${row.standing.light}`),
      say.reason(row),
    ]),
    note: null,
  };
}

function projectTable(rows: readonly CircularRow[], say: Say): OfficialTable {
  return {
    title: null,
    columns: [
      { header: "序号", share: 1, align: "center" },
      { header: "实事项目名称", share: 5, align: "start" },
      { header: "完成情况", share: 6, align: "start" },
      { header: "完成度", share: 2.4, align: "center" },
    ],
    rows: rows.map((row, index) => [
      String(index + 1),
      row.indicator,
      projectProgress(row, say),
      fulfilmentText(row, say),
    ]),
    note: null,
  };
}

/** 完成情况: what was promised and what is reached. */
function projectProgress(row: CircularRow, say: Say): string {
  // What has no figure is said by its state, not as if it were done (rule 5).
  const achieved = row.standing.reporting === "reported" ? `完成${say.actual(row)}` : say.actual(row);
  return `目标${goalText(row, say)}，${achieved}${rateText(row, say)}${say.missing(row)}`;
}

/** 完成度, or why nobody can say yet (rule 5). */
function fulfilmentText({ definition, standing }: CircularRow, say: Say): string {
  const fulfilment = fulfilmentOf(definition, standing);
  if (fulfilment) return say.word(`fulfilment.${fulfilment}`);
  return standing.reporting === "reported" ? "" : say.word(`greyReason.${standing.reporting}`);
}

function goalText({ definition }: CircularRow, say: Say): string {
  if (definition.low === null) return say.word(`measure.${definition.measure}`);
  return formatRange(definition.low, definition.high, definition.unit);
}

function rateText(row: CircularRow, say: Say): string {
  return row.standing.completionRate === null ? "" : `，完成率${say.attainment(row)}`;
}

function named({ indicator, assignment }: CircularRow): string {
  return assignment ? `${indicator}（${assignment.leadUnit.shortName}牵头）` : indicator;
}

function heading(text: string): Block {
  return { kind: "heading", level: 1, text };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

/** Gives a part's heading its ordinal. */
function numbered(part: readonly Block[], ordinal: number): readonly Block[] {
  return part.map((block) =>
    block.kind === "heading" && block.level === 1
      ? { ...block, text: `${chineseOrdinal(ordinal)}、${block.text}` }
      : block,
  );
}
