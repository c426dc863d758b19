import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { plausibilityHints } from "@/lib/domain/plausibility";
import { setLightInput } from "@/lib/schemas/targets";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { reportableTarget } from "@/lib/server/queries/progress-record";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { plantMonths, stored, typed } from "./report-samples";

const ledger = openTestLedger();
beforeAll(() => plantMonths(ledger.db));
afterAll(() => ledger.close());

/** Saves, submits and approves a month's value. */
async function pass(period: string, value: string): Promise<string> {
  const { id } = await saveProgress(people.reporter(), typed("calm", period, { value }));
  await submitProgress(people.head(), { reports: [{ id, version: 1 }] });
  await approveProgress(people.supervisor(), { reports: [{ id, version: 2 }] });
  return id;
}

it("a hint asks and never blocks: a total that falls is saved, submitted and approved as it was reported", async () => {
  await pass("2026-09", "2.5");
  const { definition } = await reportableTarget(people.reporter().viewer, "calm");
  const approved = [{ period: "2026-09", kind: "value", value: "2.5" }] as const;
  const hints = plausibilityHints({ definition, period: "2026-10", value: "1.9", approved, expected: null });
  expect(hints).toMatchObject([{ kind: "falls", lastPeriod: "2026-09" }]);
  const id = await pass("2026-10", "1.9");
  expect(await stored(ledger.db, id)).toMatchObject({ state: "approved", value: "1.9" });
});

it("a light is set by hand with a reason only", () => {
  const asked = { id: randomUUID(), targetId: "calm", period: "2026-09", light: "green", current: null };
  expect(setLightInput.safeParse({ ...asked, reason: "市局已核定" }).success).toBe(true);
  for (const reason of [undefined, "", "  "])
    expect(setLightInput.safeParse({ ...asked, reason }).success).toBe(false);
});
