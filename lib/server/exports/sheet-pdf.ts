import { type Content } from "pdfmake";
import { isDecimalText } from "@/lib/domain/decimal-text";
import { formatDecimal, formatRate } from "@/lib/format/numbers";
import { makePdf } from "./pdf";
import { type CellKind, type Column, type Sheet } from "./sheet";

/** A sheet with its cells as a reader sees them: what can be handed to the process that makes the PDF. */
export interface PrintedSheet {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly Pick<Column<never>, "header" | "kind" | "width">[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads the cells of a sheet as they are printed; a spreadsheet holds the numbers themselves. */
export function printedSheet<Row>({ title, note, columns, rows }: Sheet<Row>): PrintedSheet {
  return {
    title,
    note,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    rows: rows.map((row) => columns.map(({ kind, value }) => cellText(kind, value(row)))),
  };
}

/** A4 across, in points. */
const WIDTH = 841.89;
const MARGIN = 36;
const PADDING = 3;
const LINE = 0.5;
const SIZE = 8;
/** `2026-12-31` in one line. */
const DATE_WIDTH = 6 * SIZE;
/** What follows a title on its page where its part has begun there: note, table or （无）, page number. */
const ROOM_FOR_TITLE = 3;

/**
 * Writes sheets as a PDF to be printed or circulated: A4 across, one sheet after the other, the head repeated
 * on each page, no row torn that fits on one, and no title alone at the foot of a page.
 */
export function writeSheetsPdf(
  sheets: readonly PrintedSheet[],
  mark: string | null = null,
): Promise<Uint8Array> {
  return makePdf({
    info: { title: sheets[0]?.title ?? "" },
    pageOrientation: "landscape",
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 8],
    defaultStyle: { font: "song", fontSize: SIZE },
    footer: (page, pages) => ({
      stack: [
        { text: `— ${page}/${pages} —`, alignment: "center" },
        { text: mark ?? "", fontSize: 7, color: "#444444", alignment: "right", margin: [0, -10, MARGIN, 0] },
      ],
      margin: [0, 12, 0, 0],
    }),
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length < ROOM_FOR_TITLE,
    content: sheets.map((sheet, index) => partOf(sheet, index === 0)),
  });
}

function partOf(sheet: PrintedSheet, first: boolean): Content {
  const { title, note, rows } = sheet;
  return {
    margin: [0, first ? 0 : 18, 0, 0],
    stack: [
      { text: title, headlineLevel: 1, bold: true, fontSize: 15, alignment: "center", margin: [0, 0, 0, 4] },
      { text: note, color: "#444444", margin: [0, 0, 0, 6] },
      rows.length === 0 ? { text: "（无）" } : tableOf(sheet),
    ],
  };
}

function tableOf({ columns, rows }: PrintedSheet): Content {
  const dates = columns.filter(({ kind }) => kind === "date").length;
  const characters = columns.reduce((sum, { kind, width }) => sum + (kind === "date" ? 0 : width), 0);
  const inner =
    WIDTH - 2 * MARGIN - columns.length * 2 * PADDING - (columns.length + 1) * LINE - dates * DATE_WIDTH;
  const head = { font: "hei", alignment: "center", fillColor: "#eeeeee" } as const;
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ kind, width }) => (kind === "date" ? DATE_WIDTH : (inner * width) / characters)),
      body: [
        columns.map(({ header }) => ({ text: header, ...head })),
        ...rows.map((row) =>
          row.map((text, index) => ({
            text,
            alignment: columns[index]?.kind === "text" ? "left" : "right",
          })),
        ),
      ],
    },
    layout: {
      hLineWidth: () => LINE,
      vLineWidth: () => LINE,
      hLineColor: () => "#888888",
      vLineColor: () => "#888888",
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}

function cellText(kind: CellKind, value: string | null): string {
  if (value === null) return "";
  if (!isDecimalText(value)) return value;
  if (kind === "number") return formatDecimal(value, 4);
  return kind === "percent" ? formatRate(value) : value;
}
