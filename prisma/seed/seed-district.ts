import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import path from "node:path";
import { changeReport } from "@/lib/server/commands/change-report";
import { importReport } from "@/lib/server/commands/import-report";
import { discard, receive } from "@/lib/server/storage/blob-store";
import { type Scenario } from "./scenario-types";
import { seedId } from "./seed-id";
import { officeSteps } from "./seed-office";
import { messageSteps } from "./seed-messages";
import { noticeSteps } from "./seed-notices";
import { seedPeople, viewerOf } from "./seed-people";
import { progressSteps } from "./seed-progress";
import { confirmTargets } from "./seed-targets";
import { disclosureSteps } from "./seed-disclosures";
import { splitSteps } from "./seed-splits";
import { scoreSteps } from "./seed-scores";
import { lightSteps, type Seeding, snapshotSteps } from "./seeding";

const SEED_FOLDER = path.join("prisma", "seed");
const REPORT_LIMIT = 20 * 1024 * 1024;

/**
 * Writes a sample district into an empty ledger: what people did, in the order in which they did it, through the
 * product's own commands, so that every rule held and every step is in the log. Ids and times are the same on
 * each run (but for those that commands make themselves).
 *
 * @param say is told each step in a few words.
 */
export async function seedDistrict(
  scenario: Scenario,
  say: (step: string) => void = () => undefined,
): Promise<void> {
  const id: Seeding["id"] = (kind, code) => seedId(kind, code);
  const viewers = new Map(
    scenario.accounts.map((account) => [account.signIn, viewerOf(scenario, account.signIn)]),
  );
  const seeding: Seeding = {
    scenario,
    id,
    targetIds: new Map(),
    as: (signIn, at) => {
      const viewer = viewers.get(signIn);
      if (!viewer) throw new Error(`The scenario has no account ${signIn}`);
      return { viewer, now: new Date(at), requestId: seedId("request", `${signIn} ${at}`) };
    },
  };
  await seedPeople(scenario, scenario.year);
  say(`${scenario.units.length} units, ${scenario.accounts.length} accounts 单位与账号`);
  const reportId = await seedReport(seeding);
  await confirmTargets(seeding, reportId);
  say(`${scenario.targets.length} targets confirmed and assigned 目标确认与分解`);
  const steps = [
    ...progressSteps(seeding),
    ...splitSteps(seeding),
    ...lightSteps(seeding),
    ...noticeSteps(seeding),
    ...snapshotSteps(seeding),
    ...officeSteps(seeding),
    ...disclosureSteps(seeding),
    ...messageSteps(seeding),
    ...scoreSteps(seeding),
  ];
  steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  for (const { run } of steps) await run();
  say(
    `${scenario.targets.flatMap(({ reports }) => reports).length} monthly reports, ${scenario.notices.length} notice(s) 月度填报与督办`,
  );
}

async function seedReport({ scenario, as }: Seeding): Promise<string> {
  const { fileName, importedBy, importedAt } = scenario.report;
  const folder = path.join(SEED_FOLDER, scenario.folder);
  const stream = Readable.toWeb(createReadStream(path.join(folder, fileName))) as ReadableStream<Uint8Array>;
  const file = await receive(stream, REPORT_LIMIT);
  try {
    const outcome = await importReport(as(importedBy, importedAt), { file, fileName });
    if (!outcome.ok) throw new Error(`The sample report was refused: ${JSON.stringify(outcome.problem)}`);
    const { title } = scenario.report;
    await changeReport(as(importedBy, importedAt), {
      id: outcome.reportId,
      version: 1,
      title,
      government: `${scenario.district}人民政府`,
      kind: "work_report",
      year: scenario.year,
    });
    return outcome.reportId;
  } finally {
    await discard(file);
  }
}
