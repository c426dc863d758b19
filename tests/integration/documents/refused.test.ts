import { describe, expect, test } from "vitest";
import { unzipSync, zipSync } from "fflate";
import { documentLimits, type DocumentProblem } from "@/lib/server/documents/document";
import { readBytes } from "@/lib/server/documents/read-bytes";
import { readDocument } from "@/lib/server/documents/read-document";
import { docxWith, hostileZip, packedZeros } from "./hostile-files";
import {
  docxReport,
  documentFolder,
  htmlReport,
  makePdf,
  namedFontPdf,
  pdfReport,
  rawPdf,
  reportLines,
} from "./sample-files";

const { put } = documentFolder();

const MB = 1024 * 1024;
const text = reportLines.join("\n");
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const EXE = Buffer.concat([
  Buffer.from("MZ\u0090\u0000\u0003\u0000\u0000\u0000", "latin1"),
  Buffer.alloc(512),
]);
/** The header of an OLE compound file (MS-CFB 2.2) and a directory with one stream of the given name. */
const compoundFile = (stream: string) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(1016),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(512),
  ]);
const scan = () =>
  makePdf({ content: [{ image: `data:image/png;base64,${PNG.toString("base64")}`, width: 400 }] });
const cutOff = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
/** A document with one figure changed as a failing disk would: whole but for the checksum. */
async function withChangedFigure(): Promise<Buffer> {
  const bytes = Buffer.from(zipSync(unzipSync(await docxReport()), { level: 0 }));
  bytes.write("9", bytes.indexOf("3.2万人"));
  return bytes;
}

type Case = [
  what: string,
  fileName: string,
  bytes: () => Promise<Uint8Array> | Uint8Array | string,
  DocumentProblem,
];

const notADocument: Case[] = [
  ["an empty file", "a.txt", () => "", "empty"],
  ["nothing but blanks", "a.txt", () => " \r\n　\t\n", "empty"],
  ["a page without words", "a.html", () => "<html><body><p> </p><script>x</script></body></html>", "empty"],
  [
    "bytes",
    "a.txt",
    () => Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7) % 256)),
    "binary",
  ],
  ["a program", "a.txt", () => EXE, "binary"],
  ["a program called a report", "报告.docx", () => EXE, "binary"],
  ["a picture", "a.png", () => PNG, "image"],
  ["a picture called a report", "a.pdf", () => PNG, "image"],
  ["an old Word file", "a.doc", () => compoundFile("WordDocument"), "old_office_format"],
  ["an old Word file called docx", "a.docx", () => compoundFile("WordDocument"), "old_office_format"],
  [
    "a spreadsheet",
    "a.xlsx",
    () => zipSync({ "xl/workbook.xml": Buffer.from("<workbook/>") }),
    "unsupported_type",
  ],
  ["a plain zip called docx", "a.docx", () => zipSync({ "a.txt": Buffer.from(text) }), "unsupported_type"],
  ["rich text called txt", "a.txt", () => "{\\rtf1\\ansi report}", "unsupported_type"],
  ["a text of an unknown kind", "a.csv", () => text, "unsupported_type"],
  ["a text without extension", "report", () => text, "unsupported_type"],
  [
    "traditional characters in Big5",
    "a.txt",
    () =>
      Buffer.from("a4b5a67eb773bc57b44eb77ea448bcc6a4cea5a2b77eb276b1b1a8eea5d8bcd0a477b867bd54a977", "hex"),
    "undecodable",
  ],
  ["UTF-16 that breaks off in mid-character", "a.txt", () => Buffer.from("fffeca4eca", "hex"), "undecodable"],
];

const misnamed: Case[] = [
  ["docx as pdf", "a.pdf", docxReport, "wrong_extension"],
  ["pdf as docx", "a.docx", pdfReport, "wrong_extension"],
  ["pdf as txt", "a.txt", pdfReport, "wrong_extension"],
  ["txt as pdf", "a.pdf", () => text, "wrong_extension"],
  ["txt as docx", "a.docx", () => text, "wrong_extension"],
  ["txt as html", "a.html", () => text, "wrong_extension"],
  ["html as txt", "a.txt", () => htmlReport(), "wrong_extension"],
  ["docx as zip", "a.zip", docxReport, "wrong_extension"],
];

const lockedOrBroken: Case[] = [
  ["a pdf with a password", "a.pdf", () => pdfReport({ userPassword: "secret" }), "encrypted"],
  ["a docx with a password", "a.docx", () => compoundFile("EncryptedPackage"), "encrypted"],
  [
    "a docx packed with a password",
    "a.docx",
    () =>
      hostileZip([{ name: "word/document.xml", packed: packedZeros(99), declared: 99, isEncrypted: true }]),
    "encrypted",
  ],
  ["the first half of a docx", "a.docx", async () => cutOff(await docxReport(), 0.5), "damaged"],
  ["a docx with a changed figure", "a.docx", withChangedFigure, "damaged"],
  [
    "a docx with a broken main part",
    "a.docx",
    () => docxWith({ "word/document.xml": "<w:document><w:body>" }),
    "damaged",
  ],
  ["the first half of a pdf", "a.pdf", async () => cutOff(await pdfReport(), 0.5), "damaged"],
  ["the first nine tenths of a pdf", "a.pdf", async () => cutOff(await pdfReport(), 0.9), "damaged"],
  ["a pdf without pages", "a.pdf", () => "%PDF-1.7\ntrailer << /Size 1 >>\nstartxref\n0\n%%EOF", "damaged"],
  ["a scanned pdf", "a.pdf", scan, "no_text_layer"],
  [
    "a pdf in a character map that is not Chinese",
    "a.pdf",
    () => namedFontPdf("90ms-RKSJ-H", Buffer.from("82a082a2", "hex")),
    "undecodable",
  ],
  ["a pdf of empty pages", "a.pdf", () => rawPdf(2, { content: Buffer.from("") }), "no_text_layer"],
];

const oversized: Case[] = [
  [
    "a docx that unpacks to 2 GB",
    "a.docx",
    () => {
      const packed = packedZeros(100 * MB);
      return hostileZip(
        ["word/document.xml", ...Array.from({ length: 20 }, (_, index) => `word/${index}.xml`)].map(
          (name) => ({ name, packed, declared: 100 * MB }),
        ),
      );
    },
    "unpacks_too_large",
  ],
  [
    "a docx that unpacks to 240 MB, each part by itself plausible",
    "a.docx",
    () =>
      hostileZip(
        ["word/document.xml", "2.xml", "3.xml", "4.xml", "5.xml", "6.xml", "7.xml", "8.xml"].map((name) => ({
          name,
          packed: Buffer.alloc(MB),
          declared: 30 * MB,
        })),
      ),
    "unpacks_too_large",
  ],
  [
    "a docx that says it unpacks to 1 MB and unpacks to 300",
    "a.docx",
    () => hostileZip([{ name: "word/document.xml", packed: packedZeros(300 * MB), declared: MB }]),
    "unpacks_too_large",
  ],
  [
    "a docx packed better than any text",
    "a.docx",
    () => docxWith({ "word/document.xml": Buffer.alloc(50 * MB, " ") }),
    "unpacks_too_large",
  ],
  [
    "a docx of ten thousand parts",
    "a.docx",
    () =>
      docxWith(
        Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`word/${index}.xml`, "<a/>"])),
      ),
    "unpacks_too_large",
  ],
  [
    "a pdf of 5,000 pages",
    "a.pdf",
    () => rawPdf(5_000, { content: Buffer.from("BT /F1 12 Tf 50 700 Td (target) Tj ET") }),
    "too_many_pages",
  ],
];

const doctype = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>';
const attacking: Case[] = [
  [
    "a docx with an external entity",
    "a.docx",
    () => docxWith({ "word/document.xml": `${doctype}<w:document>&file;</w:document>` }),
    "external_entity",
  ],
  [
    "a docx with an entity in another part",
    "a.docx",
    () => docxWith({ "docProps/core.xml": `${doctype}<a>&file;</a>` }),
    "external_entity",
  ],
  ["elements nested a hundred thousand deep", "a.html", () => `<html>${"<div>".repeat(100_000)}x`, "damaged"],
];

test.each([
  ["a file over 20 MB", Buffer.alloc(20 * MB + 1, "a"), "too_large"],
  ["an empty file", "", "empty"],
] as const)("%s is refused before anything reads it", async (_what, bytes, problem) => {
  expect(await readDocument(put("a.txt", bytes))).toEqual({ ok: false, problem });
});

describe.each([
  ["what is no document", notADocument],
  ["what is named as another format", misnamed],
  ["what is locked or broken", lockedOrBroken],
  ["what is too large", oversized],
  ["what attacks", attacking],
])("%s", (_group, cases) => {
  test.each(cases)("%s (%s) is refused", async (_what, fileName, bytes, problem) => {
    expect(await readBytes(Buffer.from((await bytes()) as Uint8Array), fileName, documentLimits)).toEqual({
      ok: false,
      problem,
    });
  });
});
