import { zipSync } from "fflate";
import mammoth from "mammoth";
import { DocumentRefusal } from "./document";
import { htmlToText, type HtmlText } from "./read-html";
import { unpackXmlParts } from "./zip-guard";

/** mammoth's marks of foot- and endnotes, which would otherwise stand in the middle of a sentence. */
const NOTE_LINK = /<a href="#(?:foot|end)note-[^"]*"[^>]*>[^<]*<\/a>/g;

/**
 * The text of a Word document: headings, paragraphs, list items and table rows, one a line. Page headers,
 * deleted passages and the numbers that Word computes for lists are not part of it.
 *
 * @throws DocumentRefusal as `unpackXmlParts`, or `damaged`
 */
export async function readDocx(bytes: Buffer, unpackedLimit: number): Promise<HtmlText> {
  const parts = unpackXmlParts(bytes, unpackedLimit);
  const buffer = Buffer.from(zipSync(parts, { level: 0 }));
  const noImage = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: noImage });
    return htmlToText(value.replace(NOTE_LINK, ""));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new DocumentRefusal("damaged");
  }
}
