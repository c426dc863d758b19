import { randomUUID } from "node:crypto";
import { receive } from "@/lib/server/storage/blob-store";
import { importReport } from "@/lib/server/commands/import-report";
import { statementsOfReport, type StatementView } from "@/lib/server/queries/statements";
import { contextFor, type TestLedger } from "@/tests/support/ledger";

/** A work report in the genre's style, as short as it can be and still review and promise. */
export const REPORT = `松岚区人民政府工作报告

一、2025年工作回顾

全区新增绿化面积41公顷，新建口袋公园9个。

二、2026年工作安排

全年地区生产总值增长5-5.5%，新增就业2.6万人以上，城镇调查失业率控制在5%以内。

（一）提升城市品质。改造老旧小区14个，新增停车泊位1200个。
`;

export const supervisor = contextFor("supervisor");
export const colleague = contextFor("supervisor", { userId: "user-colleague", name: "colleague" });

/** Bytes as they arrive from a browser. */
export function received(bytes: string | Uint8Array) {
  const data = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  return receive(new Blob([Uint8Array.from(data)]).stream(), 20 * 1024 * 1024);
}

/** The people who appear in the tests, so that a refusal can name them. */
export async function addPeople(ledger: TestLedger): Promise<void> {
  const people = [supervisor, colleague].map(({ viewer }) => ({
    id: viewer.userId,
    account: viewer.userId,
    name: viewer.name,
    passwordHash: "none",
    role: viewer.role,
    createdAt: supervisor.now,
  }));
  await ledger.db.$transaction((tx) => tx.user.createMany({ data: people }));
}

let imported: Promise<string> | undefined;

/** A copy of the imported report of its own, so that tests don't meet in one; the import itself happens once. */
export async function importSample(ledger: TestLedger): Promise<string> {
  const original = await (imported ??= importOnce());
  const [report, statements] = await Promise.all([
    ledger.db.report.findUniqueOrThrow({ where: { id: original } }),
    ledger.db.statement.findMany({ where: { reportId: original }, orderBy: { start: "asc" } }),
  ]);
  const id = randomUUID();
  await ledger.db.$transaction(async (tx) => {
    await tx.report.create({ data: { ...report, id, sha256: id } });
    await tx.statement.createMany({
      data: statements.map((statement) => ({ ...statement, id: randomUUID(), reportId: id })),
    });
  });
  return id;
}

async function importOnce(): Promise<string> {
  const file = await received(`${REPORT}\n样本\n`);
  const outcome = await importReport(supervisor, { file, fileName: "松岚区政府工作报告.txt" });
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.reportId;
}

/** The one statement of a report whose indicator contains the words. */
export async function statementAbout(reportId: string, words: string): Promise<StatementView> {
  const found = (await statementsOfReport(supervisor.viewer, reportId)).filter(({ indicator }) =>
    indicator.includes(words),
  );
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} statements about ${words}`);
  return found[0];
}
