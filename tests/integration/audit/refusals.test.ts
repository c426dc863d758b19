import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { at, ORIGIN, signedInAs } from "@/tests/support/requests";
import { save } from "@/app/(workspace)/progress/actions";
import { GET as getEvidence } from "@/app/api/evidence/[id]/route";
import { POST as postLedger } from "@/app/api/ledger-imports/route";
import { GET as getPackage } from "@/app/api/packages/[id]/route";
import { type AuditBody } from "@/lib/domain/audit-event";
import { addEvidence } from "@/lib/server/commands/add-evidence";
import { type ViewerContext } from "@/lib/server/commands/context";
import { type Db } from "@/lib/server/db/client";
import { logger } from "@/lib/server/logger";
import { requireViewer } from "@/lib/server/http/page";
import { auditLog } from "@/lib/server/queries/audit-log";
import { discard, receive } from "@/lib/server/storage/blob-store";
import { people, plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { readyReport, typed } from "../progress/report-samples";

process.env.APP_CLOCK = people.reporter().now.toISOString();
const ledger = openTestLedger();
afterAll(() => ledger.close());
beforeAll(() => plantDistrict(ledger.db, [{ id: "jobs", supportUnitIds: ["jy"] }, { id: "other" }]));

const refusalsOf = async ({ viewer }: ViewerContext): Promise<readonly AuditBody[]> => {
  const where = { action: "access.refused", actorId: viewer.userId };
  const rows = await ledger.db.auditEvent.findMany({ where, orderBy: { seq: "asc" } });
  return rows.map(({ body }) => JSON.parse(body) as AuditBody);
};
const get = (route: typeof getPackage, address: string, id: string) =>
  route(new Request(`${ORIGIN}${address}`), { params: Promise.resolve({ id }) });

describe("a signed-in person's request that is refused is an event", () => {
  it("of a page: who, with which role and unit, what right, at what kind of address", async () => {
    const { viewer } = people.head();
    signedInAs(viewer);
    at("/admin/accounts");
    await expect(requireViewer("account.manage")).rejects.toThrow();
    const [event, ...more] = await refusalsOf(people.head());
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      actor: { id: "he", name: "何", role: "unit_head", unit: "人社局" },
      record: { type: "account", id: "he" },
      payload: { right: "account.manage", type: null, id: null, way: "page", path: "/admin/accounts" },
    });
  });

  it("of an action, with the record that the person sees and may not change; and the same again is none", async () => {
    signedInAs(people.otherReporter().viewer);
    at("/progress/2026-09/jobs");
    const form = typed("jobs", "2026-09", { value: "2.5" });
    const answer = await save(form);
    if (answer.ok) throw new Error("it was saved");
    expect(answer.problem.code).toBe("FORBIDDEN");
    expect(await save(form)).toMatchObject({ ok: false, problem: { code: "FORBIDDEN" } });
    const [event, ...more] = await refusalsOf(people.otherReporter());
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      requestId: answer.problem.requestId,
      payload: {
        right: "progress.write",
        type: "target",
        id: "jobs",
        way: "action",
        path: "/progress/[…]/jobs",
      },
    });
  });

  it("of a route, without anything that was typed into its address", async () => {
    signedInAs(people.leader().viewer);
    const address = "/api/packages/%E7%A7%98%E5%AF%86?note=words";
    expect((await get(getPackage, address, "秘密")).status).toBe(403);
    const events = await refusalsOf(people.leader());
    expect(events.map(({ payload }) => payload)).toEqual([
      { right: "package.make", type: null, id: null, way: "route", path: "/api/packages/[…]" },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/秘密|%E7|words/);
  });

  it("also of a form that another site sent in the person's name", async () => {
    const supervisor = people.secondSupervisor();
    signedInAs(supervisor.viewer);
    const foreign = new Request(`${ORIGIN}/api/ledger-imports?year=2026`, {
      method: "POST",
      headers: { origin: "http://elsewhere.test", host: "ledger.test" },
    });
    expect((await postLedger(foreign, { params: Promise.resolve({}) })).status).toBe(403);
    expect(await refusalsOf(supervisor)).toHaveLength(1);
  });

  it("of a file out of sight, which is answered as one that is not there", async () => {
    const draft = await readyReport("jobs", "2026-01");
    const id = randomUUID();
    const file = await receive(new Blob(["甲,32000"]).stream(), 1024);
    await addEvidence(people.reporter(), {
      id,
      progressReportId: draft.id,
      fileName: "汇总.csv",
      file,
    }).finally(() => discard(file));
    const stranger = contextFor("reporter", { userId: "lu", name: "陆", unitId: "none", unitName: "审计局" });
    signedInAs(stranger.viewer);
    const [hidden, absent] = await Promise.all(
      [id, randomUUID()].map((asked) => get(getEvidence, `/api/evidence/${asked}`, asked)),
    );
    expect([hidden?.status, absent?.status]).toEqual([404, 404]);
    const { requestId: _, ...one } = (await hidden?.json()) as { requestId: string };
    const { requestId: __, ...other } = (await absent?.json()) as { requestId: string };
    expect(one).toEqual(other);
    expect((await refusalsOf(stranger)).map(({ payload }) => payload)).toEqual([
      { right: "progress.view", type: "evidence", id, way: "route", path: "/api/evidence/[…]" },
    ]);
  });

  it("is read by the log administrator and the auditor, without a word of the business", async () => {
    const filter = { page: 1, action: "access.refused" as const };
    const seen = await auditLog(contextFor("log_admin").viewer, filter);
    expect(seen.total).toBe((await auditLog(people.auditor().viewer, filter)).total);
    expect(seen.total).toBeGreaterThan(4);
    expect(JSON.stringify(seen.items)).not.toMatch(/新增就业|汇总|32000/);
  });

  it("is told all the same when the log can't be written, and that it could not is a fault of the log", async () => {
    const fault = vi.spyOn(logger, "error");
    const { ledgerDb } = globalThis as unknown as { ledgerDb: Db };
    const broken = vi.spyOn(ledgerDb, "$transaction").mockRejectedValue(new Error("no space left"));
    signedInAs(people.auditor().viewer);
    const ask = () => save(typed("jobs", "2026-09", { value: "2.5" }));
    expect(await ask()).toMatchObject({ ok: false, problem: { code: "FORBIDDEN" } });
    expect(fault).toHaveBeenCalledTimes(1);
    expect(await refusalsOf(people.auditor())).toEqual([]);
    broken.mockRestore();
    // It was not written, so the next one is.
    await ask();
    expect(await refusalsOf(people.auditor())).toHaveLength(1);
  });

  it("is none where nobody is signed in", async () => {
    const before = await ledger.db.auditEvent.count();
    signedInAs(null);
    expect((await get(getPackage, "/api/packages/x", "x")).status).toBe(401);
    expect(await ledger.db.auditEvent.count()).toBe(before);
  });
});
