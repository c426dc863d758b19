/** A stretch of the source that stands for one character; `as` is empty where it stands for nothing. */
export interface Escape {
  readonly length: number;
  readonly as: string;
}

/** What exporters leave in the text for a character, and the character that was meant. */
const WRITTEN: readonly (readonly [string, string])[] = [
  ["\\r\\n", "\n"],
  ["\\n", "\n"],
  ["\\r", "\n"],
  ["\\t", ""],
  ['\\"', '"'],
  ["_M_M_", "%"],
  ["_x000D_", "\n"],
];

/** The entities of HTML that reports hold. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["nbsp", ""],
  ["ensp", ""],
  ["emsp", ""],
  ["thinsp", ""],
  ["zwnj", ""],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["laquo", "《"],
  ["raquo", "》"],
  ["mdash", "—"],
  ["ndash", "–"],
  ["middot", "·"],
  ["bull", "·"],
  ["hellip", "…"],
  ["permil", "‰"],
  ["times", "×"],
  ["amp", "&"],
  ["quot", '"'],
  ["lt", "<"],
  ["gt", ">"],
]);
const LONGEST_ENTITY = 10;

/** Tags that end a line; all others stand within one. */
const BLOCKS = new Set(["br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "hr"]);
const LONGEST_TAG = 200;

/** Reads what stands at `at` for another character; null where the character stands for itself. */
export function escapeAt(source: string, at: number): Escape | null {
  switch (source[at]) {
    case "&":
      return entityAt(source, at);
    case "<":
      return tagAt(source, at);
    default: {
      const found = WRITTEN.find(([written]) => source.startsWith(written, at));
      return found ? { length: found[0].length, as: found[1] } : codePointAt(source, at);
    }
  }
}

/** `\u4e00`. */
function codePointAt(source: string, at: number): Escape | null {
  if (!source.startsWith("\\u", at)) return null;
  const digits = source.slice(at + 2, at + 6);
  return /^[0-9a-f]{4}$/i.test(digits)
    ? { length: 6, as: String.fromCharCode(Number.parseInt(digits, 16)) }
    : null;
}

/** `&nbsp;`, `&#8220;`, `&#x201c;`. */
function entityAt(source: string, at: number): Escape | null {
  const end = source.slice(at + 1, at + LONGEST_ENTITY).indexOf(";");
  if (end < 2) return null;
  const name = source.slice(at + 1, at + 1 + end);
  const as = name.startsWith("#") ? numbered(name.slice(1)) : ENTITIES.get(name);
  return as === undefined ? null : { length: end + 2, as };
}

/** One UTF-16 unit at most: what the canonical text maps back is a unit. */
function numbered(digits: string): string | undefined {
  const code = Number(digits.startsWith("x") ? `0${digits}` : digits);
  return Number.isInteger(code) && code > 0 && code < 0x10000 ? String.fromCharCode(code) : undefined;
}

/** `<br/>`, `<p class="…">`, `</span>`. */
function tagAt(source: string, at: number): Escape | null {
  const written = source.slice(at, at + LONGEST_TAG);
  const end = written.indexOf(">");
  const inner = written.slice(1, end).replace("/", "");
  const next = inner.indexOf("<");
  if (end < 0 || next >= 0 || !/^[a-z]/i.test(inner)) return null;
  const name = inner.slice(0, inner.search(/[^a-z0-9]|$/i)).toLowerCase();
  return { length: end + 1, as: BLOCKS.has(name) ? "\n" : "" };
}
