import { DocxBody } from "./docx-body";
import { Numbering } from "./docx-numbering";
import { ParagraphStyles } from "./docx-styles";
import { at, attribute, childrenNamed, localName, parseXml, type Xml } from "./docx-xml";
import { DocumentRefusal } from "./document";
import { elementsIn } from "./html-tree";
import { unpackXmlParts } from "./zip-guard";

interface DocxText {
  /** One paragraph, heading, list item or table row a line. */
  text: string;
  title?: string;
}

const MAIN_PART = "word/document.xml";
/** Opens the notes behind the text, which explain and promise nothing. */
const NOTES = "注释：";

/** The part that the package names as its document (ECMA-376 part 2, 9.3). */
function mainPart(parts: Record<string, Buffer>): string {
  const links = childrenNamed(at(parseXml(parts["_rels/.rels"]), "Relationships"), "Relationship");
  const main = links.find((link) => attribute(link, "Type")?.endsWith("/officeDocument"));
  const target = attribute(main, "Target")?.replace(/^\//, "");
  return target !== undefined && target in parts ? target : MAIN_PART;
}

/** The text of the notes by their numbers; the first two of each part are its lines, not notes. */
function noteTexts(body: DocxBody, part: Xml, kind: "footnote" | "endnote"): ReadonlyMap<string, string[]> {
  const notes = childrenNamed(at(part, `${kind}s`), kind).filter(
    (note) => attribute(note, "type") === undefined,
  );
  return new Map(notes.map((note) => [`${kind}${attribute(note, "id")}`, body.linesOf(note)]));
}

/**
 * The text of a Word document as it reads with all changes accepted: headings, paragraphs and list items with the
 * numbers that Word computes for them, tables row by row, text boxes behind the paragraph they hang at, foot- and
 * endnotes behind the text. Page headers, comments, hidden text and the table of contents are not part of it.
 *
 * @throws DocumentRefusal as `unpackXmlParts`, or `damaged`
 */
export function readDocx(bytes: Buffer, unpackedLimit: number): DocxText {
  const parts = unpackXmlParts(bytes, unpackedLimit);
  const main = mainPart(parts);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const source = parts[main];
  const part = (name: string) => parseXml(parts[`${folder}${name}.xml`]);
  // The parser forgives what ends too early; a document that does is not whole.
  if (!source || !/<\/(?:[\w-]+:)?document>\s*$/.test(source.toString("latin1", source.length - 200)))
    throw new DocumentRefusal("damaged");
  const document = elementsIn(parseXml(source)).find((element) => localName(element) === "document");
  const root = at(document, "body");
  if (!root) throw new DocumentRefusal("damaged");

  const styles = new ParagraphStyles(part("styles"));
  const body = new DocxBody(styles, new Numbering(part("numbering"), styles));
  body.read(root);
  const texts = new Map([
    ...noteTexts(body, part("footnotes"), "footnote"),
    ...noteTexts(body, part("endnotes"), "endnote"),
  ]);
  const notes = body.notes.flatMap(({ kind, id }) => texts.get(kind + id) ?? []);
  const lines = notes.length > 0 ? [...body.lines, NOTES, ...notes] : body.lines;
  return { text: lines.join("\n"), title: body.title };
}
