import { plainName } from "@/lib/domain/cell-text";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type Judgement } from "@/lib/domain/vocabulary";
import { type ProgressForm } from "@/lib/schemas/progress";

/** The columns that one can type in, from left to right. */
export const SHEET_CELLS = ["figure", "progress", "problems", "nextStep"] as const;
export type SheetCell = (typeof SHEET_CELLS)[number];

/** The words of the reader's language that a figure may be pasted as. */
export interface FigureWords {
  readonly notPublished: readonly string[];
  readonly judgements: ReadonlyMap<string, Judgement>;
}

/**
 * What a pasted text makes of a cell; null where it can't be understood. A number is taken as it is written: whether
 * it can be read is said at its cell.
 */
export function pastedPatch(
  definition: Pick<TargetDefinition, "measure" | "stages">,
  cell: SheetCell,
  text: string,
  words: FigureWords,
): Partial<ProgressForm> | null {
  const typed = text.trim();
  if (cell !== "figure") return { [cell]: typed };
  const plain = plainName(typed);
  if (definition.measure === "milestone") return stagePatch(definition, plain);
  if (definition.measure === "qualitative") {
    const judgement = plain === "" ? null : words.judgements.get(plain);
    return judgement === undefined ? null : { judgement, notPublished: false };
  }
  return words.notPublished.includes(plain)
    ? { notPublished: true, value: "" }
    : { notPublished: false, value: typed };
}

/** The words of a catalogue as they are compared. */
export function figureWords(
  notPublished: readonly string[],
  judgements: readonly (readonly [string, Judgement])[],
): FigureWords {
  return {
    notPublished: notPublished.map(plainName),
    judgements: new Map(judgements.map(([word, judgement]) => [plainName(word), judgement])),
  };
}

/** A stage by its number or its name. */
function stagePatch(
  { stages }: Pick<TargetDefinition, "stages">,
  plain: string,
): Partial<ProgressForm> | null {
  if (plain === "") return { stage: null };
  const named = stages.findIndex(({ name }) => plainName(name) === plain);
  const stage = named >= 0 ? named + 1 : /^\d{1,2}$/.test(plain) ? Number(plain) : -1;
  return stage >= 0 && stage <= stages.length ? { stage } : null;
}
