/**
 * Where in what was sent a text stands that is none: half a surrogate pair has no UTF-8, so that the log could not be
 * written, and a NUL ends the text for many a program that reads an export.
 *
 * @returns the paths, as `rows.0.note`; the whole is the empty path
 */
export function damagedTexts(sent: unknown): readonly string[] {
  const damaged: string[] = [];
  // Not by recursion: how deep it goes is up to the sender.
  const waiting: (readonly [path: string, value: unknown])[] = [["", sent]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, value] = next;
    if (typeof value === "string") {
      if (!value.isWellFormed() || value.includes("\0")) damaged.push(path);
    } else if (Array.isArray(value) || isPlain(value))
      for (const [key, member] of Object.entries(value))
        waiting.push([path ? `${path}.${key}` : key, member]);
  }
  return damaged;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
