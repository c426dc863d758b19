import { describe, expect, it } from "vitest";
import { type Allowance, takeOne } from "@/lib/domain/pace";

const MINUTE = 60_000;

/** Takes one at each of these instants; the seconds to wait, 0 for what was let through. */
function asked(perMinute: number, instants: readonly number[]): number[] {
  let allowance: Allowance | undefined;
  return instants.map((at) => {
    const taken = takeOne(allowance, perMinute, at);
    allowance = taken.allowance;
    return taken.seconds;
  });
}

describe("how often one person may ask", () => {
  it("is a minute's worth at once, then as time goes on", () => {
    expect(asked(3, [0, 0, 0, 0])).toEqual([0, 0, 0, 20]);
    expect(asked(3, [0, 0, 0, 19_999, 20_000])).toEqual([0, 0, 0, 1, 0]);
  });

  it("is no more than a minute's worth, however long nobody asked, and being refused takes nothing off", () => {
    expect(asked(2, [0, 60 * MINUTE, 60 * MINUTE, 60 * MINUTE])).toEqual([0, 0, 0, 30]);
    expect(asked(1, [0, 1000, 2000, 3000, MINUTE])).toEqual([0, 59, 58, 57, 0]);
  });

  it("says a time after which it is let through", () => {
    for (const perMinute of [1, 7, 60, 240]) {
      const burst = Array.from({ length: perMinute }, () => 0);
      const seconds = asked(perMinute, [...burst, 1]).at(-1) ?? 0;
      expect(asked(perMinute, [...burst, 1, 1 + seconds * 1000]).at(-1)).toBe(0);
    }
  });
});
