import { DomUtils, ElementType } from "htmlparser2";
import { collapse } from "./characters";
import { listMarks } from "./html-lists";
import { type Element, elementsIn, isElement, type Parent } from "./html-tree";
import { numbered } from "./numbering";
import { tableLines } from "./table-lines";

/** Whether an element is left out with all that stands in it. */
export type Skips = (element: Element) => boolean;

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const BLOCKS = words(
  "address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 " +
    "h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul",
);
const LINES_OF_TABLE = words("tbody thead tfoot");

/** A cell longer than this is a column of the page's layout, not of a table. */
const MAX_CELL_LINES = 10;
/** No table of a report is wider; a wider `colspan` says "to the end". */
const MAX_SPAN = 40;

/** An item whose number the author wrote is not numbered again. */
const OWN_NUMBER =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[、.．）)]|[（(]?\d{1,3}(?:[、）)]|[.．](?!\d))|第[一二三四五六七八九十]|[①-⑳])/;

class LineWriter {
  readonly lines: string[] = [];
  #inline: string[] = [];
  #mark = "";

  /** The number of a list's item: it stands before the next line. */
  mark(text: string): void {
    this.#mark = text;
  }

  write(text: string): void {
    this.#inline.push(text);
  }

  break(): void {
    const line = collapse(this.#inline.join(""));
    this.#inline = [];
    if (!line) return;
    this.lines.push(OWN_NUMBER.test(line) ? line : numbered(this.#mark, line));
    this.#mark = "";
  }
}

/** The lines of an element or a page: one for each block, and for each row of a table. */
export function linesOf(parent: Parent | Element, skips: Skips): string[] {
  const writer = new LineWriter();
  writeChildren(parent, writer, skips);
  writer.break();
  return writer.lines;
}

function writeChildren(parent: Parent | Element, writer: LineWriter, skips: Skips): void {
  for (const node of parent.children) {
    if (node.type === ElementType.Text) writer.write(node.data);
    else if (isElement(node)) writeElement(node, writer, skips);
  }
}

function writeElement(element: Element, writer: LineWriter, skips: Skips): void {
  if (skips(element)) return;
  if (element.name === "br") return writer.break();
  if (!BLOCKS.has(element.name)) return writeChildren(element, writer, skips);
  writer.break();
  if (element.name === "table") writer.lines.push(...linesOfTable(element, skips));
  else if (element.name === "pre") writer.lines.push(...preformattedLines(element));
  else if (element.name === "ol") writeList(element, writer, skips);
  else writeChildren(element, writer, skips);
  writer.break();
}

/** A browser counts the items of a list; a text has to say the numbers. */
function writeList(list: Element, writer: LineWriter, skips: Skips): void {
  const marks = listMarks(list);
  for (const item of elementsIn(list)) {
    writer.mark(marks.get(item) ?? "");
    writeElement(item, writer, skips);
  }
  writer.mark("");
}

const rowsOf = (table: Element): Element[] =>
  table.children
    .filter(isElement)
    .flatMap((child) => (LINES_OF_TABLE.has(child.name) ? elementsIn(child) : [child]))
    .filter(({ name }) => name === "tr");

const isNested = (cell: Element): boolean =>
  DomUtils.findOne(({ name }) => name === "table", cell.children) !== null;

function linesOfTable(table: Element, skips: Skips): string[] {
  const captions = elementsIn(table).filter(({ name }) => name === "caption");
  const rows = rowsOf(table)
    .filter((row) => !skips(row))
    .map((row) => elementsIn(row).filter((cell) => /^t[dh]$/.test(cell.name) && !skips(cell)));
  const texts = rows.map((row) => row.map((cell) => linesOf(cell, skips)));
  const isLayout =
    rows.every((row) => row.length <= 1) ||
    rows.some((row, at) =>
      row.some((cell, index) => texts[at]![index]!.length > MAX_CELL_LINES || isNested(cell)),
    );
  const lines = isLayout ? texts.flat(2) : tableLines(toGrid(rows, texts)).flat();
  return [...captions.flatMap((caption) => linesOf(caption, skips)), ...lines];
}

const spanOf = (cell: Element, name: "colspan" | "rowspan"): number =>
  Math.min(Math.max(Number.parseInt(cell.attribs[name] ?? "1", 10) || 1, 1), MAX_SPAN);

/** The cells by column: what a cell covers to its right and below is empty. */
function toGrid(rows: readonly Element[][], texts: readonly string[][][]): string[][] {
  const covered: number[] = [];
  return rows.map((row, at) => {
    const grid: string[] = [];
    const skipCovered = () => {
      while ((covered[grid.length] ?? 0) > 0) {
        covered[grid.length]!--;
        grid.push("");
      }
    };
    for (const [index, cell] of row.entries()) {
      skipCovered();
      for (let span = 0; span < spanOf(cell, "colspan"); span++) {
        covered[grid.length] = spanOf(cell, "rowspan") - 1;
        grid.push(span === 0 ? texts[at]![index]!.join(" ") : "");
      }
    }
    skipCovered();
    return grid;
  });
}

const preformattedLines = (element: Element): string[] =>
  DomUtils.textContent(element)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
