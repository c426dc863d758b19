import "server-only";
import { type Column, type Sheet } from "./sheet";

/** An event of the log as it is exported: in words, with what proves its place in the chain. */
export interface AuditSheetRow {
  readonly seq: number;
  /** In Asia/Shanghai, to the second. */
  readonly when: string;
  readonly who: string;
  readonly deed: string;
  readonly reason: string | null;
  readonly hash: string;
  readonly body: string;
}

const COLUMNS: readonly Column<AuditSheetRow>[] = [
  { header: "序号", kind: "ordinal", width: 8, value: ({ seq }) => String(seq) },
  { header: "时间", kind: "text", width: 20, value: ({ when }) => when },
  { header: "操作人", kind: "text", width: 28, value: ({ who }) => who },
  { header: "事项", kind: "text", width: 44, value: ({ deed }) => deed },
  { header: "理由", kind: "text", width: 28, value: ({ reason }) => reason },
  { header: "哈希", kind: "text", width: 66, value: ({ hash }) => hash },
  { header: "正文", kind: "text", width: 60, value: ({ body }) => body },
];

/** The log as a sheet; body and hash let a reader recompute the chain. */
export function auditSheet(
  rows: readonly AuditSheetRow[],
  head: Pick<Sheet<AuditSheetRow>, "title" | "note">,
): Sheet<AuditSheetRow> {
  return { ...head, columns: COLUMNS, rows };
}
