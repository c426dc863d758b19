import { type UnitKind } from "../lexicon/units";

interface WordedChange {
  readonly low: number;
  readonly unit: string;
  readonly kind: UnitKind;
  readonly end: number;
}

/** Changes that the genre writes without digits, in % of the level before. */
const WORDED: readonly (readonly [string, number])[] = [
  ["零增长", 0],
  ["翻一番", 100],
  ["翻两番", 300],
  ["翻番", 100],
];

/** Reads 零增长 and 翻一番 at `at`; null where neither stands there. */
export function wordedChangeAt(text: string, at: number): WordedChange | null {
  const found = WORDED.find(([wording]) => text.startsWith(wording, at));
  return found ? { low: found[1], unit: "%", kind: "change", end: at + found[0].length } : null;
}
