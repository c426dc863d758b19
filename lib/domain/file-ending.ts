import { endingOf } from "./evidence";

/**
 * Whether the ending of a file's name says what its content is: whoever opens it goes by the ending, and whoever wants to
 * deceive changes it. Kinds are called as `file-type` calls them; what it does not know by its bytes is null.
 */

const PICTURES = "jpg png apng gif webp bmp tif heic avif";
const RECORDINGS = "mp4 m4v mov 3gp 3g2 m4a";
const MEDIA = "mpg mp1 mp2 mp3 aac";

/**
 * Endings, and the kinds that each may be. Office files with a password are kept in the old container (cfb), those that a
 * program wrote in one go are a zip whose first entries don't name the format. A .doc may be RTF: Word writes it so.
 */
const KINDS: readonly (readonly [endings: string, kinds: string])[] = [
  ["pdf", "pdf"],
  ["jpg jpeg jfif", "jpg"],
  ["png", "png apng"],
  ["gif", "gif"],
  ["webp", "webp"],
  ["bmp", "bmp"],
  ["tif tiff", "tif"],
  ["heic heif", "heic"],
  ["avif", "avif"],
  ["doc dot", "cfb rtf"],
  ["xls xlt ppt pps pot msg vsd mpp", "cfb"],
  ["wps wpt", "cfb rtf docx zip"],
  ["et ett", "cfb xlsx zip"],
  ["dps dpt", "cfb pptx zip"],
  ["docx dotx", "docx dotx cfb zip"],
  ["xlsx xltx", "xlsx xltx cfb zip"],
  ["pptx ppsx potx", "pptx ppsx potx cfb zip"],
  ["vsdx", "vsdx cfb zip"],
  ["odt ott", "odt ott zip"],
  ["ods ots", "ods ots zip"],
  ["odp otp", "odp otp zip"],
  ["odg otg", "odg otg zip"],
  ["ofd", "zip"],
  ["epub", "epub zip"],
  ["rtf", "rtf"],
  ["zip", "zip docx xlsx pptx vsdx odt ods odp odg epub"],
  ["rar", "rar"],
  ["7z", "7z"],
  ["gz tgz", "gz tar.gz"],
  ["tar", "tar"],
  ["mp4 m4v mov m4a 3gp", RECORDINGS],
  ["mp3 mpg mpeg aac", MEDIA],
  ["wav", "wav"],
  ["amr", "amr"],
  ["avi", "avi"],
  ["wmv wma asf", "asf"],
  ["mkv webm", "mkv webm"],
  ["flv", "flv"],
];

const words = (text: string) => text.split(" ");
const KINDS_OF_ENDING = new Map(
  KINDS.flatMap(([endings, kinds]) =>
    words(endings).map((ending) => [ending, new Set(words(kinds))] as const),
  ),
);

const TEXT_ENDINGS = new Set(
  words("txt csv tsv md log json xml html htm svg ics vcf eml mht mhtml yml yaml sql geojson kml gpx"),
);
/** Kinds whose bytes are text. Two letters at the beginning make no text a picture. */
const WRITTEN = new Set(["pdf", "rtf"]);

/** Kinds that say nothing of the ending: other formats keep their content in them, or two bytes are taken for them. */
const VAGUE = new Set(words(`zip cfb gz tar bmp ${MEDIA}`));
const TOLD_BY_ENDING = new Set(KINDS.flatMap(([, kinds]) => words(kinds)).filter((kind) => !VAGUE.has(kind)));

/**
 * What is wrong with a file's ending: `other`, it is that of another kind · `unlike`, the content is not of its kind and of
 * none that is known · `missing`, there is none that is known, and the content has one of its own.
 */
export type EndingProblem = "other" | "unlike" | "missing";

/**
 * Holds the ending against the content. An ending that is not known fits what is not known: offices have formats of their
 * own (ceb, caj, dwg), and what runs was refused before.
 *
 * @param kind what the bytes are
 * @param head the first bytes
 * @returns null where it fits
 */
export function endingProblem(name: string, kind: string | null, head: Uint8Array): EndingProblem | null {
  const ending = endingOf(name);
  const known = kind !== null && TOLD_BY_ENDING.has(kind);
  if (TEXT_ENDINGS.has(ending)) {
    if (isText(head)) return kind !== null && WRITTEN.has(kind) ? "other" : null;
    return known ? "other" : "unlike";
  }
  const kinds = KINDS_OF_ENDING.get(ending);
  if (!kinds) return known ? "missing" : null;
  if (kind !== null && kinds.has(kind)) return null;
  return known ? "other" : "unlike";
}

/**
 * The name with the ending that the content has, where one kind of picture is called another: phones and browsers save
 * pictures so, and whoever stands on a building site can't rename them. Every other name stays.
 */
export function namedAsPicture(name: string, kind: string | null): string {
  const ending = endingOf(name);
  const pictures = words(PICTURES);
  const kinds = KINDS_OF_ENDING.get(ending);
  const isPicture = kinds && [...kinds].every((one) => pictures.includes(one));
  if (!isPicture || kind === null || kinds.has(kind) || !pictures.includes(kind)) return name;
  return `${name.slice(0, -ending.length)}${kind}`;
}

/** Text has no other control characters than those of a typewriter; UTF-16 says so by its mark. */
function isText(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return head.every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte));
}
