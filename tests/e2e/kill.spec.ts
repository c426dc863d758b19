import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { type Deed, type Doer, mixedLoad, Refused } from "./support/mixed-load";
import { expect, test } from "./support/test";
import { expectVerified } from "./support/verify";

test.use({ ledger: "crash" });

const ROUNDS = 50;
/** Proper stops whose starts the others are compared with. */
const PROPER = 3;

test("kill -9 under mixed load: nothing acknowledged is lost, nothing is done twice, the chain verifies, and the server is ready as after a proper stop", async ({
  server,
  playwright,
}) => {
  test.setTimeout(1_800_000);
  const doers = await mixedLoad(server, playwright);
  const done: Deed[] = [];
  /** What was cut off, by who did it: it is sent again first. */
  const cut = new Map<Doer, Deed>();
  let alive = true;
  const work = async (doer: Doer, told: () => void): Promise<void> => {
    while (alive) {
      const deed = cut.get(doer) ?? doer.next();
      cut.set(doer, deed);
      try {
        await deed.send();
      } catch (error) {
        // A cut connection is what this is about; whatever else fails is a defect.
        if (alive || error instanceof Refused) throw error;
        return;
      }
      cut.delete(doer);
      done.push(deed);
      told();
    }
  };
  const started = async (): Promise<number> => {
    const began = performance.now();
    await server.restart();
    return performance.now() - began;
  };

  const proper: number[] = [];
  for (let stop = 0; stop < PROPER; stop += 1) {
    await server.kill("SIGTERM");
    proper.push(await started());
  }
  const killed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alive = true;
    const acknowledged = new Set<Doer>();
    const working = Promise.all(doers.map((doer) => work(doer, () => acknowledged.add(doer))));
    const some = 1 + (round % doers.length);
    const answered = async () => {
      while (acknowledged.size < some) await sleep(5);
    };
    // One to all of them have been answered since the start, on however slow a machine; then it is killed at a moment of no
    // one's choosing.
    await Promise.race([answered(), working]);
    await sleep((round * 37) % 250);
    alive = false;
    await server.kill("SIGKILL");
    await working;
    killed.push(await started());
  }
  // What was cut off last is asked for again, as a browser does.
  for (const deed of cut.values()) {
    await deed.send();
    done.push(deed);
  }
  console.log(
    `${done.length} acknowledged in ${ROUNDS} rounds; ready again in ${seconds(median(killed))} s (median), ` +
      `${seconds(Math.max(...killed))} s (longest); after a proper stop in ${seconds(median(proper))} s`,
  );

  const after = new Database(server.databaseFile, { readonly: true });
  expect(done.map(({ count }) => count(after)).filter((times) => times !== 1)).toEqual([]);
  const stored = after
    .prepare<[], { sha256: string; storageKey: string }>(
      "SELECT sha256, storageKey FROM Evidence WHERE kind = 'file'",
    )
    .all();
  after.close();
  for (const { storageKey, sha256 } of stored) {
    const file = path.join(server.dataDir, "blobs", storageKey.slice(0, 2), storageKey);
    expect(existsSync(file)).toBe(true);
    expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(sha256);
  }
  expectVerified(server);
  // Nothing is repaired at length after a crash: within 5 s, or, on a machine that takes longer for a proper start, as that.
  expect(median(killed)).toBeLessThan(2 * median(proper));
  expect(Math.max(...killed)).toBeLessThan(Math.max(5000, 3 * median(proper)));
});

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
