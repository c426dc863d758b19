import { getDocumentProxy } from "unpdf";
import { withIdeographs, withoutControls } from "./characters";
import { DocumentRefusal, type PageStart } from "./document";
import { CharacterMaps } from "./pdf-cmaps";
import { dropFurniture, joinLines, linesOfPage, type TextRun } from "./pdf-lines";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<Pdf["getPage"]>>;

interface PdfText {
  text: string;
  pages: PageStart[];
  title?: string;
}

/** The end mark stands in the last kilobyte (ISO 32000-1, annex H.3.4.4); a file without it was cut off. */
const END_MARK_WITHIN = 1024;

/** Characters that a font without a table of its characters leaves behind. */
const UNREADABLE = /[\p{Co}\p{Cn}\ufffd]/gu;
const MAX_UNREADABLE_SHARE = 1 / 10;

/** How far from a right angle a line may lean; what leans more is a watermark or a stamp. */
const MAX_LEAN = 0.05;

async function openPdf(bytes: Buffer, characterMaps: CharacterMaps): Promise<Pdf> {
  // pdf.js makes its own instance; this one returns ours, which can be asked afterwards.
  function BinaryDataFactory() {
    return characterMaps;
  }
  if (!bytes.subarray(-END_MARK_WITHIN).includes("%%EOF")) throw new DocumentRefusal("damaged");
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useWorkerFetch: false,
      BinaryDataFactory,
    });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new DocumentRefusal(isLocked ? "encrypted" : "damaged");
  }
}

/** The runs of text that read in the page's main direction, turned so that this direction is to the right. */
async function runsOfPage(page: PdfPage): Promise<TextRun[]> {
  const { items } = await page.getTextContent();
  const byQuarter: TextRun[][] = [[], [], [], []];
  for (const item of items) {
    if (!("str" in item) || item.str === "") continue;
    const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
    const turns = Math.atan2(b, a) / (Math.PI / 2);
    if (Math.abs(turns - Math.round(turns)) > MAX_LEAN) continue;
    const quarter = (Math.round(turns) + 4) % 4;
    const [x, y] = [[e, -f] as const, [f, e] as const, [-e, f] as const, [-f, -e] as const][quarter]!;
    byQuarter[quarter]!.push({
      text: withIdeographs(withoutControls(item.str)),
      x,
      y,
      width: item.width,
      size: Math.hypot(c, d),
    });
  }
  const length = (runs: TextRun[]) => runs.reduce((sum, run) => sum + run.text.length, 0);
  return byQuarter.reduce((longest, runs) => (length(runs) > length(longest) ? runs : longest));
}

async function titleOf(pdf: Pdf): Promise<string | undefined> {
  const { info } = await pdf.getMetadata();
  const title = "Title" in info && typeof info.Title === "string" ? withoutControls(info.Title).trim() : "";
  return title || undefined;
}

/**
 * The text of a PDF with a text layer: paragraphs put together again from the lines of the pages, without
 * running headers and page numbers.
 *
 * @param pageLimit the number of pages above which it is refused
 * @throws DocumentRefusal `encrypted`, `damaged`, `too_many_pages`, `no_text_layer`, or `undecodable` when the
 *   fonts don't say which characters their glyphs are
 */
export async function readPdf(bytes: Buffer, pageLimit: number): Promise<PdfText> {
  const characterMaps = new CharacterMaps();
  const pdf = await openPdf(bytes, characterMaps);
  if (pdf.numPages > pageLimit) throw new DocumentRefusal("too_many_pages");

  const pages = [];
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      pages.push(linesOfPage(await runsOfPage(page)));
      page.cleanup();
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new DocumentRefusal("damaged");
  }

  if (characterMaps.isIncomplete) throw new DocumentRefusal("undecodable");
  const joined = joinLines(dropFurniture(pages));
  if (joined.text === "") throw new DocumentRefusal("no_text_layer");
  const unreadable = joined.text.match(UNREADABLE)?.length ?? 0;
  if (unreadable > joined.text.length * MAX_UNREADABLE_SHARE) throw new DocumentRefusal("undecodable");
  return { ...joined, title: await titleOf(pdf) };
}
