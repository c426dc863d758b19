import "server-only";
import { strToU8, unzipSync, zipSync } from "fflate";

/** Fonts that offices use and that not every machine has, with what stands in for each (w:altName). */
const SUBSTITUTES: readonly (readonly [font: string, substitute: string])[] = [
  ["方正小标宋简体", "华文中宋"],
  ["仿宋_GB2312", "仿宋"],
  ["楷体_GB2312", "楷体"],
  ["黑体", "SimHei"],
  ["宋体", "SimSun"],
];

const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${SUBSTITUTES.map(
  ([font, substitute]) =>
    `<w:font w:name="${font}"><w:altName w:val="${substitute}"/><w:charset w:val="86"/><w:family w:val="roman"/><w:pitch w:val="fixed"/></w:font>`,
).join("")}</w:fonts>`;

/** Gives a docx the table that names the substitutes of its fonts; the library writes an empty one. */
export function withFontSubstitutes(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  if (!("word/fontTable.xml" in parts)) throw new Error("the docx library no longer writes a font table");
  return zipSync({ ...parts, "word/fontTable.xml": strToU8(FONT_TABLE) });
}
