import { afterAll, beforeAll, expect, it } from "vitest";
// Before the routes that it speaks for.
import { type Program, programOf } from "@/tests/support/program";
import { PUT } from "@/app/api/v1/targets/[id]/progress/[period]/route";
import { problemAnswer, savedAnswer } from "@/lib/schemas/api";
import { verifyChain } from "@/lib/server/audit/verify";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { plantMonths } from "../progress/report-samples";

process.env.APP_CLOCK = people.reporter().now.toISOString();
const ledger = openTestLedger();
let program: Program;
beforeAll(async () => {
  await plantMonths(ledger.db);
  program = await programOf(ledger, "api.reporter", "reporter", { scopes: ["progress.write"], unitId: "rs" });
});
afterAll(() => ledger.close());

const PAIRS = 1_000;
const TARGETS = ["jobs", "calm", "steady", "gdp"];

it(`overwrite: of ${PAIRS} pairs of programs who change the same version at once, one wins, and the other gets 412 with the version that won`, async () => {
  const races = TARGETS.map(async (targetId) => {
    const put = (progress: string, headers: Record<string, string>) =>
      program.ask("PUT", PUT, `/api/v1/targets/${targetId}/progress/2026-09`, {
        headers,
        body: { value: "2.5", progress },
      });
    const created = await put("初稿", { "if-none-match": "*" });
    let { etag } = savedAnswer.parse(await created.json());
    for (let pair = 0; pair < PAIRS / TARGETS.length; pair += 1) {
      const words = [`甲第${pair}次填写`, `乙第${pair}次填写`];
      const answers = await Promise.all(words.map((progress) => put(progress, { "if-match": etag })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const won = answers.findIndex(({ status }) => status === 200);
      const winner = savedAnswer.parse(await answers[won]!.json());
      const lost = problemAnswer.parse(await answers[1 - won]!.json());
      // The loser has its own words, and is given those that are there now with the name to go on with.
      expect(lost.present).toMatchObject({ etag: winner.etag, body: { progress: words[won] } });
      ({ etag } = winner);
    }
    return etag;
  });
  const versions = (await Promise.all(races)).map((etag) => Number(/\.(\d+)"$/.exec(etag)?.[1]));
  // Each pair is one version and one event on top of the first: nothing was overwritten unseen.
  expect(versions).toEqual(TARGETS.map(() => PAIRS / TARGETS.length + 1));
  expect(await ledger.db.auditEvent.count({ where: { action: "progress.saved" } })).toBe(
    PAIRS + TARGETS.length,
  );
  expect(await verifyChain(ledger.db)).toMatchObject({ ok: true });
}, 600_000);
