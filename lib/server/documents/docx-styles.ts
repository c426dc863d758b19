import type { Element } from "./html-tree";
import { at, attribute, childrenNamed, numberOf, type Xml } from "./docx-xml";

/** Which list a paragraph stands in, by Word's numbers of lists and levels. */
export interface ListPlace {
  readonly list: number;
  readonly level: number | undefined;
  /** The style that says so: its level is the one that names the style. */
  readonly style?: string;
}

const LONGEST_CHAIN = 12;
const HEADING_NAME = /^(?:title|heading 1|标题|标题 1)$/i;
const CONTENTS_NAME = /^(?:toc\b|目录)/i;

/** What `styles.xml` says about paragraphs. */
export class ParagraphStyles {
  readonly #styles = new Map<string, Element>();
  #default: string | undefined;

  constructor(styles: Xml) {
    for (const style of childrenNamed(at(styles, "styles"), "style")) {
      const id = attribute(style, "styleId") ?? "";
      this.#styles.set(id, style);
      if (
        attribute(style, "type") === "paragraph" &&
        /^(?:1|true|on)$/.test(attribute(style, "default") ?? "")
      )
        this.#default = id;
    }
  }

  #idOf = (paragraph: Element): string | undefined => attribute(at(paragraph, "pPr/pStyle")) ?? this.#default;

  #nameOf(paragraph: Element): string {
    const id = this.#idOf(paragraph) ?? "";
    return attribute(at(this.#styles.get(id), "name")) ?? id;
  }

  isTitle = (paragraph: Element): boolean => HEADING_NAME.test(this.#nameOf(paragraph));

  /** A line of a table of contents, which repeats the headings. */
  isContents = (paragraph: Element): boolean => CONTENTS_NAME.test(this.#nameOf(paragraph));

  /** The list of a paragraph by its own properties, else by its style or one that this is based on. */
  placeOf(paragraph: Element): ListPlace | undefined {
    const own = at(paragraph, "pPr/numPr");
    const list = numberOf(at(own, "numId"));
    if (list !== undefined) return { list, level: numberOf(at(own, "ilvl")) ?? 0 };
    let id = this.#idOf(paragraph);
    for (let step = 0; id !== undefined && step < LONGEST_CHAIN; step++) {
      const style: Element | undefined = this.#styles.get(id);
      const properties = at(style, "pPr/numPr");
      const styled = numberOf(at(properties, "numId"));
      if (styled !== undefined)
        return {
          list: styled,
          level: numberOf(at(own, "ilvl")) ?? numberOf(at(properties, "ilvl")),
          style: id,
        };
      id = attribute(at(style, "basedOn"));
    }
    return undefined;
  }

  /** The list that a numbering style stands for. */
  listOfStyle = (id: string): number | undefined => numberOf(at(this.#styles.get(id), "pPr/numPr/numId"));
}
