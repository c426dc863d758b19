import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { signedInAs, uploadTo } from "@/tests/support/requests";
import { save } from "@/app/(workspace)/progress/actions";
import { POST as postEvidence } from "@/app/api/evidence/route";
import type * as viewers from "@/lib/server/auth/viewer";
import { verifyChain } from "@/lib/server/audit/verify";
import { storedProgress } from "@/lib/server/queries/progress-form";
import { blobPath } from "@/lib/server/storage/blob-store";
import { makeAccount, NOW, sessionOf } from "@/tests/support/accounts";
import { people } from "@/tests/support/district";
import { smallDisk } from "@/tests/support/full-disk";
import { openTestLedger, type TestLedger } from "@/tests/support/ledger";
import { plantMonths, readyReport, typed } from "../progress/report-samples";

process.env.APP_CLOCK = people.reporter().now.toISOString();
const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-small-disk-"));
const disk = smallDisk(folder);
let ledger: TestLedger;
let session: string;
let draft: { readonly id: string; version: number };

beforeAll(async () => {
  ledger = openTestLedger(folder);
  await plantMonths(ledger.db);
  session = await sessionOf(await makeAccount("quiet", "auditor"));
  draft = await readyReport("jobs", "2026-09");
  signedInAs(people.reporter().viewer);
});
afterAll(async () => {
  disk.remove();
  await ledger.close();
});

const FULL = {
  code: "UNAVAILABLE",
  message:
    "服务器磁盘空间已满，这次改动没有保存，已填写的内容仍在；查询不受影响。请联系系统管理员清理空间后重试。",
};

/** What was acknowledged: the last text of the month's report, and the files by id. */
let words = "按计划推进";
const files = new Map<string, string>();

async function write(text: string) {
  const form = typed("jobs", "2026-09", { value: "2.5", progress: text });
  const result = await save({ ...form, id: draft.id, version: draft.version });
  if (!result.ok) return result.problem;
  draft.version = result.data.version;
  words = text;
  return null;
}

async function upload(bytes: Uint8Array) {
  const id = randomUUID();
  const answer = await uploadTo(postEvidence, `/api/evidence?id=${id}&progressReportId=${draft.id}`, bytes);
  if (answer.status === 201) files.set(id, createHash("sha256").update(bytes).digest("hex"));
  return answer;
}

/** Everything that was acknowledged is there as it was given, and nothing else is. */
async function expectWhole(): Promise<void> {
  const { viewer } = people.reporter();
  expect(await storedProgress(viewer, { targetId: "jobs", period: "2026-09" })).toMatchObject({
    version: draft.version,
    progress: words,
  });
  const rows = await ledger.db.evidence.findMany({ select: { id: true, sha256: true, storageKey: true } });
  expect(new Map(rows.map(({ id, sha256 }) => [id, sha256]))).toEqual(files);
  for (const { storageKey } of rows) {
    const stored = readFileSync(blobPath(storageKey ?? ""));
    expect(createHash("sha256").update(stored).digest("hex")).toBe(storageKey);
  }
  expect(readdirSync(path.join(folder, "incoming"))).toEqual([]);
  expect(await verifyChain(ledger.db)).toMatchObject({ ok: true });
}

it("full disk: who writes is told so in plain words, who reads goes on, nothing acknowledged is lost, and it heals without a restart", async () => {
  expect((await upload(randomBytes(200_000))).status).toBe(201);
  expect(await write("开工建设")).toBeNull();

  await disk.fill(ledger.db);
  const refused = await upload(randomBytes(200_000));
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject(FULL);
  // What is left of the last block may still take a little; then a form is refused, again and again.
  let problems: Awaited<ReturnType<typeof write>>[] = [];
  for (let at = 0; problems.length < 3 && at < 60; at += 1) {
    const problem = await write(`第${at}次填报`.repeat(300));
    problems = problem ? [...problems, problem] : [];
  }
  expect(problems).toMatchObject([FULL, FULL, FULL]);
  await expectWhole();
  // A session whose last use can't be noted goes on reading.
  const { viewerOfSession } = await vi.importActual<typeof viewers>("@/lib/server/auth/viewer");
  const later = new Date(NOW.getTime() + 10 * 60_000);
  expect(await viewerOfSession(session, later)).toMatchObject({ account: "quiet" });

  await disk.empty(ledger.db);
  expect((await upload(randomBytes(200_000))).status).toBe(201);
  expect(await write("主体完工")).toBeNull();
  await expectWhole();
});
