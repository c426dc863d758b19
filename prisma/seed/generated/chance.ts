import { createHash } from "node:crypto";

/** A number from 0 to below 1 that is always the same for the same name, and another for another. */
export function chance(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE(0) / 2 ** 32;
}

/** One of some things, always the same for the same name. */
export function pick<T>(things: readonly [T, ...T[]] | readonly T[], name: string): T {
  const thing = things[Math.floor(chance(name) * things.length)];
  if (thing === undefined) throw new Error("nothing to pick from");
  return thing;
}
