import type { ListPlace, ParagraphStyles } from "./docx-styles";
import { at, attribute, childrenNamed, isOn, numberOf, type Xml } from "./docx-xml";
import type { Element } from "./html-tree";
import { formatNumber } from "./numbering";

interface Level {
  readonly start: number;
  readonly format: string;
  /** `（%1）`, `%1.%2`: the counters of this and the upper levels in the list's words. */
  readonly text: string;
  /** The level whose next number makes this one begin again; 0 for never, counted from 1. */
  readonly restartsAfter: number | undefined;
  readonly isLegal: boolean;
  readonly style: string | undefined;
}

interface List {
  /** Lists that are made of the same definition count on together. */
  readonly counters: (number | undefined)[];
  readonly levels: ReadonlyMap<number, Level>;
  /** First numbers that this list sets itself, used up once. */
  readonly starts: Map<number, number>;
}

const toLevel = (element: Element): Level => ({
  start: numberOf(at(element, "start")) ?? 0,
  format: attribute(at(element, "numFmt")) ?? "decimal",
  text: attribute(at(element, "lvlText")) ?? "",
  restartsAfter: numberOf(at(element, "lvlRestart")),
  isLegal: isOn(at(element, "isLgl")),
  style: attribute(at(element, "pStyle")),
});

const levelsOf = (parent: Element | undefined): Map<number, Level> =>
  new Map(childrenNamed(parent, "lvl").map((element) => [numberOf(element, "ilvl") ?? 0, toLevel(element)]));

/** Counts what Word counts: the numbers of headings and lists, which no document holds as text (17.9). */
export class Numbering {
  readonly #lists = new Map<number, List>();

  constructor(numbering: Xml, styles: ParagraphStyles) {
    const root = at(numbering, "numbering");
    const definitions = new Map(
      childrenNamed(root, "abstractNum").map((element) => [numberOf(element, "abstractNumId"), element]),
    );
    const lists = childrenNamed(root, "num");
    const definitionOf = (list: number | undefined) =>
      numberOf(
        at(
          lists.find((element) => numberOf(element, "numId") === list),
          "abstractNumId",
        ),
      );
    const counters = new Map<number | undefined, (number | undefined)[]>();
    for (const element of lists) {
      let definition = definitionOf(numberOf(element, "numId"));
      const link = attribute(at(definitions.get(definition), "numStyleLink"));
      if (link !== undefined) definition = definitionOf(styles.listOfStyle(link)) ?? definition;
      if (!counters.has(definition)) counters.set(definition, []);
      const overrides = childrenNamed(element, "lvlOverride");
      this.#lists.set(numberOf(element, "numId") ?? 0, {
        counters: counters.get(definition)!,
        levels: new Map([
          ...levelsOf(definitions.get(definition)),
          ...overrides.flatMap((one) => [...levelsOf(one)]),
        ]),
        starts: new Map(
          overrides.flatMap((one) => {
            const start = numberOf(at(one, "startOverride"));
            return start === undefined ? [] : [[numberOf(one, "ilvl") ?? 0, start] as const];
          }),
        ),
      });
    }
  }

  /** The next number of the list at `place`, in its words; empty for bullets and where there is no such list. */
  next(place: ListPlace | undefined): string {
    const list = place && this.#lists.get(place.list);
    if (!list) return "";
    const { counters, levels, starts } = list;
    const styled = [...levels].find(([, { style }]) => style !== undefined && style === place.style)?.[0];
    const at = place.level ?? styled ?? 0;
    const level = levels.get(at);
    if (!level) return "";

    const before = counters[at];
    counters[at] = starts.get(at) ?? (before === undefined ? level.start : before + 1);
    starts.delete(at);
    for (let deeper = at + 1; deeper < counters.length; deeper++) {
      const after = levels.get(deeper)?.restartsAfter;
      if (after === undefined || (after > 0 && after > at)) counters[deeper] = undefined;
    }
    if (level.format === "bullet" || level.format === "none") return "";
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const upper = levels.get(index);
      const number = counters[index] ?? upper?.start ?? 1;
      return formatNumber(number, level.isLegal ? "decimal" : (upper?.format ?? "decimal"));
    });
  }
}
