import "server-only";
import { type StandingChange } from "@/lib/domain/standing-change";
import { causeTexts } from "@/lib/format/change-text";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, lightWord } from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type TargetStanding } from "../queries/target-standing";
import { type Column, type Sheet } from "./sheet";

type Change = StandingChange<TargetStanding>;

/** The targets that changed between two snapshots: both figures side by side, and why. */
export function comparisonSheet(
  changes: readonly Change[],
  head: Pick<Sheet<Change>, "title" | "note">,
  speaker: Speaker,
): Sheet<Change> {
  const text = (header: string, width: number, value: (change: Change) => string | null): Column<Change> => ({
    header,
    kind: "text",
    width,
    value,
  });
  const pair = (header: string, width: number, of: (target: TargetStanding) => string): Column<Change>[] => [
    text(`${header}（前）`, width, ({ before }) => before && of(before)),
    text(`${header}（后）`, width, ({ after }) => after && of(after)),
  ];
  const named = ({ before, after }: Change) => after ?? before;
  return {
    ...head,
    columns: [
      {
        header: "序号",
        kind: "ordinal",
        width: 6,
        value: (change) => String(named(change)?.number ?? ""),
      },
      text("指标", 24, (change) => named(change)?.indicator ?? null),
      text("牵头单位", 14, (change) => named(change)?.assignment?.leadUnit.shortName ?? null),
      ...pair(
        "目标值",
        12,
        ({ definition }) => valueText(definition) ?? speaker(`domain.measure.${definition.measure}`),
      ),
      ...pair("完成值", 14, ({ standing, definition }) => actualText(standing, definition, speaker)),
      ...pair("完成率或差距", 14, ({ standing }) => attainmentText(standing, speaker)),
      ...pair("亮灯", 10, ({ standing }) => lightWord(standing, speaker)),
      text("原因", 40, (change) => causeTexts(change, speaker, "zh-CN").join("\n")),
    ],
    rows: changes,
  };
}
