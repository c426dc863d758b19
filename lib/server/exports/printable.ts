import "server-only";

/** XML 1.0 has no place for control characters but tab and line breaks. */
export function printable(text: string): string {
  return [...text].filter((char) => char >= " " || char === "\t" || char === "\n" || char === "\r").join("");
}
