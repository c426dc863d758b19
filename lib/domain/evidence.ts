/**
 * 佐证材料: what may be kept as evidence and how it is named. What a file is gets decided by its bytes and by its
 * name together: a browser or desktop that runs a file goes by either.
 */

/** Largest evidence file, in bytes. */
export const EVIDENCE_LIMIT_BYTES = 50 * 1024 * 1024;

/** Kinds of files, known by their bytes, that a page shows: pixels only. SVG and HTML can hold scripts and never are. */
export const PREVIEWED_IMAGES: readonly string[] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** The other kind that a page shows: drawn on a canvas by pdf.js, which runs nothing of what a PDF can hold. */
export const PDF = "application/pdf";

/** A longer PDF is not drawn before somebody asks: the page would wait for all its bytes. */
export const PREVIEWED_PDF_BYTES = 10 * 1024 * 1024;

/** How many leading bytes `runsAsProgram` wants to see. */
export const EVIDENCE_HEAD_BYTES = 1024;

const MAX_NAME_LENGTH = 120;
const MAX_ENDING_LENGTH = 12;
const MAX_URL_LENGTH = 2000;

/** Endings that a desktop of a government office would run or install on a double click. */
const RUNNABLE_ENDINGS: ReadonlySet<string> = new Set(
  (
    "exe com scr pif cpl msi msp mst dll sys ocx drv bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs cjs ws wsf wsh wsc " +
    "hta jar jnlp class sh bash zsh csh ksh run bin elf app command dmg pkg deb rpm apk ipa appimage reg inf lnk url " +
    "desktop scf msc gadget application chm py pyc pl rb php asp aspx jsp docm dotm xlsm xltm xlam pptm potm ppam"
  ).split(" "),
);

/** First bytes of programs: Windows, Linux, macOS (four spellings), Java, WebAssembly, Windows shortcut. */
const PROGRAM_HEADS: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x00, 0x61, 0x73, 0x6d],
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
];

/** First words of scripts that need no ending to be run. */
const SCRIPT_HEAD = /^(?:\ufeff)?\s*(?:#!|@echo\s+off|<\?php|<%@)/i;

/** C0 and C1 controls, and the invisible characters that reorder or hide text (`财报\u202Efdp.exe` shows as a PDF). */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The ending of a file name in lower case without its dot; empty where there is none. */
export function endingOf(name: string): string {
  return /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/**
 * A file name as it may be stored and shown: no path, no control or bidi characters, no characters that a file system
 * refuses, at most 120 characters with the ending kept. Null when nothing is left of it.
 */
export function cleanFileName(name: string): string | null {
  const bare = name.normalize("NFC").replace(INVISIBLE, "").split(/[/\\]/).at(-1) ?? "";
  const legal = bare
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+|[. ]+$/g, "");
  if (legal === "") return null;
  const characters = [...legal];
  if (characters.length <= MAX_NAME_LENGTH) return legal;
  const ending = endingOf(legal).slice(0, MAX_ENDING_LENGTH);
  const tail = ending ? `.${ending}` : "";
  return characters.slice(0, MAX_NAME_LENGTH - tail.length).join("") + tail;
}

/**
 * A cleaned file name with at most so many bytes of UTF-8, which is what file systems count: cut by whole characters,
 * with the ending kept where it is none of a name's own length.
 */
export function shortenFileName(name: string, maxBytes: number): string {
  const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
  if (bytesOf(name) <= maxBytes) return name;
  const ending = endingOf(name);
  const tail = ending !== "" && ending.length <= MAX_ENDING_LENGTH ? name.slice(-ending.length - 1) : "";
  let room = maxBytes - bytesOf(tail);
  let kept = "";
  for (const character of name.slice(0, name.length - tail.length)) {
    room -= bytesOf(character);
    if (room < 0) break;
    kept += character;
  }
  return kept + tail;
}

/**
 * Whether a file could run when somebody opens it, by its cleaned name or by its content.
 *
 * @param head the first bytes, up to EVIDENCE_HEAD_BYTES
 */
export function runsAsProgram(name: string, head: Uint8Array): boolean {
  if (RUNNABLE_ENDINGS.has(endingOf(name))) return true;
  if (PROGRAM_HEADS.some((magic) => magic.every((byte, index) => head[index] === byte))) return true;
  return SCRIPT_HEAD.test(new TextDecoder("utf-8", { ignoreBOM: true }).decode(head));
}

/** The address of an evidence link, or null: http and https only, and no credentials in it. */
export function evidenceUrl(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_URL_LENGTH || !/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed))
    return null;
  const url = new URL(trimmed);
  return url.username || url.password || !url.hostname ? null : url.href;
}
