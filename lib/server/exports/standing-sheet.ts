import "server-only";
import { isWeighted, type WeightedRate, weightedRate } from "@/lib/domain/roll-up";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { type StandingGroup, type StandingReport } from "../queries/standing";
import { type Column, type Sheet } from "./sheet";
import { type Words } from "./words";

const GROUP_NAMES: Readonly<Record<string, string>> = {
  nobody: "未分工",
  livelihood: "民生实事",
  other: "其他目标",
};

/** The mean completion rate by weight, where targets have different ones, and the weights it rests on. */
const ofWeighted =
  (part: "rate" | "weight" | "ofWeight") =>
  ({ rollUp }: StandingGroup): WeightedRate["rate"] =>
    weightedRate(rollUp.members)?.[part] ?? null;
const weightColumns: readonly Column<StandingGroup>[] = [
  { header: "加权完成率", kind: "percent", width: 11, value: ofWeighted("rate") },
  { header: "所计权重", kind: "number", width: 9, value: ofWeighted("weight") },
  { header: "全部权重", kind: "number", width: 9, value: ofWeighted("ofWeight") },
];

/** The standing (完成情况) by unit, category or leader as a sheet; every rate beside the counts it was made from. */
export function standingSheet(
  report: StandingReport,
  head: Pick<Sheet<StandingGroup>, "title" | "note">,
  domain: Words,
): Sheet<StandingGroup> {
  const count = (header: string, value: (group: StandingGroup) => number): Column<StandingGroup> => ({
    header,
    kind: "number",
    width: 9,
    value: (group) => String(value(group)),
  });
  const columns: Column<StandingGroup>[] = [
    {
      header: { unit: "牵头单位", category: "类别", leader: "分管领导", livelihood: "民生实事" }[report.by],
      kind: "text",
      width: 26,
      value: ({ key, name }) => name ?? GROUP_NAMES[key ?? "nobody"] ?? domain(`category.${key}`),
    },
    count("目标数", ({ rollUp }) => rollUp.total),
    count("已完成", ({ rollUp }) => rollUp.done),
    { header: "完成率", kind: "percent", width: 10, value: ({ rollUp }) => rollUp.doneRate },
    count("应报", ({ rollUp }) => rollUp.due),
    count("达到序时", ({ rollUp }) => rollUp.onSchedule),
    { header: "序时率", kind: "percent", width: 10, value: ({ rollUp }) => rollUp.onScheduleRate },
    ...(isWeighted(report.whole.members) ? weightColumns : []),
    ...LIGHTS.map((light) => count(domain(`lightColour.${light}`), ({ rollUp }) => rollUp.lights[light])),
    {
      header: "无数据的目标",
      kind: "text",
      width: 44,
      value: ({ rollUp }) =>
        rollUp.missing
          .map(({ member, reason }) => `${member.indicator}（${domain(`greyReason.${reason}`)}）`)
          .join("、") || null,
    },
  ];
  const whole: StandingGroup = { key: "total", name: "合计", rollUp: report.whole };
  return { ...head, columns, rows: [...report.groups, whole] };
}
