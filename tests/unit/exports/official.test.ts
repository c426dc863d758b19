import { beforeAll, describe, expect, it } from "vitest";
import {
  attachmentLines,
  chineseOrdinal,
  type OfficialDocument,
} from "@/lib/format/official/official-document";
import { signatureIndents, widthInCharacters } from "@/lib/server/exports/official/page";
import { writeOfficialDocx } from "@/lib/server/exports/official/write-docx";
import { writeOfficialPdf } from "@/lib/server/exports/official/write-pdf";
import { docxParts, docxText, type PdfPage, pdfPages } from "@/tests/support/made-files";

const MM = 72 / 25.4;
const columns = [
  { header: "单位", share: 3, align: "start" },
  { header: "完成率", share: 1, align: "end" },
] as const;

const document: OfficialDocument = {
  mark: "清河区人民政府督办单",
  number: "清政督〔2026〕12号",
  title: "关于加快推进新增就业的督办通知",
  addressee: "清河区人社局",
  body: [
    { kind: "heading", level: 1, text: "一、进展" },
    // Han characters only, so that every full line holds as many as the page allows.
    { kind: "paragraph", text: "目".repeat(28 * 30) },
    { kind: "table", title: "完成情况", columns, rows: [["人社局", "155.19%"]], note: "注：数据截至9月底。" },
  ],
  signature: { office: "清河区人民政府办公室", day: "2026-10-08" },
  attachments: [
    {
      title: "各单位完成情况表",
      landscape: true,
      body: [
        {
          kind: "table",
          title: null,
          columns,
          rows: Array.from({ length: 40 }, (_, index) => [`单位${index + 1}`, "0.5"]),
          note: null,
        },
      ],
    },
    { title: "说明", landscape: false, body: [{ kind: "paragraph", text: "附件正文。" }] },
  ],
};

describe("an official document as PDF (GB/T 9704-2012)", () => {
  let pages: readonly PdfPage[];
  beforeAll(async () => {
    pages = await pdfPages(await writeOfficialPdf(document));
  }, 60_000);

  it("is A4 with 28 characters a line and 22 lines a page", () => {
    const [first, second] = pages;
    expect(first!.width).toBeCloseTo(210 * MM, 0);
    expect(first!.height).toBeCloseTo(297 * MM, 0);
    const full = second!.lines.filter(({ text }) => /^目+$/.test(text));
    expect(full.slice(0, -1).every(({ text }) => text.length === 28)).toBe(true);
    const pitch = full[0]!.y - full[1]!.y;
    expect(pitch * 22).toBeCloseTo(225 * MM, 0);
    expect(full[0]!.x).toBeCloseTo(28 * MM, 0);
  });

  it("says mark, number, title, addressee, text, attachments and signature in this order", () => {
    const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("\n");
    const places = [
      "清河区人民政府督办单",
      "清政督〔2026〕12号",
      "关于加快推进新增就业的督办通知",
      "清河区人社局：",
      "一、进展",
      "目目",
      "155.19%",
      "附件：1.各单位完成情况表",
      "2.说明",
      "清河区人民政府办公室",
      "2026年10月8日",
      "附件1",
      "附件2",
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it("numbers its pages — 1 — outside: right on odd pages, left on even ones", () => {
    pages.forEach(({ lines, width }, index) => {
      const number = lines.find(({ text }) => text.replace(/\s/g, "") === `—${index + 1}—`);
      expect(number, `page ${index + 1}`).toBeDefined();
      expect(number!.x > width / 2).toBe(index % 2 === 0);
    });
  });

  it("leaves room for the seal: two empty lines before the office's name", () => {
    const last = pages.findLast(({ lines }) => lines.some(({ text }) => text === "清河区人民政府办公室"))!;
    const at = (words: string) => last.lines.find(({ text }) => text.startsWith(words))?.y;
    const [above, office] = [at("2.说明"), at("清河区人民政府办公室")!];
    const room = (above ?? 297 * MM - 37 * MM) - office;
    expect(room).toBeGreaterThan(2.5 * (225 / 22) * MM);
  });

  it("keeps a heading with what follows", async () => {
    const filled = (lines: number): OfficialDocument => ({
      ...document,
      attachments: [],
      body: [
        ...Array.from({ length: lines }, () => ({ kind: "paragraph" as const, text: "一行。" })),
        { kind: "heading", level: 1, text: "一、标题" },
        { kind: "paragraph", text: "随后。" },
      ],
    });
    // Wherever the page ends, heading and text are on the same one.
    for (const lines of [8, 9, 10, 11, 12, 13]) {
      const made = await pdfPages(await writeOfficialPdf(filled(lines)));
      const pageOf = (words: string) =>
        made.findIndex((page) => page.lines.some(({ text }) => text === words));
      expect(pageOf("一、标题"), `${lines}`).toBe(pageOf("随后。"));
    }
  }, 60_000);

  it("has no page with a signature alone (7.3.5.5)", async () => {
    for (const lines of [6, 7, 8, 9, 10, 11]) {
      const paragraphs = Array.from({ length: lines }, (_, index) => `第${index + 1}行。`);
      const body = paragraphs.map((text) => ({ kind: "paragraph" as const, text }));
      const made = await pdfPages(await writeOfficialPdf({ ...document, attachments: [], body }));
      const signed = made.findLast((page) =>
        page.lines.some(({ text }) => text === document.signature.office),
      )!;
      expect(
        signed.lines.map(({ text }) => text),
        `${lines}`,
      ).toContain(paragraphs.at(-1));
    }
  }, 60_000);

  it("turns the page for a wide attachment and repeats the table's head on each page", () => {
    const wide = pages.filter(({ width, height }) => width > height);
    expect(wide.length).toBeGreaterThan(1);
    for (const { lines } of wide) expect(lines.some(({ text }) => text.includes("完成率"))).toBe(true);
  });
});

describe("an official document as DOCX", () => {
  let parts: Readonly<Record<string, string>>;
  let paragraphs: readonly string[];
  beforeAll(async () => {
    const bytes = await writeOfficialDocx(document);
    parts = docxParts(bytes);
    paragraphs = docxText(bytes);
  });

  it("has the page, the line pitch and the page numbers of the standard", () => {
    const xml = parts["word/document.xml"]!;
    const [, width, height] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(xml)!;
    expect([Number(width), Number(height)]).toEqual([11906, 16838]);
    const top = Number(/w:top="(\d+)"/.exec(xml)![1]);
    const bottom = Number(/w:bottom="(\d+)"/.exec(/<w:pgMar[^>]*>/.exec(xml)![0])![1]);
    const pitch = Number(/w:linePitch="(\d+)"/.exec(xml)![1]);
    expect(Math.floor((16838 - top - bottom) / pitch)).toBe(22);
    expect(xml).toContain('w:orient="landscape"');
    expect(parts["word/settings.xml"]).toContain("w:evenAndOddHeaders");
    const footers = Object.entries(parts).filter(([name]) => name.startsWith("word/footer"));
    expect(footers.length).toBeGreaterThanOrEqual(2);
    for (const [, footer] of footers) expect(footer).toContain("PAGE");
  });

  it("names 小标宋, 仿宋, 黑体, 楷体 in 2号 and 3号 as styles, and their substitutes", () => {
    const styles = parts["word/styles.xml"]!;
    const styleOf = (id: string) =>
      new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, "s").exec(styles)![0];
    expect(styleOf("Title")).toMatch(/方正小标宋简体.*w:val="44"/s);
    expect(styleOf("Body")).toMatch(/仿宋_GB2312.*w:val="32"/s);
    expect(styleOf("Heading1")).toContain("黑体");
    expect(styleOf("Heading2")).toContain("楷体_GB2312");
    expect(parts["word/fontTable.xml"]).toMatch(/仿宋_GB2312"><w:altName w:val="仿宋"/);
  });

  it("holds 28 characters of 16 points in a line of 156 mm", () => {
    const spacing = Number(
      /styleId="Body".*?<w:spacing w:val="(-?\d+)"\/>/s.exec(parts["word/styles.xml"]!)![1],
    );
    const line = (156 * MM) / (16 + spacing / 20);
    expect(Math.floor(line)).toBe(28);
  });

  it("says the same as the PDF", () => {
    for (const part of [
      document.mark,
      document.number,
      document.title,
      "清河区人社局：",
      "一、进展",
      "155.19%",
      "附件：1.各单位完成情况表",
      "清河区人民政府办公室",
      "2026年10月8日",
      "附件2",
      "附件正文。",
    ])
      expect(paragraphs).toContain(part);
  });

  it("keeps control characters out of the file", async () => {
    const bytes = await writeOfficialDocx({ ...document, title: "含\u0001控制符" });
    expect(docxText(bytes)).toContain("含控制符");
  });
});

describe("the parts of an official document", () => {
  it("a draft leaves room for number and date", async () => {
    const draft = { ...document, number: null, signature: { office: "清河区人民政府办公室", day: null } };
    expect(docxText(await writeOfficialDocx(draft)).some((text) => /^\s+年\s+月\s+日$/.test(text))).toBe(
      true,
    );
  });

  it.each([
    [1, "一"],
    [10, "十"],
    [12, "十二"],
    [20, "二十"],
    [31, "三十一"],
  ])("%d is %s", (ordinal, text) => expect(chineseOrdinal(ordinal)).toBe(text));

  it("attachments are numbered where there are several", () => {
    expect(attachmentLines([])).toEqual([]);
    expect(attachmentLines([{ title: "表" }])).toEqual(["附件：表"]);
    expect(attachmentLines([{ title: "表" }, { title: "说明" }])).toEqual(["附件：1.表", "2.说明"]);
  });

  it("the date ends four characters from the edge, the office stands centred over it", () => {
    expect(widthInCharacters("2026年8月5日")).toBe(6);
    expect(signatureIndents("督查室", "2026年8月5日")).toEqual({ office: 5.5, day: 4 });
    const long = signatureIndents("某某省某某市清河区人民政府办公室", "2026年8月5日");
    expect(long.office).toBe(0);
    expect(long.day).toBeGreaterThan(4);
  });
});
