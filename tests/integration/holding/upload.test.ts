import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import { readdirSync, utimesSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signedInAs, uploadTo } from "@/tests/support/requests";
import { POST as postEvidence } from "@/app/api/evidence/route";
import { sweepFiles } from "@/lib/server/jobs/sweep-files";
import { blobPath, keep, keptFiles, receive } from "@/lib/server/storage/blob-store";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { plantMonths, readyReport } from "../progress/report-samples";

process.env.APP_CLOCK = people.reporter().now.toISOString();
const ledger = openTestLedger();
let draft: string;
beforeAll(async () => {
  await plantMonths(ledger.db);
  draft = (await readyReport("jobs", "2026-09")).id;
  signedInAs(people.reporter().viewer);
});
afterAll(() => ledger.close());

const CONTENT = randomBytes(300_000);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes);
const digest = (bytes: Uint8Array) => ({ "content-digest": `sha-256=:${sha256(bytes).digest("base64")}:` });

/** The content as it comes over a connection that breaks at an offset, in pieces of any size. */
function cutAt(offset: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent === offset) return controller.error(new Error("connection reset"));
      const end = Math.min(offset, sent + randomInt(1, 64 * 1024));
      controller.enqueue(CONTENT.subarray(sent, end));
      sent = end;
    },
  });
}

const send = (body: Uint8Array | ReadableStream<Uint8Array>, headers: Record<string, string>) =>
  uploadTo(postEvidence, `/api/evidence?id=${randomUUID()}&progressReportId=${draft}`, body, headers);

const incoming = () => readdirSync(path.join(ledger.dataDir, "incoming"));
const counts = async () => ({
  evidence: await ledger.db.evidence.count(),
  events: await ledger.db.auditEvent.count(),
  files: await keptFiles(),
  incoming: incoming(),
});
const later = () => new Date(Date.now() + 60_000);

/** As if it had been put there days ago. */
const age = (file: string) => utimesSync(file, 0, 0);

describe("upload: what does not arrive as it was sent becomes no record and leaves nothing behind", () => {
  let before: Awaited<ReturnType<typeof counts>>;
  beforeEach(async () => {
    await receive(null, 1);
    for (const name of incoming()) age(path.join(ledger.dataDir, "incoming", name));
    await sweepFiles(later());
    before = await counts();
  });

  it("a connection that is cut at 200 random offsets", async () => {
    for (let cut = 0; cut < 200; cut += 1) {
      const answer = await send(cutAt(randomInt(0, CONTENT.length)), {
        "content-length": String(CONTENT.length),
      });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({
        message: "上传中断，文件没有完整到达，请重新上传。",
      });
    }
    expect(await counts()).toEqual(before);
  });

  it.each([
    ["fewer bytes than announced", { "content-length": String(CONTENT.length + 1) }, "上传中断"],
    ["more bytes than announced", { "content-length": String(CONTENT.length - 1) }, "上传中断"],
    ["other bytes than announced", digest(randomBytes(10)), "文件在传输中损坏"],
  ])("%s", async (_, headers, sentence) => {
    const answer = await send(CONTENT, headers);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { message: string }).message).toContain(sentence);
    expect(await counts()).toEqual(before);
  });

  it("what arrives whole is kept, by the hash that was announced", async () => {
    const answer = await send(CONTENT, { "content-length": String(CONTENT.length), ...digest(CONTENT) });
    expect(answer.status).toBe(201);
    expect(await keptFiles()).toContain(sha256(CONTENT).digest("hex"));
  });
});

describe("upload: the sweep", () => {
  it("takes away what a crash left on the way, and kept files that no record names, but only after a day", async () => {
    const arriving = await receive(new Blob([randomBytes(10)]).stream(), 10);
    const orphan = await keep(await receive(new Blob([randomBytes(10)]).stream(), 10));
    expect(await sweepFiles(later())).toBe(0);
    age(arriving.path);
    age(blobPath(orphan));
    expect(await sweepFiles(later())).toBe(2);
    expect(incoming()).toEqual([]);
    expect(await keptFiles()).not.toContain(orphan);
  });

  it("leaves what a record names, however old, and what was kept anew a moment ago", async () => {
    const bytes = randomBytes(1_000);
    expect((await send(bytes, {})).status).toBe(201);
    const named = sha256(bytes).digest("hex");
    age(blobPath(named));
    expect(await sweepFiles(later())).toBe(0);
    expect(await keptFiles()).toContain(named);

    const again = randomBytes(10);
    const key = await keep(await receive(new Blob([again]).stream(), 10));
    age(blobPath(key));
    await keep(await receive(new Blob([again]).stream(), 10));
    expect(await sweepFiles(later())).toBe(0);
    expect(await keptFiles()).toContain(key);
  });
});
