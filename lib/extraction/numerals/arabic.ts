import { isDigit } from "../text/characters";

export interface Numeral {
  readonly value: number;
  readonly end: number;
}

/** Reads `3`, `3.2`, `1,300` at `at`; null where no digit stands there. */
export function arabicAt(text: string, at: number): Numeral | null {
  let i = at;
  while (isDigit(text[i])) i++;
  if (i === at) return null;
  while (
    text[i] === "," &&
    isDigit(text[i + 1]) &&
    isDigit(text[i + 2]) &&
    isDigit(text[i + 3]) &&
    !isDigit(text[i + 4])
  )
    i += 4;
  if (text[i] === "." && isDigit(text[i + 1])) {
    i++;
    while (isDigit(text[i])) i++;
  }
  return { value: Number(text.slice(at, i).replaceAll(",", "")), end: i };
}
