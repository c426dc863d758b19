import { type Content, type LaidOutNode } from "pdfmake";
import { formatDay } from "@/lib/format/dates";
import {
  type Attachment,
  attachmentLines,
  attachmentMark,
  type Block,
  type OfficialDocument,
  type OfficialTable,
} from "@/lib/format/official/official-document";
import { HEI_LINE, makePdf, SONG_LINE } from "../pdf";
import {
  A4,
  CHARACTERS,
  LINE_PITCH,
  LINES,
  MARGINS,
  MARK_DROP,
  PAGE_NUMBER_DROP,
  RED,
  RULE_GAP,
  signatureIndents,
  SIZES,
  TEXT_AREA,
} from "./page";

const TEXT = SIZES.text.pdf;
const song = (size: number, pitch: number) => ({ fontSize: size, lineHeight: pitch / (size * SONG_LINE) });
const hei = (size: number, pitch: number) => ({
  font: "hei",
  fontSize: size,
  lineHeight: pitch / (size * HEI_LINE),
});
/** Small beside the page number: it is for those who look for it. */
const MARK_SIZE = 7.5;
/** In characters. */
const HALF_PAGE = (LINES / 2) * CHARACTERS;
/** Made anew each time: pdfmake lays a shared object out once only. */
const emptyLine = (): Content => ({ text: " " });

/** Writes an official document (公文) as a PDF by GB/T 9704-2012. Song stands for 仿宋 and 小标宋, which aren't free. */
export function writeOfficialPdf(
  document: OfficialDocument,
  mark: string | null = null,
): Promise<Uint8Array> {
  const { attachments } = document;
  return makePdf({
    info: { title: document.title, author: document.signature.office },
    pageMargins: [MARGINS.left, MARGINS.top, MARGINS.right, MARGINS.bottom],
    defaultStyle: { font: "song", ...song(TEXT, LINE_PITCH) },
    footer: (page, _pages, { width }) => footOf(page, width, mark),
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().every(isHeadingOrFoot),
    content: [
      ...head(document),
      ...text(document),
      ...attachments.flatMap((attachment, index) =>
        attachmentPages(attachment, attachmentMark(index, attachments.length)),
      ),
    ],
  });
}

/** What a heading must not be alone with at the foot of a page: other headings, and the foot, whose text is in parts. */
function isHeadingOrFoot({ headlineLevel, text }: LaidOutNode): boolean {
  return headlineLevel !== undefined || Array.isArray(text);
}

/** — 1 — outside: right on odd pages, left on even ones, one character from the edge; the mark stands inside of it. */
function footOf(page: number, width: number, mark: string | null): Content {
  const size = SIZES.page.pdf;
  const odd = page % 2 === 1;
  const beside = { text: mark === null ? "" : odd ? `${mark}　　` : `　　${mark}`, fontSize: MARK_SIZE };
  const number = { text: `— ${page} —` };
  return {
    text: odd ? [beside, number] : [number, beside],
    ...song(size, size * SONG_LINE),
    alignment: odd ? "right" : "left",
    margin: [MARGINS.left + size, width > A4.width + 1 ? 2 : PAGE_NUMBER_DROP, MARGINS.right + size, 0],
  };
}

/** 版头: the mark in red, the number, the red rule. */
function head({ mark, number }: OfficialDocument): Content[] {
  const size = Math.min(SIZES.mark.pdf, TEXT_AREA.width / (mark.length + 1));
  return [
    {
      text: mark,
      bold: true,
      color: RED,
      alignment: "center",
      ...song(size, size * SONG_LINE),
      margin: [0, MARK_DROP - (size * (SONG_LINE - 1)) / 2, 0, LINE_PITCH],
    },
    { text: number ?? " ", alignment: "center" },
    {
      canvas: [{ type: "line", x1: 0, y1: 0, x2: TEXT_AREA.width, y2: 0, lineWidth: 1.4, lineColor: RED }],
      margin: [0, RULE_GAP - LINE_PITCH / 4, 0, LINE_PITCH],
    },
  ];
}

function text({ title, addressee, body, attachments, signature }: OfficialDocument): Content[] {
  const lines = attachmentLines(attachments);
  const day = signature.day === null ? "　　　　年　月　日" : formatDay(signature.day, "zh-CN");
  const indents = signatureIndents(signature.office, day);
  const blocks = body.map((block) => blockOf(block, TEXT_AREA.width));
  // No page with a signature alone (GB/T 9704-2012, 7.3.5.5): the end of the text goes along.
  const kept = keptWithSignature(body);
  return [
    {
      text: title,
      bold: true,
      alignment: "center",
      ...song(SIZES.title.pdf, LINE_PITCH * 1.2),
      margin: [TEXT, LINE_PITCH / 2, TEXT, LINE_PITCH / 2],
    },
    ...(addressee === null ? [] : [{ text: `${addressee}：` }]),
    ...blocks.slice(0, blocks.length - kept),
    {
      unbreakable: true,
      stack: [
        ...blocks.slice(blocks.length - kept),
        ...(lines.length > 0 ? [emptyLine()] : []),
        // 附件： is three characters wide; the lines below it begin under what follows.
        ...lines.map((line, index) => ({ text: line, margin: [(index === 0 ? 2 : 5) * TEXT, 0, 0, 0] })),
        emptyLine(),
        emptyLine(),
        { text: signature.office, alignment: "right", margin: [0, 0, indents.office * TEXT, 0] },
        { text: day, alignment: "right", margin: [0, 0, indents.day * TEXT, 0] },
      ],
    },
  ];
}

/** How many of the last blocks: a short paragraph, with the headings over it. */
function keptWithSignature(body: readonly Block[]): number {
  const last = body.at(-1);
  if (last?.kind !== "paragraph" || last.text.length > HALF_PAGE) return 0;
  return (
    body.length - 1 - body.findLastIndex(({ kind }, index) => kind !== "heading" && index < body.length - 1)
  );
}

function attachmentPages({ title, landscape, body }: Attachment, mark: string): Content[] {
  const width = landscape ? A4.height - MARGINS.left - MARGINS.right : TEXT_AREA.width;
  return [
    {
      text: mark,
      ...hei(TEXT, LINE_PITCH),
      pageBreak: "before",
      pageOrientation: landscape ? "landscape" : "portrait",
    },
    {
      text: title,
      bold: true,
      alignment: "center",
      ...song(SIZES.title.pdf, LINE_PITCH * 1.2),
      margin: [0, landscape ? 0 : LINE_PITCH / 2, 0, LINE_PITCH / 2],
    },
    ...body.map((block) => blockOf(block, width)),
  ];
}

function blockOf(block: Block, width: number): Content {
  switch (block.kind) {
    case "paragraph":
      return { text: block.text, alignment: "justify", leadingIndent: 2 * TEXT };
    case "heading":
      return {
        text: block.text,
        leadingIndent: 2 * TEXT,
        headlineLevel: block.level,
        ...(block.level === 1 ? hei(TEXT, LINE_PITCH) : { bold: true }),
      };
    case "table":
      return tableOf(block, width);
  }
}

/** Cells of 小4号 or smaller; the head is repeated on each page and no row is torn. */
function tableOf({ title, columns, rows, note }: OfficialTable, width: number): Content {
  const size = SIZES.table.pdf;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const padding = 3;
  const inner = width - columns.length * (2 * padding + 0.5);
  const aligned = { start: "left", center: "center", end: "right" } as const;
  return {
    margin: [0, LINE_PITCH / 4, 0, LINE_PITCH / 3],
    stack: [
      ...(title === null
        ? []
        : [{ text: title, ...hei(SIZES.table.docx, LINE_PITCH), alignment: "center" as const }]),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: columns.map(({ share }) => (inner * share) / shares),
          body: [
            columns.map(({ header }) => ({ text: header, ...hei(size, size * 1.5), alignment: "center" })),
            ...rows.map((cells) =>
              columns.map(({ align }, index) => ({
                text: cells[index] ?? "",
                ...song(size, size * 1.5),
                alignment: aligned[align],
              })),
            ),
          ],
        },
        layout: {
          hLineWidth: () => 0.5,
          vLineWidth: () => 0.5,
          paddingLeft: () => padding,
          paddingRight: () => padding,
          paddingTop: () => 2,
          paddingBottom: () => 2,
        },
      },
      ...(note === null ? [] : [{ text: note, ...song(size, size * 1.6), margin: [0, 3, 0, 0] }]),
    ],
  };
}
