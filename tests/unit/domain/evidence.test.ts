import { describe, expect, it } from "vitest";
import { cleanFileName, endingOf, evidenceUrl, runsAsProgram, shortenFileName } from "@/lib/domain/evidence";

const bytes = (...values: number[]) => Uint8Array.from(values);
const text = (value: string) => new TextEncoder().encode(value);
const PDF = text("%PDF-1.7\n");

describe("name of an evidence file", () => {
  it.each([
    ["佐证 材料.pdf", "佐证 材料.pdf"],
    ["C:\\Users\\zhang\\台账.xlsx", "台账.xlsx"],
    ["../../etc/passwd", "passwd"],
    ["财报\u202Efdp.exe", "财报fdp.exe"],
    ["a\u0000b\r\nc.pdf", "abc.pdf"],
    ['会议<纪要>:"定稿"?.docx', "会议_纪要___定稿__.docx"],
    [".htaccess", "htaccess"],
    ["照片.jpg. . ", "照片.jpg"],
  ])("%j is kept as %j", (given, kept) => expect(cleanFileName(given)).toBe(kept));

  it.each(["", "   ", "..", "/", "\u202e\u0007"])("of %j nothing is left", (given) =>
    expect(cleanFileName(given)).toBeNull(),
  );

  it("is cut to 120 characters and keeps its ending, without halving a character", () => {
    const kept = cleanFileName(`${"𠮷".repeat(200)}.pdf`) ?? "";
    expect([...kept]).toHaveLength(120);
    expect(endingOf(kept)).toBe("pdf");
    expect(kept.isWellFormed()).toBe(true);
  });
});

describe("a name that a folder has no room for", () => {
  const size = (name: string) => text(name).length;

  it.each(["短.pdf", `${"a".repeat(234)}.pdf`])("%s stays as it is where it fits", (name) =>
    expect(shortenFileName(name, 238)).toBe(name),
  );

  it.each([
    [`${"证".repeat(116)}.pdf`, ".pdf"],
    [`${"𠮷".repeat(116)}.Docx`, ".Docx"],
    ["证".repeat(120), ""],
    [`证.${"附".repeat(118)}`, ""],
    [`${"a".repeat(235)}.pdf`, ".pdf"],
  ])("%s is cut by whole characters and keeps its ending", (name, ending) => {
    const short = shortenFileName(name, 238);
    expect(size(short)).toBeLessThanOrEqual(238);
    expect(size(short)).toBeGreaterThan(238 - 4);
    expect(short.isWellFormed()).toBe(true);
    expect(short.endsWith(ending)).toBe(true);
    expect(name.startsWith(short.slice(0, short.length - ending.length))).toBe(true);
  });
});

describe("what could run is not evidence", () => {
  it.each([
    ["安装.exe", PDF, "by its ending, whatever is inside"],
    ["统计.xlsm", PDF, "a workbook with macros"],
    ["报表.PDF.JS", PDF, "by its last ending, in any case"],
    ["报表.pdf", bytes(0x4d, 0x5a, 0x90, 0x00), "a Windows program called pdf"],
    ["数据.bin.txt", bytes(0x7f, 0x45, 0x4c, 0x46, 2), "a Linux program called txt"],
    ["说明.txt", text("#!/bin/sh\nrm -rf ~"), "a script by its first line"],
    ["说明.txt", text("\ufeff  @echo off\r\n"), "a batch file behind a byte order mark"],
  ])("%s: %#", (name, head) => expect(runsAsProgram(name, head)).toBe(true));

  it.each([
    ["佐证.pdf", PDF],
    ["通知.html", text("<!doctype html><script>alert(1)</script>")],
    ["示意图.svg", text("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["数据.csv", text("单位,数值\n甲,3.2")],
    ["空白.txt", bytes()],
  ])("%s is kept", (name, head) => expect(runsAsProgram(name, head)).toBe(false));
});

describe("address of an evidence link", () => {
  it.each([
    ["https://www.example.gov.cn/art/1.html", "https://www.example.gov.cn/art/1.html"],
    ["  http://example.cn/公告?id=1 ", "http://example.cn/%E5%85%AC%E5%91%8A?id=1"],
  ])("%s is taken", (given, kept) => expect(evidenceUrl(given)).toBe(kept));

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.cn/a",
    "file:///etc/passwd",
    "example.cn",
    "https://user:secret@example.cn/",
    "https://",
    `https://example.cn/${"a".repeat(2001)}`,
  ])("%s is refused", (given) => expect(evidenceUrl(given)).toBeNull());
});
