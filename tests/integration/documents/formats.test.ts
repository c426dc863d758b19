import { Document, FootnoteReferenceRun, ImageRun, Packer, Paragraph, TextRun } from "docx";
import { describe, expect, test } from "vitest";
import {
  docxReport,
  htmlReport,
  namedFontPdf,
  pdfReport,
  rawPdf,
  readHere,
  report,
  reportLines,
} from "./sample-files";

const bare = (text: string) => text.replace(/\s/g, "");
const sentence = "今年城镇新增就业3.2万人，城镇调查失业率控制在5.5%以内。";
/** `sentence` in GB18030. */
const GB18030 = Buffer.from(
  "bdf1c4eab3c7d5f2d0c2d4f6becdd2b5332e32cdf2c8cba3acb3c7d5f2b5f7b2e9caa7d2b5c2cabfd8d6c6d4da352e3525d2d4c4daa1a3",
  "hex",
);
/** 建设𠮷祥社区服务站12个。 whose second word needs four bytes. */
const GB18030_FOUR_BYTES = Buffer.from("bda8c9e89534b235cfe9c9e7c7f8b7fecef1d5be3132b8f6a1a3", "hex");

describe("the same report", () => {
  test("gives the same text from txt, html, docx and pdf, but for white space", async () => {
    const results = await Promise.all([
      readHere("报告.txt", reportLines.join("\r\n")),
      readHere("报告.html", htmlReport()),
      docxReport().then((bytes) => readHere("报告.docx", bytes)),
      pdfReport().then((bytes) => readHere("报告.pdf", bytes)),
    ]);
    expect(results.map(({ format }) => format)).toEqual(["txt", "html", "docx", "pdf"]);
    for (const { text } of results) expect(bare(text)).toBe(bare(reportLines.join("")));
  });

  test("keeps its paragraphs and table rows as lines in html and docx", async () => {
    for (const result of [
      await readHere("a.htm", htmlReport()),
      await readHere("a.docx", await docxReport()),
    ]) {
      expect(result.text.split("\n")).toEqual(reportLines);
      expect(result.title).toBe(report.title);
    }
  });

  test("has its wrapped lines put together again in pdf", async () => {
    const { text, title } = await readHere("a.pdf", await pdfReport({ info: { title: "工作报告" } }));
    expect(text.split("\n")).toEqual(reportLines);
    expect(title).toBe("工作报告");
  });
});

describe("txt", () => {
  test.each([
    ["UTF-8", Buffer.from(sentence), "utf-8"],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${sentence}`), "utf-8"],
    ["UTF-16 little endian", Buffer.from(`\ufeff${sentence}`, "utf16le"), "utf-16le"],
    ["UTF-16 big endian", Buffer.from(`\ufeff${sentence}`, "utf16le").swap16(), "utf-16be"],
    ["GB18030", GB18030, "gb18030"],
  ])("is read in %s", async (_name, bytes, encoding) => {
    expect(await readHere("a.txt", bytes)).toMatchObject({
      text: sentence,
      encoding,
      mediaType: "text/plain",
    });
  });

  test.each([
    ["utf-16le", Buffer.from(`${sentence}\r\n完。`, "utf16le")],
    ["utf-16be", Buffer.from(`${sentence}\r\n完。`, "utf16le").swap16()],
  ])("is read in %s without a mark, where figures and line breaks show it", async (encoding, bytes) => {
    expect(await readHere("a.txt", bytes)).toMatchObject({ text: `${sentence}\r\n完。`, encoding });
  });

  test("is read in GB18030 beyond the characters of GBK", async () => {
    expect((await readHere("a.txt", GB18030_FOUR_BYTES)).text).toBe("建设𠮷祥社区服务站12个。");
  });

  test("keeps its line breaks and blanks as they are, so that offsets hold in the file", async () => {
    const text = "第一行\r\n　　第二行\t 完\n";
    expect((await readHere("a.TXT", text)).text).toBe(text);
  });
});

describe("html", () => {
  test("is decoded by the character set that the page names", async () => {
    const page = Buffer.concat([
      Buffer.from(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><p>',
      ),
      GB18030,
      Buffer.from("</p></html>"),
    ]);
    expect(await readHere("a.html", page)).toMatchObject({ text: sentence, encoding: "gb18030" });
  });

  test("is decoded by the character set that an XHTML page's declaration names", async () => {
    const head = '<?xml version="1.0" encoding="gb2312"?><html><head><title>x</title></head><body><p>';
    const page = Buffer.concat([Buffer.from(head), GB18030, Buffer.from("</p></body></html>")]);
    expect((await readHere("a.html", page)).text).toBe(sentence);
  });

  test("has its entities resolved", async () => {
    const page = "<p>&ldquo;十五五&rdquo;期间&mdash;&mdash;增长5&#37;&nbsp;以上，&#x4EBA;&middot;民</p>";
    expect((await readHere("a.html", page)).text).toBe("“十五五”期间——增长5% 以上，人·民");
  });

  test("is decoded by its bytes when the page names the wrong one", async () => {
    const page = Buffer.concat([Buffer.from('<meta charset="utf-8"><p>'), GB18030]);
    expect((await readHere("a.html", page)).text).toBe(sentence);
  });
});

describe("docx", () => {
  test("has its footnotes after the text and no mark of them in mid-sentence", async () => {
    const children = [
      new Paragraph({
        children: [new TextRun("新增就业3.2"), new FootnoteReferenceRun(1), new TextRun("万人。")],
      }),
    ];
    const footnotes = { 1: { children: [new Paragraph("按人社部门口径。")] } };
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }], footnotes }));
    expect((await readHere("a.docx", bytes)).text.split("\n")).toEqual([
      "新增就业3.2万人。",
      "注释：",
      "按人社部门口径。",
    ]);
  });

  test("has its line breaks and list items as lines, and no pictures", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const children = [
      new Paragraph({ children: [new TextRun("第一行"), new TextRun({ text: "第二行", break: 1 })] }),
      new Paragraph({
        children: [new ImageRun({ type: "png", data: png, transformation: { width: 9, height: 9 } })],
      }),
      new Paragraph({ text: "第一项", bullet: { level: 0 } }),
    ];
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    expect((await readHere("a.docx", bytes)).text.split("\n")).toEqual(["第一行", "第二行", "第一项"]);
  });
});

describe("pdf", () => {
  test.each([
    ["GBK-EUC-H", GB18030],
    ["UniGB-UCS2-H", Buffer.from(sentence, "utf16le").swap16()],
    ["UniGB-UTF16-H", Buffer.from(sentence, "utf16le").swap16()],
  ])("is read when its font only names the character map %s", async (characterMap, codes) => {
    expect((await readHere("a.pdf", namedFontPdf(characterMap, codes))).text).toBe(sentence);
  });

  test.each([
    ["upright", "1 0 0 1 100 130", "1 0 0 1 100 100"],
    ["turned to the left", "0 1 -1 0 100 100", "0 1 -1 0 130 100"],
    ["upside down", "-1 0 0 -1 300 100", "-1 0 0 -1 300 130"],
    ["turned to the right", "0 -1 1 0 130 300", "0 -1 1 0 100 300"],
  ])("is read line by line, without the watermark across, on a page set %s", async (_name, first, second) => {
    const content = `BT /F1 12 Tf ${second} Tm (second line) Tj ${first} Tm (first line) Tj 0.7 0.7 -0.7 0.7 110 110 Tm (COPY) Tj ET`;
    expect((await readHere("a.pdf", rawPdf(1, { content: Buffer.from(content) }))).text).toBe(
      "first line\nsecond line",
    );
  });

  const longReport = Array.from(
    { length: 60 },
    (_, index) => `第${index + 1}项，${report.paragraphs[0]}到年底，第${index + 1}项工作全面完成。`,
  );

  test("has a page map, and neither running headers nor page numbers in the text", async () => {
    const bytes = await pdfReport({
      content: longReport.map((text) => ({ text, leadingIndent: 28 })),
      header: "云江区第三届人民代表大会文件",
      footer: (page) => ({ text: `— ${page} —`, alignment: "center" }),
    });
    const { text, pages = [] } = await readHere("a.pdf", bytes);
    expect(text.split("\n")).toEqual(longReport);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.map(({ page }) => page)).toEqual(pages.map((_, index) => index + 1));
    expect(pages.map(({ start }) => start)).toEqual(
      pages.map(({ start }) => start).toSorted((a, b) => a - b),
    );
    expect(pages[0]!.start).toBe(0);
    expect(pages.at(-1)!.start).toBeLessThan(text.length);
  });
});
