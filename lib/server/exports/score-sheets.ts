import "server-only";
import { scoreReason } from "@/lib/format/score-text";
import { type Speaker } from "@/lib/format/speaker";
import { type RankedUnit } from "../queries/assessments";
import { type ScoreContent, type ScoreLine } from "../scoring/content";
import { type Column, type Sheet } from "./sheet";

type Head<Row> = Pick<Sheet<Row>, "title" | "note">;

/** 得分排名: each unit with what its total is made of. */
export function rankingSheet(units: readonly RankedUnit[], head: Head<RankedUnit>): Sheet<RankedUnit> {
  const number = (header: string, value: (row: RankedUnit) => string | null): Column<RankedUnit> => ({
    header,
    kind: "number",
    width: 11,
    value,
  });
  return {
    ...head,
    columns: [
      {
        header: "名次",
        kind: "ordinal",
        width: 7,
        value: ({ rank }) => (rank === null ? null : String(rank)),
      },
      { header: "单位", kind: "text", width: 26, value: ({ unit }) => unit.name },
      number("目标数", ({ sum }) => String(sum.of)),
      number("计分目标", ({ sum }) => String(sum.counted)),
      number("无数据", ({ sum }) => String(sum.of - sum.counted)),
      number("目标得分", ({ sum }) => sum.base),
      number("迟报次数", ({ late }) => String(late)),
      number("督办逾期", ({ overdue }) => String(overdue)),
      number("扣分", ({ sum }) => sum.deducted),
      number("加减分", ({ sum }) => sum.adjusted),
      number("总分", ({ total }) => total),
    ],
    rows: units,
  };
}

/** 得分由来: a unit's targets, each with its rule in words. */
export function scoreSheet(content: ScoreContent, head: Head<ScoreLine>, speaker: Speaker): Sheet<ScoreLine> {
  const scored = (line: ScoreLine) => (line.score.missing === null ? line.score : null);
  return {
    ...head,
    columns: [
      { header: "序号", kind: "ordinal", width: 7, value: ({ number }) => String(number) },
      { header: "指标", kind: "text", width: 26, value: ({ indicator }) => indicator },
      { header: "权重", kind: "number", width: 8, value: ({ weight }) => weight },
      {
        header: "由来",
        kind: "text",
        width: 52,
        value: (line) => scoreReason(line, content.rules, speaker),
      },
      { header: "得分率", kind: "percent", width: 10, value: (line) => scored(line)?.rate ?? null },
      { header: "得分", kind: "number", width: 10, value: (line) => scored(line)?.points ?? null },
    ],
    rows: content.targets,
  };
}
