import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { readRow } from "./support/database";
import { expect, signInByRequest, test } from "./support/test";

test.use({ ledger: "cut-upload" });

const CUTS = 200;
const CONTENT = Buffer.concat([Buffer.from("统计"), randomBytes(300_000)]);
const DRAFT = `SELECT p.id FROM ProgressReport p JOIN User u ON u.unitId = p.unitId
  WHERE u.account = 'reporter.rsj' AND p.period = '2026-10' AND p.state = 'draft'`;

test(`a connection that is cut at ${CUTS} random offsets of an upload leaves no record and no file`, async ({
  server,
  playwright,
}) => {
  const request = await playwright.request.newContext({ baseURL: server.url });
  await signInByRequest(request, "reporter.rsj");
  const { cookies } = await request.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const draft = readRow<{ id: string }>(server, DRAFT).id;
  const files = (name: string) =>
    readdirSync(path.join(server.dataDir, name), { recursive: true, encoding: "utf8" }).sort();
  const counts = () => ({
    ...readRow<object>(
      server,
      `SELECT (SELECT count(*) FROM Evidence) AS evidence, count(*) AS events FROM AuditEvent
       WHERE recordType = 'evidence'`,
    ),
    blobs: files("blobs"),
  });
  const { port } = new URL(server.url);

  /** Sends the head of an upload and so many bytes of its body, and is gone: as a cable that is pulled, or a lid closed. */
  const cutAt = (offset: number, reset: boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const address = `/api/evidence?id=${randomUUID()}&progressReportId=${draft}`;
      const head = [
        `POST ${address} HTTP/1.1`,
        `host: localhost:${port}`,
        `origin: ${server.url}`,
        `cookie: ${cookie}`,
        `idempotency-key: ${randomUUID()}`,
        "x-file-name: tongji.dat",
        "content-type: application/octet-stream",
        `content-length: ${CONTENT.length}`,
      ];
      const socket = connect(Number(port), "localhost");
      socket.once("error", reject).once("close", () => resolve());
      socket.write(`${head.join("\r\n")}\r\n\r\n`);
      socket.write(CONTENT.subarray(0, offset), () => (reset ? socket.resetAndDestroy() : socket.destroy()));
    });

  // A whole one first: it shows that the requests below fail by their cut only, and makes the folders.
  const whole = await request.post(`/api/evidence?id=${randomUUID()}&progressReportId=${draft}`, {
    headers: { origin: server.url, "idempotency-key": randomUUID(), "x-file-name": "tongji.dat" },
    data: CONTENT.subarray(0, 1000),
  });
  expect(whole.status()).toBe(201);
  const before = counts();
  for (let cut = 0; cut < CUTS; cut += 1) await cutAt(randomInt(0, CONTENT.length), cut % 2 === 0);
  // What had arrived is thrown away as soon as the server sees the cut, not by a later sweep.
  await expect.poll(() => files("incoming")).toEqual([]);
  expect(counts()).toEqual(before);
  // And it goes on serving.
  expect((await request.get("/todo")).status()).toBe(200);
});
