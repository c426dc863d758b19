import { describe, expect, it } from "vitest";
import { endingProblem, namedAsPicture } from "@/lib/domain/file-ending";

const TEXT = new TextEncoder().encode("单位,人数\r\n甲,32000\r\n");
const BYTES = Uint8Array.from([1, 0, 2]);
const UTF16 = Uint8Array.from([0xff, 0xfe, 0x31, 0]);

describe("the ending of a file's name", () => {
  it.each([
    ["月报.pdf", "pdf", BYTES],
    ["月报.PDF", "pdf", BYTES],
    ["现场.jpeg", "jpg", BYTES],
    ["会议.doc", "cfb", BYTES],
    ["会议.doc", "rtf", TEXT],
    ["会议.wps", "cfb", BYTES],
    ["汇总.xlsx", "xlsx", BYTES],
    ["汇总.xlsx", "zip", BYTES],
    ["加密.xlsx", "cfb", BYTES],
    ["公文.ofd", "zip", BYTES],
    ["打包.zip", "docx", BYTES],
    ["录像.mp4", "mov", BYTES],
    ["表.csv", null, TEXT],
    // Two letters are no picture.
    ["BM清单.txt", "bmp", TEXT],
    ["表.csv", null, UTF16],
    ["页.html", "xml", TEXT],
    // Nobody can tell.
    ["图纸.ceb", null, BYTES],
    ["思维导图.xmind", "zip", BYTES],
    ["数据.dat", "mp3", BYTES],
    ["无名", null, BYTES],
  ])("%s fits %s", (name, kind, head) => {
    expect(endingProblem(name, kind, head)).toBeNull();
  });

  it.each([
    ["月报.pdf", "docx", BYTES, "other"],
    ["汇总.docx", "xlsx", BYTES, "other"],
    ["表.xls", null, TEXT, "unlike"],
    ["表.xls", "xlsx", BYTES, "other"],
    ["月报.pdf", null, TEXT, "unlike"],
    ["会议.doc", "zip", BYTES, "unlike"],
    ["会议.doc", "pdf", BYTES, "other"],
    ["说明.txt", "png", BYTES, "other"],
    ["说明.txt", "zip", BYTES, "unlike"],
    ["说明.txt", "pdf", TEXT, "other"],
    ["说明.csv", null, BYTES, "unlike"],
    ["扫描件", "pdf", BYTES, "missing"],
    ["扫描件.2026", "png", BYTES, "missing"],
  ])("%s does not fit %s", (name, kind, head, problem) => {
    expect(endingProblem(name, kind, head)).toBe(problem);
  });

  it("of a picture that is called another kind is set right; no other name is touched", () => {
    expect(namedAsPicture("现场.JPG", "webp")).toBe("现场.webp");
    for (const [name, kind] of [
      ["现场.jpg", "jpg"],
      ["现场.jpg", "pdf"],
      ["月报.pdf", "png"],
      ["扫描件", "png"],
      ["现场.png", null],
    ] as const)
      expect(namedAsPicture(name, kind)).toBe(name);
  });
});
