import { readFileSync } from "node:fs";
import { walkJourney } from "./support/journey";
import { test } from "./support/test";

const YEAR = 2027;

test.setTimeout(600_000);
test.use({ ledger: "journey", clock: `${YEAR}-06-20T01:00:00Z` });

test("a report goes its whole way: imported, confirmed, assigned, reported, reviewed, corrected, exported, verified", async ({
  page,
  signIn,
  server,
}) => {
  // The sample district's own report, a year later: its bytes differ, and its year has no targets yet.
  const text = readFileSync("prisma/seed/yunjiang/work-report-2026.txt", "utf8")
    .replaceAll("2026", String(YEAR))
    .replaceAll("2025", String(YEAR - 1));
  const file = { name: `云江区${YEAR}年政府工作报告.txt`, bytes: Buffer.from(text) };
  await walkJourney({ page, signIn, server }, { file, year: YEAR });
});
