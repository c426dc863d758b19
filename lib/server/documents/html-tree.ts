import type { parseDocument } from "htmlparser2";

/** htmlparser2's tree: a page or an element with its children. */
export type Parent = ReturnType<typeof parseDocument>;
type Node = Parent["children"][number];
export type Element = Extract<Node, { attribs: unknown }>;

export const isElement = (node: Node): node is Element => "attribs" in node;

export const elementsIn = (parent: Parent | Element): Element[] => parent.children.filter(isElement);
