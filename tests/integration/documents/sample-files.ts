import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import pdfmake, { type DocumentDefinition } from "pdfmake";
import { afterAll } from "vitest";
import { documentLimits, type ReadableDocument } from "@/lib/server/documents/document";
import { readBytes } from "@/lib/server/documents/read-bytes";

pdfmake.setFonts({
  Noto: {
    normal: path.join(
      process.cwd(),
      "node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    ),
  },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

/** One small report, as what it says; the writers below put it into each format. */
export const report = {
  title: "云江区政府工作报告",
  heading: "一、主要预期目标",
  paragraphs: [
    "综合各方面因素，建议今年全区经济社会发展的主要预期目标为：地区生产总值增长6-6.5%，规模以上工业增加值增长7%左右，城镇新增就业3.2万人，城镇调查失业率控制在5.5%以内，居民收入增长与经济增长基本同步，粮食总产量稳定在12.8万吨以上，单位地区生产总值能耗完成市下达任务。",
    "新建改建农村公路86公里，完成老旧小区改造41个。",
  ],
  table: [
    ["实事项目", "目标", "牵头单位"],
    ["新增公办幼儿园学位", "1500个", "区教育局"],
    ["加装电梯", "120部", "区住建局"],
  ],
};

/** What reading gives: the table's rows are said in sentences. */
export const reportLines = [
  report.title,
  report.heading,
  ...report.paragraphs,
  "（实事项目、目标、牵头单位）：",
  "新增公办幼儿园学位1500个。牵头单位：区教育局。",
  "加装电梯120部。牵头单位：区住建局。",
];

export const htmlReport = (charset = "utf-8"): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="${charset}"><title>${report.title}_区政府网</title>
<style>p { text-indent: 2em }</style><script>var page = "首页";</script></head>
<body><nav><a href="/">首页</a><a href="/news">政务动态</a></nav>
<h1>${report.title}</h1><h2>${report.heading}</h2>
${report.paragraphs.map((text) => `<p>${text}</p>`).join("\n")}
<table>${report.table.map((row) => `<tr>${row.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`).join("\n")}</table>
<footer>主办单位：区政府办公室</footer></body></html>`;

export function docxReport(): Promise<Buffer> {
  const rows = report.table.map(
    (row) =>
      new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
  );
  const children = [
    new Paragraph({ text: report.title, heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ text: report.heading, heading: HeadingLevel.HEADING_2 }),
    ...report.paragraphs.map((text) => new Paragraph(text)),
    new Table({ rows }),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

export const makePdf = (definition: DocumentDefinition): Promise<Buffer> =>
  pdfmake
    .createPdf({ defaultStyle: { font: "Noto", fontSize: 14 }, pageSize: "A4", ...definition })
    .getBuffer();

/** pdfmake writes into what it is given, hence the copy of the table. */
export const pdfReport = (extra: Partial<DocumentDefinition> = {}): Promise<Buffer> =>
  makePdf({
    content: [
      { text: report.title, fontSize: 22, alignment: "center" },
      { text: report.heading, fontSize: 16, leadingIndent: 28 },
      ...report.paragraphs.map((text) => ({ text, leadingIndent: 28, lineHeight: 1.4 })),
      { table: { widths: [200, 100, 100], body: structuredClone(report.table) }, layout: "noBorders" },
    ],
    ...extra,
  });

const HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/** A page of one line in a font that is not in the file, its codes those of the character map it names. */
export function namedFontPdf(characterMap: string, codes: Buffer): Buffer {
  const descriptor = "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 >>";
  const system = "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>";
  const descendant = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo ${system} /FontDescriptor ${descriptor} >>`;
  const font = `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${characterMap} /DescendantFonts [${descendant}] >>`;
  return rawPdf(1, { content: Buffer.from(`BT /F1 14 Tf 50 700 Td <${codes.toString("hex")}> Tj ET`) }, font);
}

/** A PDF written by hand, object by object: for page trees and streams that no honest program writes. */
export function rawPdf(
  pageCount: number,
  stream: { content: Buffer; filter?: string },
  font = HELVETICA,
): Buffer {
  const kids = Array.from({ length: pageCount }, (_, index) => `${index + 5} 0 R`).join(" ");
  const objects: Buffer[] = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from(`<< /Type /Pages /Count ${pageCount} /Kids [${kids}] >>`),
    Buffer.from(font),
    Buffer.concat([
      Buffer.from(
        `<< /Length ${stream.content.length}${stream.filter ? ` /Filter ${stream.filter}` : ""} >>\nstream\n`,
      ),
      stream.content,
      Buffer.from("\nendstream"),
    ]),
    ...Array.from({ length: pageCount }, () =>
      Buffer.from(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
      ),
    ),
  ];
  const chunks = [Buffer.from("%PDF-1.7\n")];
  let length = chunks[0]!.length;
  const offsets = objects.map((body, index) => {
    const offset = length;
    const chunk = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    chunks.push(chunk);
    length += chunk.length;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  chunks.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}

export interface DocumentFile {
  path: string;
  fileName: string;
}

/** A folder for one test file's documents, removed after it. */
export function documentFolder(): {
  put: (fileName: string, content: Uint8Array | string) => DocumentFile;
  /** Under its own name; gives the path. */
  putNamed: (fileName: string, content: Uint8Array | string) => string;
} {
  const folder = mkdtempSync(path.join(os.tmpdir(), "documents-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  return {
    put(fileName, content) {
      const file = path.join(folder, String(++count));
      writeFileSync(file, content);
      return { path: file, fileName };
    },
    putNamed(fileName, content) {
      const file = path.join(folder, fileName);
      writeFileSync(file, content);
      return file;
    },
  };
}

/** Reads in this process, without the child that costs a second: for tests of what is read, not of its limits. */
export async function readHere(fileName: string, content: Uint8Array | string): Promise<ReadableDocument> {
  const result = await readBytes(Buffer.from(content as Uint8Array), fileName, documentLimits);
  if (!result.ok) throw new Error(`${fileName} was refused: ${result.problem}`);
  return result;
}
