import { type Section, type SectionRole } from "@/lib/extraction/types";
import { type ReportParagraph } from "@/lib/server/queries/report-paragraphs";

/** Paragraphs that stand together in a part of one role. */
export interface ReportBlock {
  readonly role: SectionRole;
  /** Index of the first paragraph, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** The report's paragraphs by what their part does (look back, promise, explain terms …), in reading order. */
export function blocksOf(
  paragraphs: readonly ReportParagraph[],
  sections: readonly Section[],
): readonly ReportBlock[] {
  const blocks: { role: SectionRole; from: number; to: number }[] = [];
  let next = 0;
  let role: SectionRole = "front";
  paragraphs.forEach(({ start }, index) => {
    for (let section = sections[next]; section && section.start <= start; section = sections[++next])
      role = section.role;
    const open = blocks.at(-1);
    if (open?.role === role) open.to = index + 1;
    else blocks.push({ role, from: index, to: index + 1 });
  });
  return blocks;
}

/** A heading to jump to, with how many statements below it wait to be decided. */
export interface Jump {
  readonly start: number;
  readonly title: string;
  /** 0 for the outermost headings of this report. */
  readonly depth: number;
  readonly open: number;
}

/** Deeper headings are paragraphs rather than places one looks for. */
const DEEPEST = 2;

/**
 * The headings of the first levels in reading order.
 *
 * @param open offsets of the statements that wait to be decided, ascending
 */
export function jumpsOf(sections: readonly Section[], open: readonly number[]): readonly Jump[] {
  const headed = sections.filter(({ title, level }) => title !== "" && level > 0 && level <= DEEPEST);
  const top = Math.min(...headed.map(({ level }) => level));
  return headed.map(({ start, title, level }, index) => {
    // What stands below a heading ends where the next one of its own level or above begins.
    const end = headed.slice(index + 1).find((next) => next.level <= level)?.start ?? Infinity;
    return {
      start,
      title,
      depth: level - top,
      open: open.filter((offset) => start <= offset && offset < end).length,
    };
  });
}

/** The page on which an offset stands; null for formats without pages. */
export function pageAt(
  pages: readonly { readonly page: number; readonly start: number }[],
  offset: number,
): number | null {
  return pages.findLast(({ start }) => start <= offset)?.page ?? null;
}
