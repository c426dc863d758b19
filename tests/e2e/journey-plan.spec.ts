import { existsSync } from "node:fs";
import { walkReport } from "./support/journey";
import { reportFile } from "./support/report-steps";
import { test } from "./support/test";

/** A real plan report that may lie beside the project; it is no part of it. */
const PLAN = "../shared/reports/shangcheng-2022-plan.txt";
const YEAR = 2022;

test.setTimeout(600_000);
test.use({ ledger: "journey-plan", clock: `${YEAR}-06-20T01:00:00Z` });

if (existsSync(PLAN))
  test("a real plan report goes the same way", async ({ page, signIn }) => {
    await walkReport(page, signIn, { file: reportFile(PLAN), year: YEAR });
  });
