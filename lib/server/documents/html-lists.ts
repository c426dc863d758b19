import { type Element, elementsIn } from "./html-tree";
import { formatNumber } from "./numbering";

const FORMAT_OF_TYPE: Readonly<Record<string, string>> = {
  a: "lower-alpha",
  A: "upper-alpha",
  i: "lower-roman",
  I: "upper-roman",
};
const LIST_STYLE = /list-style(?:-type)?\s*:\s*([\w-]+)/i;
const UNNUMBERED = /^(?:none|disc|circle|square)$/;

/** The numbers that a browser shows before the items of an `<ol>`. */
export function listMarks(list: Element): ReadonlyMap<Element, string> {
  const style = LIST_STYLE.exec(list.attribs["style"] ?? "")?.[1]?.toLowerCase();
  const format = style ?? FORMAT_OF_TYPE[list.attribs["type"] ?? ""] ?? "decimal";
  if (UNNUMBERED.test(format)) return new Map();
  const close = /cjk|chinese/.test(format) ? "、" : ".";
  let next = Number.parseInt(list.attribs["start"] ?? "", 10) || 1;
  return new Map(
    elementsIn(list)
      .filter(({ name }) => name === "li")
      .map((item) => {
        const number = Number.parseInt(item.attribs["value"] ?? "", 10) || next;
        next = number + 1;
        return [item, formatNumber(number, format) + close];
      }),
  );
}
