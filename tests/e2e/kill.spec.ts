import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, signInByRequest, test } from "./support/test";

test.use({ ledger: "crash" });

const ROUNDS = 5;
/** Acknowledged writes of a round before it is cut off. */
const WRITES = 8;
/** An October draft of the reporter's unit: evidence can be added to it. */
const DRAFT = `SELECT id FROM ProgressReport WHERE period = '2026-10' AND state = 'draft'
  AND unitId = (SELECT unitId FROM User WHERE account = 'reporter.rsj')`;

test("kill -9 while it takes writes: no acknowledged write is missing, none is half, and the chain verifies", async ({
  server,
  playwright,
}) => {
  const database = new Database(server.databaseFile, { readonly: true });
  const draft = database.prepare<[], { id: string }>(DRAFT).get();
  database.close();
  if (!draft) throw new Error("the sample district has no October draft for this test");

  const acknowledged = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const request = await playwright.request.newContext({ baseURL: server.url });
    await signInByRequest(request, "reporter.rsj");
    let alive = true;
    const before = acknowledged.size;
    const writer = async (): Promise<void> => {
      while (alive) {
        const id = randomUUID();
        const bytes = Buffer.from(`佐证 ${id}\n`.repeat(200));
        const answer = await request
          .post(`/api/evidence?id=${id}&progressReportId=${draft.id}`, {
            headers: {
              "x-file-name": encodeURIComponent(`${id}.txt`),
              origin: server.url,
              "idempotency-key": id,
              "content-type": "application/octet-stream",
            },
            data: bytes,
          })
          .catch(() => null);
        if (answer?.status() === 201) acknowledged.set(id, createHash("sha256").update(bytes).digest("hex"));
      }
    };
    const writers = [writer(), writer(), writer(), writer()];
    // The server is warm and busy, on however slow a machine; then it is killed at a moment of no one's choosing.
    await expect.poll(() => acknowledged.size - before, { timeout: 60_000 }).toBeGreaterThanOrEqual(WRITES);
    await sleep(37 * round);
    await server.kill("SIGKILL");
    alive = false;
    await Promise.all(writers);
    await request.dispose();
    await server.restart();
  }

  const after = new Database(server.databaseFile, { readonly: true });
  const stored = after
    .prepare<[], { id: string; sha256: string; storageKey: string }>(
      `SELECT id, sha256, storageKey FROM Evidence WHERE kind = 'file'`,
    )
    .all();
  const events = after
    .prepare<[], { recordId: string; n: bigint | number }>(
      `SELECT recordId, count(*) AS n FROM AuditEvent WHERE action = 'evidence.added' GROUP BY recordId`,
    )
    .all();
  after.close();
  const byId = new Map(stored.map((row) => [row.id, row]));
  const missing = [...acknowledged].filter(([id, sha256]) => byId.get(id)?.sha256 !== sha256);
  expect(missing).toEqual([]);
  // Every record, acknowledged or not, is whole: its file is there with its hash, and it has exactly one event.
  for (const { storageKey, sha256 } of stored) {
    const file = path.join(server.dataDir, "blobs", storageKey.slice(0, 2), storageKey);
    expect(existsSync(file)).toBe(true);
    expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(sha256);
  }
  const counts = new Map(events.map(({ recordId, n }) => [recordId, Number(n)]));
  expect(stored.filter(({ id }) => counts.get(id) !== 1)).toEqual([]);

  const verify = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/audit-verify.ts", server.databaseFile],
    {
      encoding: "utf8",
    },
  );
  expect(verify.stdout + verify.stderr).toContain("The chain holds");
});
