import { describe, expect, it } from "vitest";
import { newToken } from "@/lib/server/auth/api-token";
import { cookieWith } from "@/lib/server/auth/known-device";
import { newSessionId } from "@/lib/server/auth/open-session";
import { generatePassword, legibleCode } from "@/lib/server/auth/password";
import { newNonce } from "@/lib/server/http/security-headers";

const DRAWN = 4_000;

/**
 * How many bits can't be guessed of what is drawn: at each place, the characters that come up there, as evenly as chance
 * has it (each within six standard deviations of its share). A counter, a clock or a fixed part adds nothing.
 */
function bitsOf(draw: () => string): number {
  const texts = Array.from({ length: DRAWN }, draw);
  expect(new Set(texts).size).toBe(DRAWN);
  const length = texts[0]?.length ?? 0;
  let bits = 0;
  for (let place = 0; place < length; place += 1) {
    const counts = new Map<string, number>();
    for (const text of texts) counts.set(text[place] ?? "", (counts.get(text[place] ?? "") ?? 0) + 1);
    const share = DRAWN / counts.size;
    for (const [character, count] of counts)
      expect(Math.abs(count - share), `${character} at ${place}`).toBeLessThan(6 * Math.sqrt(share));
    bits += Math.log2(counts.size);
  }
  return bits;
}

const device = () => cookieWith(undefined, "lin").split(".")[0] ?? "";

describe("what nobody may guess", () => {
  it.each([
    ["the id of a session", newSessionId, 128],
    ["an access token", newToken, 250],
    ["the mark of a known browser", device, 126],
    ["the nonce of a page's scripts", newNonce, 126],
    ["a recovery code", () => legibleCode(6), 118],
    ["a first password", generatePassword, 79],
  ])("%s is drawn anew, with its bits of chance", (_, draw, least) => {
    expect(bitsOf(draw)).toBeGreaterThanOrEqual(least);
  });
});
