import { afterAll, beforeAll, expect, it } from "vitest";
import { signedInAs } from "@/tests/support/requests";
import { save, stored } from "@/app/(workspace)/progress/actions";
import { verifyChain } from "@/lib/server/audit/verify";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { plantMonths, readyReport, typed } from "../progress/report-samples";

process.env.APP_CLOCK = people.reporter().now.toISOString();
const ledger = openTestLedger();
beforeAll(async () => {
  await plantMonths(ledger.db);
  signedInAs(people.reporter().viewer);
});
afterAll(() => ledger.close());

const PAIRS = 1_000;
const TARGETS = ["jobs", "calm", "steady", "gdp"];

it(`overwrite: of ${PAIRS} pairs who save the same month at once, one wins, and the other is told and sees both versions`, async () => {
  const races = TARGETS.map(async (targetId) => {
    let { id, version } = await readyReport(targetId, "2026-09");
    for (let pair = 0; pair < PAIRS / TARGETS.length; pair += 1) {
      const words = [`甲第${pair}次填写`, `乙第${pair}次填写`];
      const results = await Promise.all(
        words.map((progress) =>
          save({ ...typed(targetId, "2026-09", { value: "2.5", progress }), id, version }),
        ),
      );
      const won = results.findIndex(({ ok }) => ok);
      const [winner, loser] = [results[won], results[1 - won]];
      if (!winner?.ok || !loser || loser.ok) throw new Error(`both or none won: ${JSON.stringify(results)}`);
      expect(loser.problem).toMatchObject({
        code: "CONFLICT",
        message: "这份填报刚刚在别处被修改，您填写的内容仍保留在本页。请核对两个版本后再保存。",
      });
      // What the form shows beside the loser's own words.
      const now = await stored({ targetId, period: "2026-09" });
      expect(now).toMatchObject({ ok: true, data: { progress: words[won], version: winner.data.version } });
      ({ id, version } = winner.data);
    }
    return version;
  });
  // Each pair is one version and one event on top of the first: nothing was overwritten unseen.
  const versions = await Promise.all(races);
  expect(versions).toEqual(TARGETS.map(() => PAIRS / TARGETS.length + 1));
  expect(await ledger.db.auditEvent.count({ where: { action: "progress.saved" } })).toBe(
    PAIRS + TARGETS.length,
  );
  expect(await verifyChain(ledger.db)).toMatchObject({ ok: true });
}, 600_000);
