import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import path from "node:path";
import { type Viewer } from "@/lib/domain/access";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { hashPassword } from "@/lib/server/auth/password";
import { type CommandContext } from "@/lib/server/commands/context";
import { changeReport } from "@/lib/server/commands/change-report";
import { importReport } from "@/lib/server/commands/import-report";
import { transact } from "@/lib/server/db/transact";
import { discard, receive } from "@/lib/server/storage/blob-store";
import { type Scenario } from "./scenario-types";
import { seedId } from "./seed-id";
import { officeSteps } from "./seed-office";
import { noticeSteps } from "./seed-notices";
import { progressSteps } from "./seed-progress";
import { confirmTargets } from "./seed-targets";
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
  await seedPeople(seeding);
  say(`${scenario.units.length} units, ${scenario.accounts.length} accounts 单位与账号`);
  const reportId = await seedReport(seeding);
  await confirmTargets(seeding, reportId);
  say(`${scenario.targets.length} targets confirmed and assigned 目标确认与分解`);
  const steps = [
    ...progressSteps(seeding),
    ...lightSteps(seeding),
    ...noticeSteps(seeding),
    ...snapshotSteps(seeding),
    ...officeSteps(seeding),
  ];
  steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  for (const { run } of steps) await run();
  say(
    `${scenario.targets.flatMap(({ reports }) => reports).length} monthly reports, ${scenario.notices.length} notice(s) 月度填报与督办`,
  );
}

function viewerOf(scenario: Scenario, signIn: string): Viewer {
  const account = scenario.accounts.find((candidate) => candidate.signIn === signIn);
  if (!account) throw new Error(`The scenario has no account ${signIn}`);
  const unit = scenario.units.find(({ code }) => code === account.unit);
  const post = scenario.posts.find(({ holder }) => holder === signIn);
  return {
    userId: seedId("account", signIn),
    sessionId: seedId("session", signIn),
    account: signIn,
    name: account.name,
    role: account.role,
    unitId: unit ? seedId("unit", unit.code) : null,
    unitName: unit?.name ?? null,
    leaderPostId: post ? seedId("post", post.code) : null,
    leaderPostTitle: post?.title ?? null,
    overall: post?.overall ?? false,
    mandates: [],
  };
}

async function seedPeople({ scenario, id }: Seeding): Promise<void> {
  const context: CommandContext = {
    viewer: null,
    now: new Date(`${scenario.year}-01-05T09:00:00+08:00`),
    requestId: seedId("request", "start"),
  };
  const passwordHash = await hashPassword(SAMPLE_PASSWORD);
  await transact(context, async (tx, record) => {
    for (const [index, { code, name, shortName }] of scenario.units.entries()) {
      const unit = { code, name, shortName, sortOrder: index + 1 };
      await tx.unit.create({ data: { id: id("unit", code), ...unit } });
      await record({
        action: "unit.created",
        record: { type: "unit", id: id("unit", code) },
        payload: { after: unit },
      });
    }
    for (const { signIn, name, role, unit, demo } of scenario.accounts) {
      const account = { account: signIn, name, role, unitId: unit && id("unit", unit) };
      await tx.user.create({
        data: { id: id("account", signIn), ...account, passwordHash, sample: demo, createdAt: context.now },
      });
      await record({
        action: "account.created",
        record: { type: "account", id: id("account", signIn) },
        payload: {
          after: {
            account: signIn,
            name,
            role,
            unit: scenario.units.find(({ code }) => code === unit)?.name ?? null,
          },
        },
      });
    }
    for (const [index, { code, title, overall, holder }] of scenario.posts.entries()) {
      const post = { title, overall, sortOrder: index + 1 };
      await tx.leaderPost.create({
        data: { id: id("post", code), ...post, holderId: id("account", holder) },
      });
      await record({
        action: "leader_post.created",
        record: { type: "leader_post", id: id("post", code) },
        payload: { after: { ...post, holder } },
      });
    }
  });
}

async function seedReport({ scenario, as }: Seeding): Promise<string> {
  const { fileName, importedBy, importedAt } = scenario.report;
  const folder = path.join(SEED_FOLDER, scenario.folder);
  const stream = Readable.toWeb(createReadStream(path.join(folder, fileName))) as ReadableStream<Uint8Array>;
  const file = await receive(stream, REPORT_LIMIT, null);
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
