import "server-only";
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { formatDay } from "@/lib/format/dates";
import {
  attachmentLines,
  attachmentMark,
  type Block,
  type OfficialDocument,
  type OfficialTable,
} from "@/lib/format/official/official-document";
import { printable } from "../printable";
import { A4, CHARACTERS, LINE_PITCH, MARGINS, RED, signatureIndents, SIZES, TEXT_AREA } from "./page";
import { withFontSubstitutes } from "./docx-fonts";

/** Twentieths of a point, in which a word processor measures. */
const twips = (points: number): number => Math.round(points * 20);
const TEXT = SIZES.text.docx;
/** One character of 3号 in the grid of 28 a line. */
const CELL = twips(TEXT_AREA.width / CHARACTERS);
// Rounded down, or the last line and the last character would not find room.
const PITCH = { line: Math.floor(LINE_PITCH * 20), lineRule: LineRuleType.EXACT } as const;
/**
 * 28 characters of 16 points are wider than the line, so they move together by this much. A grid of characters
 * would do the same in one word processor and something else in the next.
 */
const TIGHTER = Math.floor((TEXT_AREA.width / CHARACTERS - TEXT) * 20);
const red = RED.slice(1).toUpperCase();

/** Letters and digits stand in Times New Roman, Han characters in the named font. */
const fontOf = (eastAsia: string) => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia });
const [SONG, FANGSONG, HEI, KAI] = [
  fontOf("方正小标宋简体"),
  fontOf("仿宋_GB2312"),
  fontOf("黑体"),
  fontOf("楷体_GB2312"),
];

/** Half-points, in which a run's size is given. */
const half = (points: number): number => points * 2;

const STYLES = {
  default: {
    document: { run: { font: FANGSONG, size: half(TEXT), language: { eastAsia: "zh-CN" } } },
    title: {
      run: { font: SONG, size: half(SIZES.title.docx), color: "000000" },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { line: twips(LINE_PITCH * 1.2) } },
    },
    heading1: {
      run: { font: HEI, size: half(TEXT), color: "000000", characterSpacing: TIGHTER },
      paragraph: { indent: { firstLine: 2 * CELL }, spacing: { ...PITCH }, keepNext: true },
    },
    heading2: {
      run: { font: KAI, size: half(TEXT), color: "000000", characterSpacing: TIGHTER },
      paragraph: { indent: { firstLine: 2 * CELL }, spacing: { ...PITCH }, keepNext: true },
    },
  },
  paragraphStyles: [
    style("Mark", "发文机关标志", {
      run: { font: SONG, size: half(SIZES.mark.docx), color: red },
      paragraph: { alignment: AlignmentType.CENTER },
    }),
    style("Body", "公文正文", {
      run: { font: FANGSONG, size: half(TEXT), characterSpacing: TIGHTER },
      paragraph: { alignment: AlignmentType.BOTH, indent: { firstLine: 2 * CELL }, spacing: { ...PITCH } },
    }),
    style("Flush", "公文顶格", {
      run: { font: FANGSONG, size: half(TEXT), characterSpacing: TIGHTER },
      paragraph: { spacing: { ...PITCH } },
    }),
    style("Cell", "公文表格", {
      run: { font: FANGSONG, size: half(SIZES.table.docx) },
      paragraph: { spacing: { line: 320, lineRule: LineRuleType.EXACT } },
    }),
    style("CellHead", "公文表头", {
      run: { font: HEI, size: half(SIZES.table.docx) },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 320, lineRule: LineRuleType.EXACT },
      },
    }),
  ],
};

function style(id: string, name: string, rest: object) {
  return { id, name, basedOn: "Normal", quickFormat: true, ...rest };
}

/**
 * Writes an official document (公文) as a word processor's file by GB/T 9704-2012: real styles and 22 lines with 28
 * characters a page, to be edited. The fonts are named, not embedded; where one is missing its substitute holds.
 */
export async function writeOfficialDocx(
  document: OfficialDocument,
  mark: string | null = null,
): Promise<Uint8Array> {
  const { attachments } = document;
  const file = new Document({
    title: document.title,
    creator: document.signature.office,
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections: [
      section("text", mark, [...head(document), ...text(document)]),
      ...attachments.map(({ title, landscape, body }, index) =>
        section(landscape ? "wide" : "tall", mark, [
          line({ style: "Flush", children: [run(attachmentMark(index, attachments.length), HEI)] }),
          titleOf(title),
          ...body.flatMap((block) => blockOf(block, landscape)),
        ]),
      ),
    ],
  });
  return withFontSubstitutes(new Uint8Array(await Packer.toArrayBuffer(file)));
}

/** `text`: the document itself, with its grid of 22 lines; an attachment stands upright or across, and its tables are free. */
function section(
  kind: "text" | "tall" | "wide",
  mark: string | null,
  children: readonly (Paragraph | Table)[],
): ISectionOptions {
  return {
    properties: {
      page: {
        // The library turns width and height itself.
        size: {
          width: twips(A4.width),
          height: twips(A4.height),
          orientation: kind === "wide" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(MARGINS.top),
          left: twips(MARGINS.left),
          right: twips(MARGINS.right),
          bottom: twips(MARGINS.bottom),
          footer: convertMillimetersToTwip(24),
        },
      },
      ...(kind === "text" && { grid: { type: DocumentGridType.LINES, linePitch: PITCH.line } }),
    },
    footers: {
      default: footOf(AlignmentType.RIGHT, mark),
      even: footOf(AlignmentType.LEFT, mark),
    },
    children: [...children],
  };
}

const MARK_SIZE = 7.5;

/** The page number outside, and the mark below it on the same side, small. */
function footOf(alignment: "left" | "right", mark: string | null): Footer {
  const font = { ascii: "宋体", hAnsi: "宋体", eastAsia: "宋体" };
  const part = { font, size: half(SIZES.page.docx) };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: twips(SIZES.page.docx), right: twips(SIZES.page.docx) },
        children: [new TextRun({ ...part, children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
      ...(mark === null
        ? []
        : [
            new Paragraph({
              alignment,
              indent: { left: twips(SIZES.page.docx), right: twips(SIZES.page.docx) },
              children: [new TextRun({ font, size: half(MARK_SIZE), color: "444444", text: mark })],
            }),
          ]),
    ],
  });
}

function head({ mark, number }: OfficialDocument): Paragraph[] {
  // The mark shrinks to one line.
  const size = Math.min(SIZES.mark.docx, Math.floor(TEXT_AREA.width / (mark.length + 1)));
  return [
    new Paragraph({
      style: "Mark",
      spacing: { before: convertMillimetersToTwip(30), after: twips(LINE_PITCH) },
      children: [new TextRun({ text: printable(mark), size: half(size) })],
    }),
    new Paragraph({
      style: "Flush",
      alignment: AlignmentType.CENTER,
      spacing: { ...PITCH, after: twips(LINE_PITCH) },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: red } },
      children: [run(number ?? "")],
    }),
  ];
}

function text({ title, addressee, body, attachments, signature }: OfficialDocument): (Paragraph | Table)[] {
  const day = signature.day === null ? "　　　　年　月　日" : formatDay(signature.day, "zh-CN");
  const indents = signatureIndents(signature.office, day);
  const lines = attachmentLines(attachments);
  const signed = (words: string, indent: number, keepNext: boolean) =>
    line({
      style: "Flush",
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(indent * CELL) },
      keepNext,
      children: [run(words)],
    });
  return [
    titleOf(title),
    ...(addressee === null ? [] : [line({ style: "Flush", children: [run(`${addressee}：`)] })]),
    // No page with a signature alone (GB/T 9704-2012, 7.3.5.5): the end of the text goes along.
    ...body.flatMap((block, index) => blockOf(block, false, index === body.length - 1)),
    ...(lines.length > 0 ? [line({ style: "Flush", keepNext: true })] : []),
    ...lines.map((words, index) =>
      line({
        style: "Flush",
        indent: { left: (index === 0 ? 2 : 5) * CELL },
        keepNext: true,
        children: [run(words)],
      }),
    ),
    line({ style: "Flush", keepNext: true }),
    line({ style: "Flush", keepNext: true }),
    signed(signature.office, indents.office, true),
    signed(day, indents.day, false),
  ];
}

function titleOf(title: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    spacing: { before: twips(LINE_PITCH), after: twips(LINE_PITCH / 2) },
    children: [new TextRun({ text: printable(title) })],
  });
}

function blockOf(block: Block, landscape: boolean, keepNext = false): (Paragraph | Table)[] {
  switch (block.kind) {
    case "paragraph":
      return [line({ style: "Body", keepNext, children: [run(block.text)] })];
    case "heading":
      return [
        line({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [run(block.text)],
        }),
      ];
    case "table":
      return tableOf(block, landscape);
  }
}

function tableOf({ title, columns, rows, note }: OfficialTable, landscape: boolean): (Paragraph | Table)[] {
  const width = twips(landscape ? A4.height - MARGINS.left - MARGINS.right : TEXT_AREA.width);
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((width * share) / shares));
  const aligned = {
    start: AlignmentType.LEFT,
    center: AlignmentType.CENTER,
    end: AlignmentType.RIGHT,
  } as const;
  const cell = (words: string, index: number, paragraph: IParagraphOptions) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      children: words.split("\n").map((part) => new Paragraph({ ...paragraph, children: [run(part)] })),
    });
  return [
    ...(title === null ? [] : [line({ style: "CellHead", keepNext: true, children: [run(title)] })]),
    new Table({
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ header }, index) => cell(header, index, { style: "CellHead" })),
        }),
        ...rows.map(
          (cells) =>
            new TableRow({
              cantSplit: true,
              children: columns.map(({ align }, index) =>
                cell(cells[index] ?? "", index, { style: "Cell", alignment: aligned[align] }),
              ),
            }),
        ),
      ],
    }),
    line({ style: "Cell", children: note === null ? [] : [run(note)] }),
  ];
}

function line(options: IParagraphOptions): Paragraph {
  return new Paragraph(options);
}

function run(words: string, font?: typeof HEI): TextRun {
  return new TextRun({ text: printable(words), ...(font && { font }) });
}
