import "server-only";
import { formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { type TargetStanding } from "../queries/target-standing";
import { ledgerSheet } from "./ledger-sheet";
import { type Sheet } from "./sheet";

/** A snapshot's rows by the ledger's columns, and where each figure comes from: version, month and revision. */
export function snapshotSheet(
  rows: readonly TargetStanding[],
  head: Pick<Sheet<TargetStanding>, "title" | "note">,
  speaker: Speaker,
): Sheet<TargetStanding> {
  const sheet = ledgerSheet(rows, head, speaker);
  return {
    ...sheet,
    columns: [
      ...sheet.columns,
      {
        header: "数据来源",
        kind: "text",
        width: 22,
        value: ({ basis }) =>
          basis && `${formatPeriod(basis.period, "zh-CN")}填报第${basis.revision}版（${basis.reportId}）`,
      },
      { header: "目标版本", kind: "ordinal", width: 9, value: ({ version }) => String(version) },
    ],
  };
}
