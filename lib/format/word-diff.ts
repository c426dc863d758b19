/** A run of text that both versions have, only the new one has, or only the old one had. */
export interface DiffPiece {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Beyond this many comparisons the texts are shown as replaced: nobody reads a diff of two novels. */
const MAX_CELLS = 4_000_000;

/** A shorter run of equal tokens between two changes is chance (体, 的), and marking around it can't be read. */
const MIN_COMMON = 3;

/** Han characters one by one, numbers and Latin words whole, so that `3.2` against `3.5` reads as one change. */
const TOKENS = /[\p{Script=Latin}\d.,%]+|\s+|./gsu;

/**
 * What changed between two versions of a text, as a reader marks it; the same and added pieces put together are the
 * new text, the same and removed ones the old text.
 */
export function wordDiff(before: string, after: string): readonly DiffPiece[] {
  const old = before.match(TOKENS) ?? [];
  const fresh = after.match(TOKENS) ?? [];
  const head = commonHead(old, fresh);
  const tail = commonHead(old.slice(head).reverse(), fresh.slice(head).reverse());
  const middle = changedMiddle(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  return merged([...same(fresh.slice(0, head)), ...middle, ...same(fresh.slice(fresh.length - tail))]);
}

function changedMiddle(old: readonly string[], fresh: readonly string[]): DiffPiece[] {
  if (old.length * fresh.length > MAX_CELLS) return [...removed(old), ...added(fresh)];
  const lengths = commonLengths(old, fresh);
  const width = fresh.length + 1;
  const pieces: DiffPiece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < fresh.length) {
    const [was, is] = [old[i]!, fresh[j]!];
    if (was === is) {
      pieces.push({ kind: "same", text: is });
      i += 1;
      j += 1;
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) {
      pieces.push({ kind: "removed", text: was });
      i += 1;
    } else {
      pieces.push({ kind: "added", text: is });
      j += 1;
    }
  }
  return withoutIslands([...pieces, ...removed(old.slice(i)), ...added(fresh.slice(j))]);
}

function withoutIslands(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: DiffPiece[] = [];
  for (let start = 0; start < pieces.length;) {
    const piece = pieces[start]!;
    let end = start + 1;
    while (piece.kind === "same" && pieces[end]?.kind === "same") end += 1;
    const run = pieces.slice(start, end);
    const island = piece.kind === "same" && run.length < MIN_COMMON && start > 0 && end < pieces.length;
    const texts = run.map(({ text }) => text);
    result.push(...(island ? [...removed(texts), ...added(texts)] : run));
    start = end;
  }
  return result;
}

/** Longest common subsequence of every pair of rests, row by row. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old[i] === fresh[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  return lengths;
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a[length] === b[length]) length += 1;
  return length;
}

const same = (tokens: readonly string[]) => tokens.map((text): DiffPiece => ({ kind: "same", text }));
const added = (tokens: readonly string[]) => tokens.map((text): DiffPiece => ({ kind: "added", text }));
const removed = (tokens: readonly string[]) => tokens.map((text): DiffPiece => ({ kind: "removed", text }));

/** Neighbours of one kind as one piece; within a change what was removed comes before what was added. */
function merged(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const result: { kind: DiffPiece["kind"]; text: string }[] = [];
  for (const { kind, text } of pieces) {
    const last = result.at(-1);
    const before = result.at(-2);
    if (last?.kind === kind) last.text += text;
    else if (kind === "removed" && last?.kind === "added" && before?.kind === "removed") before.text += text;
    else if (kind === "removed" && last?.kind === "added") result.splice(-1, 0, { kind, text });
    else result.push({ kind, text });
  }
  return result;
}
