import { collapse } from "./characters";
import { type Numbering } from "./docx-numbering";
import { type ParagraphStyles } from "./docx-styles";
import { at, attribute, childrenNamed, isOn, localName, numberOf, type Xml } from "./docx-xml";
import { type Element, elementsIn, isElement } from "./html-tree";
import { numbered } from "./numbering";
import { tableLines } from "./table-lines";

/** A cell longer than this is a column of the page's layout, not of a table. */
const MAX_CELL_LINES = 10;
const MAX_SPAN = 63;

/** What stands in the file and not in the document: removed passages, and codes behind what is shown. */
const UNSEEN = new Set([
  "del",
  "moveFrom",
  "delText",
  "instrText",
  "delInstrText",
  "rPr",
  "pPr",
  "rt",
  "comment",
]);
const DRAWN = new Set(["drawing", "pict", "object"]);

/** What a paragraph collects before it becomes a line. */
interface Line {
  text: string;
  mark: string;
  /** Text boxes that hang at the paragraph: they follow it. */
  boxes: Element[];
}

/** Reads the body of a WordprocessingML part into lines, as the document looks with all changes accepted. */
export class DocxBody {
  readonly lines: string[] = [];
  /** The notes that the text refers to, in its order. */
  readonly notes: { kind: "footnote" | "endnote"; id: string }[] = [];
  title: string | undefined;

  #open: Line = { text: "", mark: "", boxes: [] };

  constructor(
    readonly styles: ParagraphStyles,
    readonly numbering: Numbering,
  ) {}

  /** The lines of `parent` alone; its notes and numbers count as those of the body. */
  linesOf(parent: Xml): string[] {
    const inner = new DocxBody(this.styles, this.numbering);
    inner.read(parent);
    this.notes.push(...inner.notes);
    return inner.lines;
  }

  read(parent: Xml): void {
    for (const child of elementsIn(parent)) this.#block(child);
    this.#close();
  }

  #block(element: Element): void {
    switch (localName(element)) {
      case "p":
        return this.#paragraph(element);
      case "tbl":
        return this.#table(element);
      case "sdt": {
        const gallery = attribute(at(element, "sdtPr/docPartObj/docPartGallery"));
        if (gallery !== "Table of Contents") this.#blocks(at(element, "sdtContent"));
        return;
      }
      case "AlternateContent":
        return this.#blocks(at(element, "Choice") ?? at(element, "Fallback"));
      case "ins":
      case "moveTo":
      case "customXml":
      case "smartTag":
        return this.#blocks(element);
    }
  }

  #blocks(parent: Element | undefined): void {
    if (parent) for (const child of elementsIn(parent)) this.#block(child);
  }

  #paragraph(paragraph: Element): void {
    // A paragraph whose end was deleted goes on with the next one, which then has no number of its own.
    const goesOn = this.#open.text !== "" || this.#open.mark !== "";
    const number = goesOn ? "" : this.numbering.next(this.styles.placeOf(paragraph));
    if (!goesOn) this.#open.mark = number;
    const before = this.#open.text.length;
    this.#inline(paragraph);
    if (this.title === undefined && this.styles.isTitle(paragraph))
      this.title = collapse(this.#open.text.slice(before).replace(/\n/g, "")) || undefined;
    if (at(paragraph, "pPr/rPr/del")) return;
    if (this.styles.isContents(paragraph)) this.#open = { text: "", mark: "", boxes: this.#open.boxes };
    this.#close();
  }

  #close(): void {
    const { text, mark, boxes } = this.#open;
    this.#open = { text: "", mark: "", boxes: [] };
    const [first, ...rest] = text
      .split("\n")
      .map(collapse)
      .filter((line) => line !== "");
    if (first !== undefined) this.lines.push(numbered(mark, first), ...rest);
    for (const box of boxes) this.lines.push(...this.linesOf(box));
  }

  #inline(parent: Element): void {
    for (const child of elementsIn(parent)) this.#piece(child);
  }

  #piece(element: Element): void {
    const name = localName(element);
    if (UNSEEN.has(name) || (name === "r" && isOn(at(element, "rPr/vanish")))) return;
    if (DRAWN.has(name)) return this.#drawing(element);
    switch (name) {
      case "t":
        for (const node of element.children)
          if (!isElement(node) && "data" in node) this.#open.text += node.data;
        return;
      case "tab":
      case "ptab":
        this.#open.text += " ";
        return;
      case "br":
        if (/^(?:page|column)$/.test(attribute(element, "type") ?? "")) return;
        this.#open.text += "\n";
        return;
      case "cr":
        this.#open.text += "\n";
        return;
      case "noBreakHyphen":
        this.#open.text += "-";
        return;
      case "footnoteReference":
      case "endnoteReference":
        this.notes.push({
          kind: name === "footnoteReference" ? "footnote" : "endnote",
          id: attribute(element, "id") ?? "",
        });
        return;
      case "AlternateContent": {
        // Word writes a text box twice: for itself, and for programs that don't know how.
        const choice = at(element, "Choice") ?? at(element, "Fallback");
        if (choice) this.#inline(choice);
        return;
      }
      default:
        this.#inline(element);
    }
  }

  #drawing(element: Element): void {
    for (const child of elementsIn(element)) {
      if (localName(child) === "txbxContent") this.#open.boxes.push(child);
      else this.#drawing(child);
    }
  }

  #table(table: Element): void {
    this.#close();
    const rows = rowsOf(table)
      .filter((row) => !at(row, "trPr/del"))
      .map((row) => cellsOf(row));
    const texts = rows.map((row) => row.map((cell) => this.linesOf(cell)));
    const isLayout =
      rows.every((row) => row.length <= 1) ||
      rows.some((row, index) =>
        row.some(
          (cell, at) => texts[index]![at]!.length > MAX_CELL_LINES || childrenNamed(cell, "tbl").length > 0,
        ),
      );
    if (isLayout) this.lines.push(...texts.flat(2));
    else this.lines.push(...tableLines(rows.map((row, index) => toColumns(row, texts[index]!))).flat());
  }
}

/** Rows and cells may stand in content controls. */
const through = (parent: Element, name: string): Element[] =>
  elementsIn(parent).flatMap((child) => {
    const local = localName(child);
    if (local === name) return [child];
    if (local === "sdt") return through(at(child, "sdtContent") ?? child, name);
    return local === "ins" || local === "customXml" ? through(child, name) : [];
  });

const rowsOf = (table: Element): Element[] => through(table, "tr");
const cellsOf = (row: Element): Element[] => through(row, "tc");

/** The cells by column of the grid; what a merged cell covers is empty. */
function toColumns(cells: readonly Element[], texts: readonly string[][]): string[] {
  return cells.flatMap((cell, index) => {
    const span = Math.min(numberOf(at(cell, "tcPr/gridSpan")) ?? 1, MAX_SPAN);
    return [texts[index]!.join(" "), ...Array<string>(Math.max(span - 1, 0)).fill("")];
  });
}
