import "server-only";
import { dayOf } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { warningText } from "@/lib/format/warning-text";
import { type NoticeItem } from "../queries/notices";
import { type Column, type Sheet } from "./sheet";

/** The register of supervision notices (督办台账): a line for each, with every step's day. */
export function noticeSheet(
  rows: readonly NoticeItem[],
  head: Pick<Sheet<NoticeItem>, "title" | "note">,
  speaker: Speaker,
): Sheet<NoticeItem> {
  const day = (header: string, value: (row: NoticeItem) => Date | null): Column<NoticeItem> => ({
    header,
    kind: "date",
    width: 11,
    value: (row) => {
      const at = value(row);
      return at && dayOf(at);
    },
  });
  const columns: Column<NoticeItem>[] = [
    { header: "文号", kind: "text", width: 18, value: ({ number }) => number },
    { header: "标题", kind: "text", width: 32, value: ({ title }) => title },
    { header: "主送单位", kind: "text", width: 14, value: ({ unit }) => unit },
    { header: "目标数", kind: "number", width: 7, value: ({ targets }) => String(targets) },
    day("发出日期", ({ issuedAt }) => issuedAt),
    { header: "办理期限", kind: "date", width: 11, value: ({ dueOn }) => dueOn || null },
    day("签收日期", ({ receivedAt }) => receivedAt),
    day("反馈日期", ({ lastReply }) => lastReply?.at ?? null),
    { header: "反馈内容", kind: "text", width: 34, value: ({ lastReply }) => lastReply?.text ?? null },
    { header: "核实情况", kind: "text", width: 24, value: ({ verification }) => verification },
    day("办结日期", ({ closedAt }) => closedAt),
    { header: "销号结论", kind: "text", width: 24, value: ({ closingNote }) => closingNote },
    { header: "状态", kind: "text", width: 9, value: ({ state }) => speaker(`domain.noticeState.${state}`) },
    {
      header: "亮牌",
      kind: "text",
      width: 16,
      value: ({ warning }) => warning && warningText(warning, speaker),
    },
  ];
  return { ...head, columns, rows };
}
