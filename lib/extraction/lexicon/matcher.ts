/** Finds the longest word of a list at a place in a text, looking only at words that share its first character. */
export interface Matcher {
  /** Length of the longest word that begins at `at`; 0 where none does. */
  readonly startingAt: (text: string, at: number) => number;
  /** Length of the longest word that ends before `end`; 0 where none does. */
  readonly endingAt: (text: string, end: number) => number;
}

export function matcherOf(words: readonly string[]): Matcher {
  const byFirst = grouped(words, (word) => word[0] ?? "");
  const byLast = grouped(words, (word) => word.at(-1) ?? "");
  return {
    startingAt: (text, at) =>
      byFirst.get(text[at] ?? "")?.find((word) => text.startsWith(word, at))?.length ?? 0,
    endingAt: (text, end) =>
      byLast.get(text[end - 1] ?? "")?.find((word) => text.endsWith(word, end))?.length ?? 0,
  };
}

function grouped(
  words: readonly string[],
  key: (word: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const group = groups.get(key(word));
    if (group) group.push(word);
    else groups.set(key(word), [word]);
  }
  return groups;
}

/** The words of a list that is written with white space between them. */
export const wordsOf = (list: string): readonly string[] => list.split(/\s/).filter((word) => word !== "");
