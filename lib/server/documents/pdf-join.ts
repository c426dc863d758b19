import { separator } from "./characters";
import type { PageStart } from "./document";
import { frameOf, type Frame, type PageLine } from "./pdf-lines";

/** All of these are in font sizes (em). */
const INDENT = 0.5;
const RAGGED = 0.5;
const MAX_HANG = 4;
const MAX_LEADING = 2.5;
const MIN_BODY_LINE = 15;
const MIN_COLUMN_LINE = 8;

const MAX_SIZE_DIFFERENCE = 0.1;
/** Lines of one paragraph are as far apart as most lines; more than that is a paragraph's own distance. */
const MAX_LEADING_SHARE = 1.3;

/** What a typesetter keeps together at the begin of a line: a word or figure, or a character, with the marks around it. */
const FIRST_UNIT = /^[“‘（《〈【(]*(?:[\w.,:%‰+\-/]+|.)[，。、；：！？”’）》〉】%‰…,.;:!?)]*/su;
const NARROW = 0.6;

const SENTENCE_END = /[。！？；：][”’）》]?$/;
const HEADING =
  /^(?:第?[一二三四五六七八九十]{1,3}[、章部]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d))/;

/**
 * The text of the pages, a line that was only wrapped by the page's width joined with the one that goes on,
 * and the offset at which each page begins.
 */
export function joinLines(pages: readonly PageLine[][]): { text: string; pages: PageStart[] } {
  const all = pages.flat();
  const page = frameOf(all.filter(({ frame }) => !frame));
  const leading = usualLeading(pages);
  const starts: PageStart[] = [];
  const parts: string[] = [];
  let length = 0;
  const write = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  let before: PageLine | undefined;
  let paragraph: Paragraph = {};
  for (const [index, lines] of pages.entries()) {
    let start: number | undefined;
    for (const line of lines) {
      if (line.text === "") continue;
      const isNewFrame = start === undefined || line.frame !== before?.frame;
      if (before) {
        const joins = goesOn(before, line, paragraph, { page, leading: isNewFrame ? undefined : leading });
        write(joins ? separator(before.text, line.text) : "\n");
        paragraph = joins ? { ...paragraph, left: line.left } : { first: line };
      } else paragraph = { first: line };
      start ??= length;
      write(line.text);
      before = line;
    }
    starts.push({ page: index + 1, start: start ?? length });
  }
  return { text: parts.join(""), pages: starts };
}

/** The distance of most lines to the one above, in font sizes. */
function usualLeading(pages: readonly PageLine[][]): number {
  const distances = pages
    .flatMap((lines) => lines.map((line, index) => (line.y - (lines[index - 1]?.y ?? Infinity)) / line.size))
    .filter((distance) => distance > 0 && distance <= MAX_LEADING)
    .toSorted((one, other) => one - other);
  return distances[Math.floor(distances.length / 2)] ?? MAX_LEADING;
}

/** The paragraph that is being put together: its first line, and where the others begin. */
interface Paragraph {
  first?: PageLine;
  left?: number;
}

interface Setting {
  page: Frame;
  /** Missing where the line begins a page or a column. */
  leading: number | undefined;
}

/** In font sizes: how much room the begin of a text takes that must not be parted. */
function unitWidth(text: string): number {
  const unit = FIRST_UNIT.exec(text)?.[0] ?? "";
  return [...unit].reduce((width, character) => width + (character < "\u2000" ? NARROW : 1), 0);
}

/** `1. …` with its further lines set in as far as its first word: they begin right of the number. */
function hangs(line: PageLine, { first, left }: Paragraph): boolean {
  if (!first || !HEADING.test(first.text) || HEADING.test(line.text)) return false;
  const room = line.left - first.left;
  if (left !== undefined) return room > 0 && Math.abs(line.left - left) <= INDENT * line.size;
  return room > INDENT * line.size && room <= MAX_HANG * line.size;
}

function goesOn(before: PageLine, line: PageLine, paragraph: Paragraph, { page, leading }: Setting): boolean {
  const { size } = before;
  const distance = line.y - before.y;
  const endsSentence = SENTENCE_END.test(before.text);
  return (
    !before.isRow &&
    !line.isRow &&
    before.right - before.left >= (before.frame ? MIN_COLUMN_LINE : MIN_BODY_LINE) * size &&
    // A line ends early only for what did not fit behind it.
    before.right + (unitWidth(line.text) + RAGGED) * size >= (before.frame ?? page).right &&
    (line.left <= (line.frame ?? page).left + INDENT * size || hangs(line, paragraph)) &&
    Math.abs(line.size - size) <= MAX_SIZE_DIFFERENCE * size &&
    (leading === undefined || distance <= MAX_LEADING * size) &&
    !(endsSentence && HEADING.test(line.text)) &&
    !(endsSentence && leading !== undefined && distance > leading * MAX_LEADING_SHARE * size)
  );
}
