/** The same flips on every run (mulberry32), so that a failure can be looked at. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One bit or one whole byte of it is another; every second time the one or the other. */
export function flipped(bytes: Uint8Array, random: (below: number) => number, round: number): Uint8Array {
  const at = random(bytes.length);
  const difference = round % 2 === 0 ? 1 << random(8) : 1 + random(255);
  return bytes.with(at, (bytes[at] ?? 0) ^ difference);
}
