import { readFileSync } from "node:fs";
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { type Content } from "pdfmake";
import { makePdf } from "./sample-files";

/** The sample district's report as its parts, and one writer for each format that puts them down as offices do. */

const SOURCE = readFileSync("prisma/seed/yunjiang/work-report-2026.txt", "utf8");
const UNITS = [
  "区住建局",
  "区城管局、各街道",
  "区住建局",
  "区水利局",
  "区教育局",
  "区卫健局",
  "区民政局",
  "区卫健局",
  "区人社局",
  "区市监局",
];
const TABLE_HEADER = ["序号", "项目名称", "建设内容和目标", "责任单位"];
const HEAD = "云江区第五届人民代表大会第五次会议文件";

interface Part {
  kind: "title" | "front" | "heading" | "subheading" | "note" | "text" | "table";
  /** Without its number, where an office program counts. */
  text: string;
  /** As it stands in the text file. */
  line: string;
  rows?: string[][];
}

function partOf(line: string, index: number): Part {
  const mark = /^(?:[一二三四五]、|（[一二三四五六七]）|\d{1,2}\.)/.exec(line)?.[0] ?? "";
  const text = line.slice(mark.length);
  if (index === 0) return { kind: "title", text, line };
  if (mark.endsWith("、") || line === "名词解释") return { kind: mark ? "heading" : "text", text, line };
  if (mark.startsWith("（")) return { kind: "subheading", text, line };
  return { kind: mark ? "note" : index < 4 ? "front" : "text", text, line };
}

/** The report's parts; the ten livelihood projects are one of them, a table. */
function parts(): Part[] {
  const lines = SOURCE.trimEnd().split("\n");
  const first = lines.findIndex((line) => line.startsWith("1."));
  const rows = lines.slice(first, first + 10).map((line, index) => {
    const [, serial, name, content] = /^(\d+)\.(.+?)。(.+)$/.exec(line)!;
    return [serial!, name!, content!, UNITS[index]!];
  });
  const table: Part = { kind: "table", text: "", line: "", rows: [TABLE_HEADER, ...rows] };
  return [
    ...lines.slice(0, first).map(partOf),
    table,
    ...lines.slice(first + 10).map((line, index) => partOf(line, index + 99)),
  ];
}

export const asTxt = (): string => SOURCE;

export function asHtml(): string {
  const cell = (text: string) => `<td><p style="text-indent:0">${text}</p></td>`;
  const body = parts().map(({ kind, line, rows }) => {
    if (rows)
      return `<table border="1">${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")}</table>`;
    return kind === "title" ? "" : `<p>　　${line.replace("“", "&ldquo;").replace("”", "&rdquo;")}</p>`;
  });
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府工作报告_云江区人民政府</title>
<style>.gone { display: none }</style></head><body>
<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/bg">政府工作报告</a></div>
<div class="wrap"><h1>政府工作报告</h1>
<div class="info"><span>发布时间：2026-01-28</span> <span>来源：区政府办公室</span> <span>浏览次数：1024</span></div>
<div class="gone">新增就业9.9万人，请勿转载。</div>
<div class="content">${body.join("\n")}</div>
<div class="bdsharebuttonbox">分享到：<a href="#">微信</a></div>
<p>上一篇：<a href="1.html">2025年全区新增就业3.05万人</a></p><p>下一篇：<a href="2.html">无</a></p></div>
<div class="foot">主办单位：云江区人民政府办公室　网站标识码3301000001</div><script>var n = "新增就业8万人";</script></body></html>`;
}

export function asDocx(): Promise<Buffer> {
  const numbering = (level: number, reference = "outline") => ({ numbering: { reference, level } });
  const children = parts().map(({ kind, text, rows }) => {
    if (rows)
      return new Table({
        rows: rows.map(
          (row, index) =>
            new TableRow({
              tableHeader: index === 0,
              children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
            }),
        ),
      });
    if (kind === "title") return new Paragraph({ text, heading: HeadingLevel.TITLE });
    if (kind === "heading") return new Paragraph({ text, heading: HeadingLevel.HEADING_1, ...numbering(0) });
    if (kind === "subheading") return new Paragraph({ text, ...numbering(1) });
    return new Paragraph({
      text,
      ...(kind === "note" ? numbering(0, "notes") : { indent: { firstLine: 480 } }),
    });
  });
  const level = (level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level,
    format,
    text,
    alignment: AlignmentType.START,
  });
  const document = new Document({
    numbering: {
      config: [
        {
          reference: "outline",
          levels: [
            level(0, LevelFormat.CHINESE_COUNTING, "%1、"),
            level(1, LevelFormat.CHINESE_COUNTING, "（%2）"),
          ],
        },
        { reference: "notes", levels: [level(0, LevelFormat.DECIMAL, "%1.")] },
      ],
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(HEAD)] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })] }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

export function asPdf(): Promise<Buffer> {
  const all = parts();
  const write = ({ kind, line, rows }: Part): Content => {
    if (rows)
      return {
        table: { headerRows: 1, widths: [30, 80, 260, 80], body: structuredClone(rows) },
        fontSize: 12,
      };
    if (kind === "title") return { text: line, fontSize: 22, alignment: "center" };
    if (kind === "front") return { text: line, alignment: "center" };
    return { text: line, leadingIndent: 28, lineHeight: 1.3 };
  };
  const last = all.findIndex(({ line }) => line.startsWith("五、"));
  const closing = all.slice(last + 1).findIndex(({ line }) => line.startsWith("各位代表")) + last + 1;
  const middle = Math.ceil((last + 1 + closing) / 2);
  const column = (from: number, to: number) => ({
    stack: all
      .slice(from, to)
      .map((part) => ({ ...(write(part) as object), fontSize: 12, leadingIndent: 24 })),
  });
  return makePdf({
    pageMargins: [60, 80, 60, 80],
    header: HEAD,
    footer: (page) => ({ text: `— ${page} —`, alignment: "center" }),
    content: [
      ...all.slice(0, last + 1).map(write),
      { columns: [column(last + 1, middle), column(middle, closing)], columnGap: 24, pageBreak: "before" },
      ...all.slice(closing).map(write),
    ],
  });
}
