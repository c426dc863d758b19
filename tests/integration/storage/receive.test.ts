import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { receive } from "@/lib/server/storage/blob-store";
import { openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
afterAll(() => ledger.close());

/** A body that comes in pieces and then ends, or breaks. */
function body(pieces: readonly Uint8Array[], breaks = false): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      if (breaks) controller.error(new Error("connection reset"));
      else controller.close();
    },
  });
}

const announced = (byteSize: number | null) => ({ byteSize, sha256: null });
const incoming = () => readdirSync(path.join(ledger.dataDir, "incoming"));

describe("receiving a file", () => {
  it("stores every byte of every piece and knows their hash", async () => {
    const pieces = [randomBytes(70_000), randomBytes(1), randomBytes(200_000)];
    const whole = Buffer.concat(pieces);
    const file = await receive(body(pieces), 1_000_000, announced(whole.byteLength));
    expect(readFileSync(file.path).equals(whole)).toBe(true);
    expect(file).toMatchObject({
      byteSize: whole.byteLength,
      sha256: createHash("sha256").update(whole).digest("hex"),
    });
  });

  it.each([
    ["a connection that breaks", body([randomBytes(10)], true), 1_000, 20, "upload_cut"],
    ["fewer bytes than announced", body([randomBytes(10)]), 1_000, 20, "upload_cut"],
    ["more bytes than allowed", body([randomBytes(2_000)]), 1_000, null, "TOO_LARGE"],
  ])("%s leaves nothing behind", async (_, stream, limit, expected, problem) => {
    const before = incoming();
    await expect(receive(stream, limit, announced(expected))).rejects.toThrow(problem);
    expect(incoming()).toEqual(before);
  });
});
