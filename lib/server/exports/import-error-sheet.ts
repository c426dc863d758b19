import "server-only";
import { type ImportError } from "../queries/import-preview";
import { type Column, writeXlsx } from "./sheet";
import { exportSpeaker } from "./words";

/** The wrong cells of a ledger that was to be imported, as a sheet; it holds nothing but what the file held. */
export async function errorSheet({
  fileName,
  errors,
}: {
  readonly fileName: string;
  readonly errors: readonly ImportError[];
}): Promise<{ readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array }> {
  const speaker = await exportSpeaker();
  const columns: readonly Column<ImportError>[] = [
    { header: "行", kind: "ordinal", width: 8, value: ({ line }) => String(line) },
    { header: "列", kind: "text", width: 8, value: ({ letter }) => letter },
    { header: "栏目", kind: "text", width: 14, value: ({ column }) => speaker(`imports.column.${column}`) },
    { header: "内容", kind: "text", width: 36, value: ({ text }) => text || null },
    { header: "问题", kind: "text", width: 60, value: ({ problem }) => speaker(`errors.${problem}`) },
  ];
  return {
    fileName: `${fileName.replace(/\.[^.]+$/, "")}-问题清单.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes: await writeXlsx([
      {
        title: "台账导入问题清单",
        note: `${fileName}；共${errors.length}处`,
        columns,
        rows: errors,
      },
    ]),
  };
}
