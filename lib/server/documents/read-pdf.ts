import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { withIdeographs, withoutControls } from "./characters";
import { DocumentRefusal, type PageStart } from "./document";
import { CharacterMaps } from "./pdf-cmaps";
import { type KnownColumns, linesInOrder } from "./pdf-columns";
import { dropFurniture } from "./pdf-furniture";
import { ruledTables } from "./pdf-grid";
import { joinLines } from "./pdf-join";
import type { PageLine, TextRun } from "./pdf-lines";
import { rulesOf, type Turn } from "./pdf-rulings";
import { sayTables } from "./pdf-tables";

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

// pdf.js 5 uses this for its lists of operators; Node.js has it from version 21.
ArrayBuffer.prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
  return this.slice(0, length);
};

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

/** By how many quarters a text is turned to the left, and what brings its points to a text set upright, y downwards. */
const TURNS: readonly Turn[] = [(x, y) => [x, -y], (x, y) => [y, x], (x, y) => [-x, y], (x, y) => [-y, -x]];

/** The runs of text that read in the page's main direction, turned so that this direction is to the right. */
async function runsOfPage(page: PdfPage): Promise<{ runs: TextRun[]; turn: Turn }> {
  const { items } = await page.getTextContent();
  const byQuarter: TextRun[][] = [[], [], [], []];
  for (const item of items) {
    if (!("str" in item) || item.str === "") continue;
    const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
    const turns = Math.atan2(b, a) / (Math.PI / 2);
    if (Math.abs(turns - Math.round(turns)) > MAX_LEAN) continue;
    const quarter = (Math.round(turns) + 4) % 4;
    const [x, y] = TURNS[quarter]!(e, f);
    byQuarter[quarter]!.push({
      text: withIdeographs(withoutControls(item.str)),
      x,
      y,
      width: item.width,
      size: Math.hypot(c, d),
    });
  }
  const length = (runs: TextRun[]) => runs.reduce((sum, run) => sum + run.text.length, 0);
  const runs = byQuarter.reduce((longest, runs) => (length(runs) > length(longest) ? runs : longest));
  return { runs, turn: TURNS[byQuarter.indexOf(runs)]! };
}

/** The lines of a page in reading order. Its rules are only looked at where something may be a table. */
async function linesOfPage(page: PdfPage, known: KnownColumns): Promise<PageLine[]> {
  const { runs, turn } = await runsOfPage(page);
  const lines = linesInOrder(runs, known);
  if (!lines.some(({ pieces }) => pieces)) return lines;
  const { OPS } = await getResolvedPDFJS();
  const { rows, rest } = ruledTables(rulesOf(await page.getOperatorList(), OPS, turn), runs);
  if (rows.length === 0) return lines;
  let below = rest;
  const parts: PageLine[] = [];
  for (const table of rows.toSorted((one, other) => one[0]!.y - other[0]!.y)) {
    const top = table[0]!.y;
    parts.push(
      ...linesInOrder(
        below.filter((run) => run.y < top),
        known,
      ),
      ...table,
    );
    below = below.filter((run) => run.y >= top);
  }
  return [...parts, ...linesInOrder(below, known)];
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
  const known: KnownColumns = new Set();
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      pages.push(await linesOfPage(page, known));
      page.cleanup();
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new DocumentRefusal("damaged");
  }

  if (characterMaps.isIncomplete) throw new DocumentRefusal("undecodable");
  const joined = joinLines(sayTables(dropFurniture(pages)));
  if (joined.text === "") throw new DocumentRefusal("no_text_layer");
  const unreadable = joined.text.match(UNREADABLE)?.length ?? 0;
  if (unreadable > joined.text.length * MAX_UNREADABLE_SHARE) throw new DocumentRefusal("undecodable");
  return { ...joined, title: await titleOf(pdf) };
}
