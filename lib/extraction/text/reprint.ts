/** Stretches shorter than this may well be printed twice on purpose. */
const SHORTEST_REPRINT = 60;
/** So many characters at the start of a sentence are looked up before the stretch is compared. */
const KEY = 16;
/** A teaser (内容摘要) repeats the beginning of a report and breaks off; only a longer stretch may break off. */
const LONGEST_TEASER = 500;
const SENTENCE_ENDS = "。！？";

/**
 * Finds what is printed a second time: a file often holds a report twice, once as a page and once as
 * a document with other line breaks. Only whole paragraphs count as reprints.
 *
 * @param paragraphs in reading order
 * @returns for each paragraph whether it was printed before
 */
export function reprinted(paragraphs: readonly string[]): readonly boolean[] {
  const text = paragraphs.join("");
  const seen = new Map<string, Sentence>();
  const found: boolean[] = [];
  let at = 0;
  while (found.length < paragraphs.length) {
    const first = seen.get(text.slice(at, at + KEY));
    const stretchEnd = first === undefined ? at : at + lengthAgain(text, first, at);
    let next = found.length;
    let end = at;
    while (next < paragraphs.length && end + (paragraphs[next]?.length ?? 0) <= stretchEnd) {
      end += paragraphs[next]?.length ?? 0;
      next++;
    }
    if (end - at >= SHORTEST_REPRINT) {
      while (found.length < next) found.push(true);
      at = end;
    } else {
      const paragraph = paragraphs[found.length] ?? "";
      rememberSentences(seen, text, at, at + paragraph.length);
      found.push(false);
      at += paragraph.length;
    }
  }
  return found;
}

interface Sentence {
  readonly start: number;
  readonly paragraphEnd: number;
}

function rememberSentences(seen: Map<string, Sentence>, text: string, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    if (i > start && !SENTENCE_ENDS.includes(text[i - 1] ?? "\n")) continue;
    const key = text.slice(i, i + KEY);
    if (!seen.has(key)) seen.set(key, { start: i, paragraphEnd: end });
  }
}

/** Length of the stretch at `second` that repeats the sentence and what follows it; 0 where it breaks off. */
function lengthAgain(text: string, first: Sentence, second: number): number {
  const length = lengthInCommon(text, first.start, second);
  return first.start + length >= first.paragraphEnd || length > LONGEST_TEASER ? length : 0;
}

/** How far the text at `first` and at `second` is the same; it never reaches into the second. */
function lengthInCommon(text: string, first: number, second: number): number {
  let length = 0;
  while (first + length < second && second + length < text.length) {
    if (text.charCodeAt(first + length) !== text.charCodeAt(second + length)) break;
    length++;
  }
  return length;
}
