import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/server/audit/verify";
import { targetStandings, type TargetStanding } from "@/lib/server/queries/target-standing";
import { yunjiang } from "@/prisma/seed/yunjiang/scenario";
import { openSampleLedger } from "@/tests/support/ledger";
import { SAMPLE_NOW, SAMPLE_PERIOD, sampleContext } from "@/tests/support/sample-district";

const ledger = openSampleLedger();
let september: readonly TargetStanding[] = [];

beforeAll(async () => {
  const { viewer } = await sampleContext(ledger, "supervisor.dcs");
  september = await targetStandings(viewer, { year: 2026, period: SAMPLE_PERIOD, at: SAMPLE_NOW });
}, 120_000);
afterAll(() => ledger.close());

/** The sentences of the scenario's targets, to find them by. */
const quoteOf = (slug: string) => yunjiang.targets.find((target) => target.slug === slug)!.quote;
const withLight = (light: string) =>
  september.filter(({ standing }) => standing.computedLight === light).map(({ source }) => source.quote);

describe("the sample district in its ledger", () => {
  it("is a log whose chain holds, with every step in it", async () => {
    expect(await verifyChain(ledger.db)).toMatchObject({
      ok: true,
      events: await ledger.db.auditEvent.count(),
    });
    const approvals = await ledger.db.auditEvent.count({ where: { action: "progress.approved" } });
    const approved = await ledger.db.progressReport.count({ where: { state: "approved" } });
    expect(approvals).toBe(approved);
  });

  it("shows in September the lights that the scenario means", () => {
    expect(withLight("red").sort()).toEqual(
      ["elevators", "foreign-capital", "listed-companies"].map(quoteOf).sort(),
    );
    expect(withLight("yellow")).toHaveLength(4);
    expect(new Set(september.map(({ standing }) => standing.light))).toEqual(
      new Set(["blue", "green", "yellow", "red", "grey"]),
    );
  });

  it("keeps the computed light beside the one set by hand (rule 7)", () => {
    const byHand = september.filter(({ standing }) => standing.override !== null);
    expect(byHand.map(({ source }) => source.quote)).toEqual([quoteOf("hospital")]);
    expect(byHand[0]!.standing).toMatchObject({ light: "green", computedLight: "yellow" });
  });

  it("leaves no target half done: each is assigned, scheduled and lies in its report's sentence", async () => {
    expect(september).toHaveLength(yunjiang.targets.length);
    for (const { gaps, assignment, source } of september) {
      expect(gaps).toEqual([]);
      expect(assignment?.leaderPost).not.toBeNull();
      const { start, end, report, state } = await ledger.db.statement.findUniqueOrThrow({
        where: { id: source.statementId },
        select: { start: true, end: true, state: true, report: { select: { text: true } } },
      });
      expect(report.text.slice(start, end)).toBe(source.quote);
      expect(state).toBe("confirmed");
    }
  });

  it("reports of the lead units only, settled in every month that is over but where the story leaves one open", async () => {
    const reports = await ledger.db.progressReport.findMany({
      select: {
        state: true,
        returnedBy: true,
        period: true,
        unitId: true,
        reviewedAt: true,
        target: { select: { assignment: { select: { leadUnitId: true } } } },
      },
    });
    for (const { unitId, target, state, returnedBy, period, reviewedAt } of reports) {
      expect(unitId).toBe(target.assignment?.leadUnitId);
      const onDesk = state === "draft" || returnedBy === "unit_head";
      expect(onDesk).toBe(period === yunjiang.openPeriod);
      if (state === "approved") expect(reviewedAt).not.toBeNull();
    }
  });

  it("keeps every file whole under its hash, and none that nobody names", async () => {
    const [reports, evidence] = await Promise.all([
      ledger.db.report.findMany({ select: { storageKey: true } }),
      ledger.db.evidence.findMany({ where: { kind: "file" }, select: { storageKey: true } }),
    ]);
    const named = [...reports, ...evidence].flatMap(({ storageKey }) => storageKey ?? []);
    const blobs = path.join(ledger.dataDir, "blobs");
    const kept = readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(kept.map(({ name }) => name).sort()).toEqual([...new Set(named)].sort());
    for (const { name, parentPath } of kept) {
      const bytes = readFileSync(path.join(parentPath, name));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(name);
    }
  });
});
