import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadLedger } from "@/lib/cli/load-ledger";
import { verifyChain } from "@/lib/server/audit/verify";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { type Db } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { generatedPeople } from "@/prisma/seed/generated/generated-people";
import {
  generatedNow,
  type LedgerSize,
  seedGenerated,
  sizeProblem,
} from "@/prisma/seed/generated/seed-generated";
import { viewerOf } from "@/prisma/seed/seed-people";
import { openSampleLedger, openTestLedger } from "@/tests/support/ledger";

const SIZE: LedgerSize = { units: 8, targets: 60, users: 40, months: 3, years: 2 };
const sample = openSampleLedger();
const first = openTestLedger();
const people = generatedPeople(SIZE.units, SIZE.users);
const supervisor = {
  viewer: viewerOf(people, "supervisor.dcs"),
  now: new Date(generatedNow(SIZE)),
  requestId: "review",
};
afterAll(() => Promise.all([sample.close(), first.close()]));

beforeAll(() => seedGenerated(SIZE), 120_000);

/** Of each action the members of its payload and of what it says was before and after. */
async function payloadsOf(db: Db): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const members = new Map<string, Set<string>>();
  for (const { action, body } of await db.auditEvent.findMany({ select: { action: true, body: true } })) {
    const { payload, reason } = JSON.parse(body) as { payload: Record<string, unknown>; reason: unknown };
    const found = members.get(action) ?? new Set();
    members.set(action, found);
    for (const [name, value] of Object.entries(payload)) {
      found.add(name);
      if (name === "before" || name === "after")
        for (const key of Object.keys(value as object))
          if (!/^\d{4}-\d{2}$/.test(key)) found.add(`${name}.${key}`);
    }
    if (reason !== null) found.add("reason");
  }
  return members;
}

describe("a generated ledger", () => {
  it("is as big as asked for", async () => {
    const { db } = first;
    expect(await db.unit.count()).toBe(8);
    expect(await db.user.count()).toBe(40);
    expect(await db.target.groupBy({ by: ["year"], _count: true, orderBy: { year: "asc" } })).toEqual([
      { year: 2025, _count: 60 },
      { year: 2026, _count: 60 },
    ]);
    const months = await db.progressReport.groupBy({ by: ["period"] });
    expect(months).toHaveLength(12 + 3 + 1);
  });

  it("holds every light, and what nobody reported", async () => {
    const rows = await targetStandings(supervisor.viewer, {
      year: 2026,
      period: "2026-03",
      at: supervisor.now,
    });
    expect(new Set(rows.map(({ standing }) => standing.light))).toEqual(
      new Set(["blue", "green", "yellow", "red", "grey"]),
    );
    expect(new Set(rows.map(({ definition }) => definition.measure)).size).toBeGreaterThanOrEqual(4);
  });

  it("has a log whose chain holds and whose events say what those of the commands say", async () => {
    expect(await verifyChain(first.db)).toMatchObject({ ok: true });
    const [written, commands] = [await payloadsOf(first.db), await payloadsOf(sample.db)];
    for (const [action, members] of written)
      expect(
        [...members].filter((name) => !commands.get(action)?.has(name)),
        action,
      ).toEqual([]);
  });

  it("leaves each report as the log tells it, approved by nobody who had a hand in it", async () => {
    const reports = await first.db.progressReport.findMany();
    for (const { state, version, reviewerId, contributors, id } of reports) {
      const steps = await first.db.auditEvent.findMany({
        where: { recordType: "progress", recordId: id },
        orderBy: { seq: "asc" },
        select: { action: true },
      });
      expect(steps).toHaveLength(version);
      expect(steps.at(-1)?.action).toBe(`progress.${state === "draft" ? "saved" : state}`);
      expect(JSON.parse(contributors)).not.toContain(reviewerId);
    }
  });

  it("is worked on with the product's own commands", async () => {
    const waiting = await first.db.progressReport.findFirstOrThrow({
      where: { state: "submitted" },
      select: { id: true, version: true },
    });
    await approveProgress(supervisor, { reports: [waiting] });
    expect(await verifyChain(first.db)).toMatchObject({ ok: true });
  });

  it("is the same on each run", async () => {
    const heads: unknown[] = [];
    for (let run = 0; run < 2; run++) {
      const ledger = openTestLedger();
      await seedGenerated({ units: 3, targets: 12, users: 20, months: 2, years: 1 });
      const rows = [await ledger.db.target.findMany(), await ledger.db.progressReport.findMany()];
      heads.push(await verifyChain(ledger.db), rows);
      await ledger.close();
    }
    expect(heads.slice(2)).toEqual(heads.slice(0, 2));
  });
});

describe("what is refused", () => {
  it("writing where a database is", async () => {
    const at = { ...env(), databaseFile: first.databaseFile };
    await expect(loadLedger(at, generatedNow(SIZE), () => seedGenerated(SIZE))).rejects.toThrow("DATA_DIR");
  });

  it.each([
    ["no whole number of targets", { targets: 1.5 }, "--targets"],
    ["more months than a year has", { months: 13 }, "--months"],
    ["fewer users than the units need", { users: 10 }, "at least"],
  ])("%s", (_, change, words) => {
    expect(sizeProblem({ ...SIZE, ...change })).toContain(words);
    expect(sizeProblem(SIZE)).toBeNull();
  });
});
