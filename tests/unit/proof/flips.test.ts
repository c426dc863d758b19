import { beforeAll, describe, expect, it } from "vitest";
import { hashOf, hex } from "@/lib/proof/bytes";
import { GENESIS_HASH } from "@/lib/domain/audit-event";
import { type AuditRow, CHAIN_START, stepChain } from "@/lib/server/audit/chain";
import { canonicalJson, chainHash, eventLeaf } from "@/lib/proof/event-chain";
import { EMPTY_TREE, grow, rootOf } from "@/lib/proof/merkle";
import { flipped, randomOf } from "@/tests/support/flips";
import { findingsOf, samplePackage } from "@/tests/support/sample-package";

const PACKAGE_FLIPS = 8000;
const FILE_FLIPS = 1000;
const LOG_FLIPS = 1000;
const UNTOUCHED = 1000;

describe("every flipped bit and byte is found", () => {
  let zip: Uint8Array;
  beforeAll(async () => void ({ zip } = await samplePackage()));

  it(`in a package, wherever it is: ${PACKAGE_FLIPS} of ${PACKAGE_FLIPS}`, { timeout: 600_000 }, async () => {
    const random = randomOf(6962);
    const missed: number[] = [];
    for (let round = 0; round < PACKAGE_FLIPS; round++) {
      const findings = await findingsOf(flipped(zip, random, round), { toFirst: true });
      if (findings.every(({ ok }) => ok)) missed.push(round);
    }
    expect(missed).toEqual([]);
  });

  it(`in a stored file, whose name is its hash: ${FILE_FLIPS} of ${FILE_FLIPS}`, () => {
    const random = randomOf(8493);
    const key = hex(hashOf(zip));
    for (let round = 0; round < FILE_FLIPS; round++)
      expect(hex(hashOf(flipped(zip, random, round)))).not.toBe(key);
  });

  it(`in a row of the log: ${LOG_FLIPS} of ${LOG_FLIPS}`, () => {
    const random = randomOf(8785);
    const rows = logOf(30);
    const signed = verdictOf(rows);
    expect(signed).toMatch(/^[0-9a-f]{64}$/);
    for (let round = 0; round < LOG_FLIPS; round++) {
      const index = random(rows.length);
      const row = rows[index] as AuditRow;
      const column = COLUMNS[random(COLUMNS.length)] as (typeof COLUMNS)[number];
      const touched = { ...row, [column]: otherValue(row[column], random, round) };
      expect(verdictOf(rows.with(index, touched)), `${column} of ${row.seq}`).not.toBe(signed);
    }
  });

  it(`and an untouched package passes: ${UNTOUCHED} of ${UNTOUCHED}`, { timeout: 600_000 }, async () => {
    for (let round = 0; round < UNTOUCHED; round++) {
      const findings = await findingsOf(Uint8Array.from(zip), { toFirst: true });
      expect(findings.every(({ ok }) => ok)).toBe(true);
    }
  });
});

const COLUMNS = [
  "seq",
  "id",
  "at",
  "actorId",
  "actorName",
  "actorRole",
  "actorUnit",
  "action",
  "recordType",
  "recordId",
  "targetId",
  "body",
  "prevHash",
  "hash",
] as const satisfies readonly (keyof AuditRow)[];

/** The root that the rows give, or where they break. */
function verdictOf(rows: readonly AuditRow[]): string {
  let walk = CHAIN_START;
  for (const row of rows) {
    const step = stepChain(walk, row);
    if (typeof step === "string") return `${row.seq}: ${step}`;
    walk = step;
  }
  return hex(
    rootOf(
      grow(
        EMPTY_TREE,
        rows.map(({ hash }) => eventLeaf(hash)),
      ),
    ),
  );
}

function otherValue(value: unknown, random: (below: number) => number, round: number): unknown {
  if (typeof value === "number") return value ^ (1 << random(16));
  // A date of today has 41 bits.
  if (value instanceof Date) return new Date(Number(BigInt(value.getTime()) ^ (1n << BigInt(random(41)))));
  return otherText(String(value), random, round);
}

/** A bit or byte of its UTF-8 bytes is another; what is no UTF-8 any more is read with the mark for that (U+FFFD). */
function otherText(text: string, random: (below: number) => number, round: number): string {
  return new TextDecoder().decode(flipped(new TextEncoder().encode(text), random, round));
}

function logOf(count: number): readonly AuditRow[] {
  const rows: AuditRow[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const at = new Date(Date.UTC(2026, 9, 1, 0, seq));
    const actor = { id: `user-${seq}`, name: "王督查", role: "supervisor", unit: "区政府督查室" };
    const record = { type: "progress", id: `progress-${seq}` };
    const facts = { seq, id: `event-${seq}`, targetId: `target-${seq}` };
    const body = canonicalJson({
      ...facts,
      at: at.toISOString(),
      actor,
      action: "progress.approved",
      record,
      payload: { period: "2026-09", revision: 1, value: "2.61" },
      reason: null,
      requestId: "request",
    });
    const prevHash = rows.at(-1)?.hash ?? GENESIS_HASH;
    rows.push({
      ...facts,
      at,
      actorId: actor.id,
      actorName: actor.name,
      actorRole: actor.role,
      actorUnit: actor.unit,
      action: "progress.approved",
      recordType: record.type,
      recordId: record.id,
      body,
      prevHash,
      hash: chainHash(prevHash, body),
    });
  }
  return rows;
}
