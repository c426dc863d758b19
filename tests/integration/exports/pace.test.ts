import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedInAs, uploadTo } from "@/tests/support/requests";
import { POST as postEvidence } from "@/app/api/evidence/route";
import { GET as exportRoute } from "@/app/api/exports/[file]/route";
import { request as askForPackage } from "@/app/(workspace)/audit/packages/actions";
import { NOW } from "@/tests/support/accounts";
import { people, plantDistrict } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { programOf, type Route } from "@/tests/support/program";

process.env.APP_CLOCK = NOW.toISOString();
process.env.EXPORTS_PER_MINUTE = "2";
process.env.UPLOADS_PER_MINUTE = "2";
const ledger = openTestLedger();
afterAll(() => ledger.close());
beforeAll(() => plantDistrict(ledger.db, [{ id: "jobs" }]));

const exported: Route = (request) =>
  exportRoute(request, { params: Promise.resolve({ file: "targets.csv" }) });
/** Asks for an export in an account's name, by an access token. */
async function exporter(name: string) {
  const program = await programOf(ledger, name, "auditor", { scopes: ["export"] });
  return () => program.ask("GET", exported, "/api/exports/targets.csv");
}

/** The statuses of requests one after the other. */
async function statuses(count: number, ask: () => Promise<Response>): Promise<number[]> {
  const answers: number[] = [];
  for (let asked = 0; asked < count; asked += 1) answers.push((await ask()).status);
  return answers;
}

describe("who asks too often", () => {
  it("for exports is told to wait, in words and seconds, and nobody else waits for it", async () => {
    const [ask, other] = [await exporter("hasty"), await exporter("calm")];
    expect(await statuses(2, ask)).toEqual([200, 200]);
    const events = await ledger.db.auditEvent.count();
    const late = await ask();
    expect(late.status).toBe(429);
    const seconds = Number(late.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(30);
    expect(await late.json()).toMatchObject({
      code: "TOO_MANY",
      message: `导出过于频繁，请 ${seconds} 秒后再试。`,
    });
    expect(await ledger.db.auditEvent.count()).toBe(events);
    expect(await statuses(1, other)).toEqual([200]);
  });

  it("with uploads is told before a byte of them is kept", async () => {
    signedInAs(people.reporter().viewer);
    const address = `/api/evidence?id=${randomUUID()}&progressReportId=none`;
    const upload = () => uploadTo(postEvidence, address, new TextEncoder().encode("甲"));
    expect(await statuses(2, upload)).toEqual([404, 404]);
    const late = await upload();
    expect(late.status).toBe(429);
    expect(await late.json()).toMatchObject({ message: expect.stringContaining("上传过于频繁") as string });
  });

  it("from another site's page is refused before it counts, whatever the browser is signed in for", async () => {
    signedInAs(people.head().viewer);
    const upload = (site: string) =>
      uploadTo(postEvidence, `/api/evidence?id=${randomUUID()}&progressReportId=none`, new Uint8Array([1]), {
        "sec-fetch-site": site,
      });
    for (const foreign of ["cross-site", "same-site", "cross-site"])
      expect((await upload(foreign)).status, foreign).toBe(403);
    for (const own of ["same-origin", "none"]) expect((await upload(own)).status, own).toBe(404);
  });

  it("for audit packages is told in the form", async () => {
    signedInAs(people.auditor().viewer);
    const codes: string[] = [];
    for (let asked = 0; asked < 7; asked += 1) {
      const answer = await askForPackage({} as never);
      codes.push(answer.ok ? "ok" : answer.problem.code);
    }
    expect(codes.slice(0, 6)).not.toContain("TOO_MANY");
    expect(codes[6]).toBe("TOO_MANY");
  });
});
