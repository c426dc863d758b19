import { DomUtils, ElementType, parseDocument } from "htmlparser2";
import { HAN } from "./characters";
import type { DecodedText } from "./decode-text";

type Parent = ReturnType<typeof parseDocument>;
type Node = Parent["children"][number];
type Element = Extract<Node, { attribs: unknown }>;

export interface HtmlText {
  /** One block element or table row a line, the cells of a row separated by a tab. */
  text: string;
  title?: string;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const BLOCKS = words(
  "address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 " +
    "h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul",
);
const FURNITURE = words(
  "aside audio button canvas footer head iframe input math menu nav noscript object script select style svg " +
    "template textarea video",
);
const FURNITURE_ROLES = words("banner complementary contentinfo dialog menu navigation search");
const INVISIBLE_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What marks the article: HTML's own elements first, then the containers of the usual government site systems. */
const ARTICLE_MARKS: readonly ((element: Element) => boolean)[] = [
  ({ name }) => name === "article",
  ({ name, attribs }) => name === "main" || attribs["role"] === "main",
  ({ attribs }) => /^(?:ucap-content|zoom)$/i.test(attribs["id"] ?? ""),
  ({ attribs }) =>
    /(?:^|\s)(?:trs_editor|trs_ueditor|pages_content|article-content)/i.test(attribs["class"] ?? ""),
];
/** Below this share of the page's text, what is marked as the article is a teaser or a mistake. */
const MIN_ARTICLE_SHARE = 1 / 2;

/** A cell longer than this is a column of the page's layout, not of a table. */
const MAX_CELL_LINES = 10;

const isElement = (node: Node): node is Element => "attribs" in node;

const isFurniture = ({ name, attribs }: Element): boolean =>
  FURNITURE.has(name) ||
  FURNITURE_ROLES.has(attribs["role"] ?? "") ||
  "hidden" in attribs ||
  attribs["aria-hidden"] === "true" ||
  INVISIBLE_STYLE.test(attribs["style"] ?? "");

/** HTML's white space is one space; a line break between two Han characters is none (CSS Text 3, 4.1.3). */
const collapse = (raw: string): string =>
  raw
    .replace(/[ \t\r\n\f\u00a0]+/g, (run, at: number) => {
      const isWrap =
        run.includes("\n") && HAN.test(raw[at - 1] ?? "") && HAN.test(raw[at + run.length] ?? "");
      return isWrap ? "" : " ";
    })
    .trim();

class LineWriter {
  readonly lines: string[] = [];
  #inline: string[] = [];

  write(text: string): void {
    this.#inline.push(text);
  }

  break(): void {
    const line = collapse(this.#inline.join(""));
    this.#inline = [];
    if (line) this.lines.push(line);
  }
}

const elementsOf = (parent: Parent | Element, names: readonly string[]): Element[] =>
  parent.children.filter((node): node is Element => isElement(node) && names.includes(node.name));

function linesOf(parent: Parent | Element): string[] {
  const writer = new LineWriter();
  writeChildren(parent, writer);
  writer.break();
  return writer.lines;
}

function writeChildren(parent: Parent | Element, writer: LineWriter): void {
  for (const node of parent.children) {
    if (node.type === ElementType.Text) writer.write(node.data);
    else if (isElement(node)) writeElement(node, writer);
  }
}

function writeElement(element: Element, writer: LineWriter): void {
  if (isFurniture(element)) return;
  if (element.name === "br") return writer.break();
  if (!BLOCKS.has(element.name)) return writeChildren(element, writer);
  writer.break();
  if (element.name === "tr") writer.lines.push(...rowLines(element));
  else if (element.name === "pre") writer.lines.push(...preformattedLines(element));
  else writeChildren(element, writer);
  writer.break();
}

function rowLines(row: Element): string[] {
  const elements = elementsOf(row, ["td", "th"]).filter((cell) => !isFurniture(cell));
  const cells = elements.map(linesOf);
  const isLayout = elements.some(
    (element, index) =>
      cells[index]!.length > MAX_CELL_LINES ||
      DomUtils.findOne(({ name }) => name === "table", element.children),
  );
  if (isLayout) return cells.flat();
  return cells.some((lines) => lines.length > 0) ? [cells.map((lines) => lines.join(" ")).join("\t")] : [];
}

const preformattedLines = (element: Element): string[] =>
  DomUtils.textContent(element)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");

/** The one element that the page marks as its article, if that is where most of its text stands. */
function findArticle(page: Parent, pageLength: number): Element | undefined {
  for (const isMarked of ARTICLE_MARKS) {
    const marked = DomUtils.findAll(isMarked, page.children);
    const [article] = marked;
    if (!article || marked.length > 1) continue;
    if (linesOf(article).join("").length >= pageLength * MIN_ARTICLE_SHARE) return article;
  }
  return undefined;
}

function titleOf(page: Parent, article: Parent | Element): string | undefined {
  const named = (name: string, root: Parent | Element) =>
    DomUtils.findOne((element) => element.name === name, root.children);
  const element = named("h1", article) ?? named("h1", page) ?? named("title", page);
  return element ? collapse(DomUtils.textContent(element)) || undefined : undefined;
}

/** The text of an HTML page: its article where the page marks one, else all but navigation and the invisible. */
export function htmlToText(html: string): HtmlText {
  const page = parseDocument(html);
  const pageLines = linesOf(page);
  const article = findArticle(page, pageLines.join("").length);
  const lines = article ? linesOf(article) : pageLines;
  return { text: lines.join("\n"), title: titleOf(page, article ?? page) };
}

export const readHtml = ({ text, encoding }: DecodedText): HtmlText & { encoding: string } => ({
  ...htmlToText(text),
  encoding,
});
