import { parseDocument } from "htmlparser2";
import { type Element, elementsIn, type Parent } from "./html-tree";

/**
 * WordprocessingML by the local names of its elements: which prefix stands before them is the writer's choice
 * (ECMA-376 part 1; ISO 29500 strict has other namespaces and the same names).
 */
export type Xml = Parent | Element;

export const parseXml = (source: Buffer | undefined): Parent =>
  parseDocument(source?.toString("utf8") ?? "", { xmlMode: true });

export const localName = ({ name }: Element): string => name.slice(name.indexOf(":") + 1);

export const childrenNamed = (parent: Xml | undefined, name: string): Element[] =>
  parent ? elementsIn(parent).filter((child) => localName(child) === name) : [];

/** The element that a path of names leads to: `pPr/numPr/ilvl`. */
export function at(parent: Xml | undefined, path: string): Element | undefined {
  let found: Xml | undefined = parent;
  for (const name of path.split("/")) found = childrenNamed(found, name)[0];
  return found as Element | undefined;
}

/** An attribute by its local name; `val` holds most of what there is to say. */
export function attribute(element: Element | undefined, name = "val"): string | undefined {
  if (!element) return undefined;
  const key = Object.keys(element.attribs).find((key) => key === name || key.endsWith(`:${name}`));
  return key === undefined ? undefined : element.attribs[key];
}

export function numberOf(element: Element | undefined, name?: string): number | undefined {
  const number = Number.parseInt(attribute(element, name) ?? "", 10);
  return Number.isNaN(number) ? undefined : number;
}

/** A property that is on when it is there and does not say otherwise (17.17.4, ST_OnOff). */
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !/^(?:0|false|off)$/.test(attribute(element) ?? "");
