import "server-only";
import { expectedAt } from "@/lib/domain/schedule";
import { targetNumber } from "@/lib/domain/split";
import { auditSentence } from "@/lib/format/audit-sentence";
import { dayOf, formatPeriod } from "@/lib/format/dates";
import { missingPartsText, partsCheckText } from "@/lib/format/parts-text";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, standingReasonText } from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type ProgressRevision, type TargetPage } from "../queries/target-page";
import { type TargetSplit } from "../queries/target-split";
import { type CellKind, type Column, type Sheet } from "./sheet";

type Line = readonly (string | null)[];
type Part = readonly [header: string, kind: CellKind, width: number];

/**
 * The dossier of a target (目标档案) as sheets: what it is and where it stands, the earlier versions, every month with
 * all its revisions, the evidence, notices and instructions, and the history, as far as the viewer of `page` sees them.
 */
export function dossierBook(page: TargetPage, note: string, speaker: Speaker): readonly Sheet<Line>[] {
  const { indicator, year } = page.target;
  const number = targetNumber(page.target);
  const title = `${year}年第${number}号目标`;
  const sheet = (name: string, parts: readonly Part[], rows: readonly Line[]): Sheet<Line> => ({
    tab: name,
    title: `目标档案：${indicator}（${title}）·${name}`,
    note: `${note}；共${rows.length}行`,
    columns: parts.map(([header, kind, width], index): Column<Line> => ({
      header,
      kind,
      width,
      value: (line) => line[index] ?? null,
    })),
    rows,
  });
  return [
    sheet(
      "基本情况",
      [
        ["项目", "text", 16],
        ["内容", "text", 90],
      ],
      basics(page, speaker),
    ),
    ...(page.split ? [sheet("分解", PARTS, parts(page.split, speaker))] : []),
    sheet(
      "历次版本",
      [
        ["版本", "ordinal", 6],
        ["有效至", "date", 12],
        ["指标", "text", 24],
        ["目标值", "text", 18],
        ["调整理由", "text", 40],
        ["依据文件", "text", 24],
        ["提出人", "text", 10],
        ["复核人", "text", 10],
      ],
      page.versions.map(({ version, replacedAt, content, reason, document, replacedBy, confirmedBy }) => [
        String(version),
        dayOf(replacedAt),
        content.indicator,
        valueText(content) ?? speaker(`domain.measure.${content.measure}`),
        reason,
        document,
        replacedBy,
        confirmedBy,
      ]),
    ),
    sheet(
      "逐月进展",
      [
        ["月份", "text", 12],
        ["版次", "ordinal", 6],
        ["状态", "text", 9],
        ["序时进度", "number", 10],
        ["完成值", "text", 12],
        ["进展情况", "text", 40],
        ["存在问题", "text", 26],
        ["下一步措施", "text", 26],
        ["更正或退回理由", "text", 22],
        ["审核日期", "date", 12],
      ],
      page.progress.flatMap(({ period, revisions }) =>
        revisions.map((revision) => [
          formatPeriod(period, "zh-CN"),
          String(revision.revision),
          speaker(`domain.progressState.${revision.state}`),
          expectedAt(page.byMonth, period),
          figureText(revision, page, speaker),
          revision.progress || null,
          revision.problems || null,
          revision.nextStep || null,
          revision.returnReason ?? revision.correctionReason,
          revision.reviewedAt && dayOf(revision.reviewedAt),
        ]),
      ),
    ),
    sheet(
      "佐证材料",
      [
        ["月份", "text", 12],
        ["版次", "ordinal", 6],
        ["名称", "text", 40],
        ["链接", "text", 40],
        ["SHA-256", "text", 66],
      ],
      page.progress.flatMap(({ period, revisions }) =>
        revisions.flatMap(({ revision, evidence }) =>
          evidence.map(({ name, url, sha256 }) => [
            formatPeriod(period, "zh-CN"),
            String(revision),
            name,
            url,
            sha256,
          ]),
        ),
      ),
    ),
    sheet(
      "督办与批示",
      [
        ["种类", "text", 9],
        ["文号或职务", "text", 20],
        ["内容", "text", 50],
        ["日期或期限", "date", 12],
        ["状态", "text", 10],
        ["办理情况", "text", 40],
      ],
      [
        ...page.notices.map(({ number: noticeNumber, title: name, dueOn, state, unit }): Line => [
          "督办单",
          noticeNumber,
          `${name}（${unit}）`,
          dueOn || null,
          speaker(`domain.noticeState.${state}`),
          null,
        ]),
        ...page.instructions.map(({ post, text, at, state, notice, replies }): Line => [
          "批示",
          post,
          text,
          dayOf(at),
          speaker(`domain.instructionState.${state}`),
          [notice && `转督办单${notice.number}`, ...replies.map((reply) => reply.text)]
            .filter(Boolean)
            .join("\n") || null,
        ]),
      ],
    ),
    sheet(
      "办理历史",
      [
        ["时间", "text", 20],
        ["操作人", "text", 30],
        ["事项", "text", 60],
        ["理由", "text", 40],
      ],
      page.history.map((body) => {
        const { when, who, deed, reason } = auditSentence(body, speaker, "zh-CN");
        return [when, who, deed, reason];
      }),
    ),
  ];
}

const PARTS: readonly Part[] = [
  ["序号", "text", 8],
  ["单位", "text", 24],
  ["分解值", "text", 16],
  ["权重", "number", 8],
  ["完成时限", "date", 12],
  ["完成值", "text", 14],
  ["完成率或差距", "text", 14],
  ["亮灯", "text", 10],
];

function parts({ parts: rows, rule, check }: TargetSplit, speaker: Speaker): readonly Line[] {
  const unit = rows[0]?.inForce.unit ?? null;
  return [
    ...rows.map((part): Line => [
      targetNumber(part),
      part.assignment?.leadUnit.name ?? null,
      valueText(part.inForce),
      part.weight,
      part.assignment?.dueOn ?? null,
      actualText(part.standing, part.definition, speaker),
      attainmentText(part.standing, speaker),
      speaker(`domain.lightColour.${part.standing.light}`),
    ]),
    [null, partsCheckText(check, rule, unit, speaker), null, null, null, null, null, null],
  ];
}

function basics({ target, split, whole, source, period }: TargetPage, speaker: Speaker): readonly Line[] {
  const { definition, assignment, standing } = target;
  const domain = (key: string) => speaker(`domain.${key}`);
  const light = domain(`lightColour.${standing.light}`);
  return [
    ["指标", target.indicator],
    ...(whole ? [["分解自", `第${whole.number}号目标：${whole.indicator}`] as const] : []),
    ["类别", domain(`category.${target.category}`)],
    ["民生实事", speaker(target.livelihood ? "common.state.yes" : "common.state.no")],
    ["口径", domain(`measure.${definition.measure}`)],
    ["目标值", valueText(definition) ?? domain(`measure.${definition.measure}`)],
    ["基数", definition.baseline],
    ["出处", source.reportTitle],
    ["报告原文", `${source.before}${source.quote}${source.after}`.replace(/\s+/g, "")],
    ["分管领导", assignment?.leaderPost?.title ?? null],
    ["牵头单位", assignment?.leadUnit.name ?? null],
    ["配合单位", assignment?.supportUnits.map(({ name }) => name).join("、") || null],
    ["联系人", assignment?.contact ?? null],
    ["完成时限", assignment?.dueOn ?? null],
    ["数据截至", formatPeriod(period, "zh-CN")],
    ...(split ? [["汇总方式", domain(`partRule.${split.rule}`)] as const] : []),
    ["完成值", actualText(standing, definition, speaker)],
    ["完成率或差距", attainmentText(standing, speaker)],
    ["亮灯", standing.override ? `${light}（人工亮灯：${standing.override.reason}）` : light],
    [
      "亮灯依据",
      standingReasonText(standing, definition, speaker, "zh-CN") +
        (missingPartsText(target.parts, definition, speaker) ?? ""),
    ],
    ["备注", target.note],
  ];
}

function figureText(revision: ProgressRevision, { target }: TargetPage, speaker: Speaker): string | null {
  if (revision.notPublished) return speaker("domain.greyReason.not_published");
  if (revision.judgement) return speaker(`domain.judgement.${revision.judgement}`);
  if (revision.value === null) return null;
  return target.definition.measure === "milestone"
    ? (target.definition.stages[Number(revision.value) - 1]?.name ?? revision.value)
    : `${revision.value}${target.definition.unit ?? ""}`;
}
