import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuditBody } from "@/lib/domain/audit-event";
import { checkNewEvents } from "@/lib/server/audit/verify";
import { mandatesOf } from "@/lib/server/auth/mandates";
import { viewerOfSession } from "@/lib/server/auth/viewer";
import { type ViewerContext } from "@/lib/server/commands/context";
import { endDeputy, nameDeputy } from "@/lib/server/commands/name-deputy";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { handOverProgress, submitProgress } from "@/lib/server/commands/submit-progress";
import { deputyBoard } from "@/lib/server/queries/deputies";
import { makeAccount, NOW, sessionOf } from "@/tests/support/accounts";
import { plantDistrict } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { typed } from "./report-samples";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const contexts = new Map<string, (at?: Date) => Promise<ViewerContext>>();
const as = (name: string, at = NOW) => contexts.get(name)!(at);
const deputyship = { id: randomUUID(), fromDay: "2026-10-20", untilDay: "2026-10-23" };

beforeAll(async () => {
  await plantDistrict(ledger.db, [{ id: "jobs" }, { id: "training" }]);
  for (const [name, role] of [
    ["head", "unit_head"],
    ["writer", "reporter"],
    ["colleague", "reporter"],
  ] as const) {
    const account = await makeAccount(name, role, { unitId: "rs" });
    const session = await sessionOf(account);
    contexts.set(name, async (at = NOW) => ({
      viewer: (await viewerOfSession(session, at))!,
      now: at,
      requestId: randomUUID(),
    }));
  }
});

describe("a deputy for the days of a holiday", () => {
  it("is chosen among the colleagues of the unit", async () => {
    const head = await as("head");
    const { candidates } = await deputyBoard(head.viewer, NOW);
    expect(candidates.map(({ name }) => name).sort()).toEqual(["colleague", "writer"]);
    await expect(deputyBoard((await as("writer")).viewer, NOW)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const colleague = candidates.find(({ name }) => name === "colleague")!;
    await nameDeputy(head, { ...deputyship, deputyId: colleague.id });
    await expect(
      nameDeputy(head, { ...deputyship, id: randomUUID(), deputyId: colleague.id }),
    ).rejects.toMatchObject({ details: { fields: { fromDay: "deputy_overlapping" } } });
  });

  it("submits in the head's place, and the log says so; what the deputy wrote is for somebody else", async () => {
    const [writer, colleague, head] = await Promise.all([as("writer"), as("colleague"), as("head")]);
    const theirs = await saveProgress(writer, typed("jobs", "2026-10", { value: "2.5" }));
    await handOverProgress(writer, { reports: [theirs] });
    await submitProgress(colleague, { reports: [{ id: theirs.id, version: 2 }] });
    const row = await ledger.db.auditEvent.findFirstOrThrow({ where: { action: "progress.submitted" } });
    const event = JSON.parse(row.body) as AuditBody;
    expect(event.actor.name).toBe("colleague");
    expect(event.onBehalfOf).toEqual({ id: head.viewer.userId, name: "head", role: "unit_head" });
    const stored = await ledger.db.progressReport.findUniqueOrThrow({ where: { id: theirs.id } });
    expect(JSON.parse(stored.contributors)).toEqual([
      writer.viewer.userId,
      colleague.viewer.userId,
      head.viewer.userId,
    ]);

    const own = await saveProgress(colleague, typed("training", "2026-10", { value: "1" }));
    await expect(submitProgress(colleague, { reports: [own] })).rejects.toMatchObject({
      details: { problem: "progress_own_report" },
    });
    await submitProgress(head, { reports: [own] });
    expect((await checkNewEvents(ledger.db, new Date())).verdict.ok).toBe(true);
  });

  it("ends with its last day, or when it is called off", async () => {
    const { userId, unitId } = (await as("colleague")).viewer;
    const mandatesAt = (at: string) =>
      mandatesOf({ id: userId, role: "reporter", unitId }, new Date(`${at}+08:00`));
    expect(await mandatesAt("2026-10-23T23:59:59")).toMatchObject([
      { principalName: "head", role: "unit_head" },
    ]);
    expect(await mandatesAt("2026-10-24T00:00:00")).toEqual([]);
    await endDeputy(await as("head"), { id: deputyship.id, version: 1 });
    expect((await as("colleague")).viewer.mandates).toEqual([]);
    expect((await deputyBoard((await as("head")).viewer, NOW)).deputyships[0]?.state).toBe("ended");
  });
});
