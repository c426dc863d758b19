import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { liftLight } from "@/lib/server/commands/lift-light";
import { setLight } from "@/lib/server/commands/set-light";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { snapshotDetail, snapshotList } from "@/lib/server/queries/snapshots";
import type * as TargetStanding from "@/lib/server/queries/target-standing";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

/** What somebody else writes each time after the standing was read. */
const meanwhile = vi.hoisted(() => ({ write: async (): Promise<unknown> => undefined }));
vi.mock("@/lib/server/queries/target-standing", async (original) => {
  const queries = await original<typeof TargetStanding>();
  const targetStandings: typeof queries.targetStandings = async (...asked) => {
    const rows = await queries.targetStandings(...asked);
    await meanwhile.write();
    return rows;
  };
  return { ...queries, targetStandings };
});

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor");
const place = { targetId: "jobs", period: "2026-09" };
const take = (id: string) => takeSnapshot(supervisor, { id, name: id, period: place.period });

let light: string | null = null;
async function setAnother(): Promise<void> {
  const id = randomUUID();
  await setLight(supervisor, { id, ...place, light: "blue", reason: "核查", current: light });
  light = id;
}

beforeAll(async () => {
  await plantDistrict(ledger);
  await plantTarget(ledger, { id: "jobs", number: 1, assigned: { leadUnitId: "jobs" } });
  await plantProgress(ledger, { ...place, unitId: "jobs", value: "2.5" });
});
beforeEach(async () => {
  meanwhile.write = async () => undefined;
  if (light) await liftLight(supervisor, { id: light, reason: "核查完毕" });
  light = null;
});

describe("a snapshot that is taken while others write", () => {
  it("is of one moment: what was written while it was read is read again", async () => {
    let left = 2;
    meanwhile.write = async () => (left-- > 0 ? setAnother() : undefined);
    const id = randomUUID();
    await take(id);
    const { rows } = await snapshotDetail(supervisor.viewer, id);
    expect(rows.map(({ standing }) => standing.light)).toEqual(["blue"]);
  });

  it("is refused, and nothing of it stored, where somebody writes during each reading", async () => {
    meanwhile.write = setAnother;
    const before = await snapshotList(supervisor.viewer);
    await expect(take(randomUUID())).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await snapshotList(supervisor.viewer)).toEqual(before);
  });
});
