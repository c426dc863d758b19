import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/server/audit/verify";
import { completeTarget } from "@/lib/server/commands/complete-target";
import { startImport } from "@/lib/server/commands/start-import";
import { uploadLedger } from "@/lib/server/commands/upload-ledger";
import { importPreview } from "@/lib/server/queries/import-preview";
import { ledgerImport } from "@/lib/server/queries/ledger-imports";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const ROWS = 5000;
/** How long somebody else's save may wait on a busy machine; on a quiet one it is a second or so. */
const PATIENCE_MS = 6000;
const supervisor = contextFor("supervisor", { name: "杜" });
const colleague = contextFor("supervisor", { userId: "cha", name: "查" });

const uploadRows = (note: string, unit: string, fileName: string) => {
  const lines = Array.from({ length: ROWS }, (_, index) =>
    [index + 2, `第${index + 2}项工作`, 8, "个", unit, "industry", "2026-11-30", note].join(),
  );
  const heading = "序号,指标,目标值,单位,牵头单位,配合单位,完成时限,备注";
  const bytes = Buffer.from([heading, ...lines].join("\n"));
  const file = path.join(ledger.dataDir, fileName);
  writeFileSync(file, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const received = { path: file, byteSize: bytes.byteLength, sha256 };
  return uploadLedger(supervisor, { file: received, fileName, year: 2026 });
};

let saves = 0;
async function saveMeanwhile(): Promise<number> {
  const { version } = await ledger.db.target.findUniqueOrThrow({
    where: { id: "mine" },
    select: { version: true },
  });
  const begun = performance.now();
  const note = `saved meanwhile ${(saves += 1)}`;
  const said = { baseline: "0", weight: "1", livelihood: false, note };
  await completeTarget(colleague, { id: "mine", version, ...said });
  return performance.now() - begun;
}

/** Imports, and meanwhile saves one thing after the other as another person. */
async function importBeside(id: string) {
  const { version } = await ledgerImport(supervisor.viewer, id);
  const { fingerprint } = await importPreview(supervisor.viewer, id, { page: 1 });
  const { work } = await startImport(supervisor, { id, version, seen: fingerprint });
  let isDone = false;
  const done = work.then(() => (isDone = true));
  const percents: number[] = [];
  const waits: number[] = [];
  while (!isDone) {
    const { percent } = await ledgerImport(supervisor.viewer, id);
    if (percent !== null) percents.push(percent);
    waits.push(await saveMeanwhile());
  }
  await done;
  return { item: await ledgerImport(supervisor.viewer, id), percents, waits };
}

beforeAll(async () => {
  await plantDistrict(ledger);
  await plantTarget(ledger, { id: "mine", number: 1, assigned: { leadUnitId: "jobs" } });
});

describe("an import of 5,000 rows", () => {
  it.each([
    ["new targets", "按季报送", "environment", { created: ROWS, changed: 0, same: 0 }],
    ["changes of known ones", "按月报送", "jobs", { created: 0, changed: ROWS, same: 0 }],
  ])(
    "of %s tells how far it is, and lets others save meanwhile",
    async (name, note, unit, result) => {
      const { id } = await uploadRows(note, unit, `${name}.csv`);
      const { item, percents, waits } = await importBeside(id);
      expect(item).toMatchObject({ state: "done", result });
      expect(percents).toEqual([...percents].sort((one, other) => one - other));
      expect(percents.filter((percent) => percent > 0 && percent < 100).length).toBeGreaterThan(0);
      expect(waits.length).toBeGreaterThan(1);
      expect(Math.max(...waits)).toBeLessThan(PATIENCE_MS);
      const stored = await ledger.db.target.findFirstOrThrow({
        where: { number: ROWS },
        select: {
          note: true,
          version: true,
          livelihood: true,
          assignment: { select: { leadUnitId: true, supports: { select: { unitId: true } } } },
        },
      });
      expect(stored).toEqual({
        note,
        version: result.created > 0 ? 1 : 2,
        livelihood: false,
        assignment: { leadUnitId: unit, supports: [{ unitId: "industry" }] },
      });
      expect(await verifyChain(ledger.db)).toMatchObject({ ok: true });
    },
    120_000,
  );
});
