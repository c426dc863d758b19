import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nobodySignedIn, ORIGIN } from "@/tests/support/requests";
import { GET as exportRoute } from "@/app/api/exports/[file]/route";
import { GET as table } from "@/app/api/targets/table/route";
import { mayEver, type Right, RIGHTS } from "@/lib/domain/access";
import { admitted, askerOf } from "@/lib/server/http/asker";
import { NOW } from "@/tests/support/accounts";
import { plantDistrict } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { programOf, programWith, type Route } from "@/tests/support/program";

process.env.APP_CLOCK = NOW.toISOString();
const ledger = openTestLedger();
nobodySignedIn();
beforeAll(() => plantDistrict(ledger.db, [{ id: "jobs" }]));
afterAll(() => ledger.close());

/** `GET /api/exports/[file]` for one file. */
const exported =
  (file: string): Route =>
  (request) =>
    exportRoute(request, { params: Promise.resolve({ file }) });
const targets = exported("targets.csv");
const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
const refusals = () =>
  ledger.db.auditEvent.findMany({
    where: { action: "session.token_refused" },
    orderBy: { seq: "asc" },
    select: { body: true },
  });

describe("what a token opens", () => {
  it("is what its scope says: without it 403, which names the scope", async () => {
    const reader = await programOf(ledger, "reader", "auditor", { scopes: ["ledger.read"] });
    const answer = await reader.ask("GET", targets, "/api/exports/targets.csv");
    expect(answer.status).toBe(403);
    expect(answer.headers.get("www-authenticate")).toContain('error="insufficient_scope", scope="export"');
    expect(await answer.json()).toMatchObject({ code: "FORBIDDEN", message: "访问令牌缺少范围 export。" });
  });

  it("is no route that does not ask for a scope, and no export of the log", async () => {
    const prober = await programOf(ledger, "prober", "auditor", { scopes: ["export"] });
    expect((await prober.ask("GET", targets, "/api/exports/targets.csv")).status).toBe(200);
    const answer = await prober.ask("GET", table, "/api/targets/table?year=2026");
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ message: "这个地址不接受访问令牌。" });
    expect((await prober.ask("GET", exported("audit.csv"), "/api/exports/audit.csv")).status).toBe(403);
  });

  it("is narrower than the person in rules too: nothing to approve or manage", async () => {
    const { token } = await programOf(ledger, "chief", "supervisor", { scopes: ["export"] });
    const request = new Request(ORIGIN, { headers: { authorization: `bearer ${token}` } });
    const viewer = admitted(request, await askerOf(request, { now: NOW, requestId: randomUUID() }), "export");
    const held = (Object.keys(RIGHTS) as Right[]).filter((right) => mayEver(viewer, right));
    expect(held).toContain("circular.make");
    expect(held.filter((right) => !/\.view|^export\.|^circular\.make$/.test(right))).toEqual([]);
  });
});

describe("tokens that open nothing", () => {
  it("get 401 and are asked for another; the log knows of it, and not the token", async () => {
    const tried = `tl_${"A".repeat(43)}`;
    const address = "/api/exports/targets.csv";
    const answer = await programWith(tried).ask("GET", targets, address, from("198.51.100.1"));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe(
      'Bearer realm="target-ledger", error="invalid_token"',
    );
    const last = (await refusals()).at(-1)?.body ?? "";
    expect(JSON.parse(last)).toMatchObject({ payload: { name: null, problem: "unknown" } });
    expect(last).not.toContain(tried);
    // Without any token it is asked for in the same way.
    const without = await targets(new Request(`${ORIGIN}${address}`), { params: Promise.resolve({}) });
    expect(without.status).toBe(401);
    expect(without.headers.get("www-authenticate")).toBe('Bearer realm="target-ledger"');
  });

  it("wait from the fifth on by network, write nothing while they wait, and keep no good token out", async () => {
    const neighbour = await programOf(ledger, "neighbour", "auditor", { scopes: ["export"] });
    const network = from("198.51.100.2");
    const wrong = (token = `tl_${"B".repeat(43)}`) =>
      programWith(token).ask("GET", targets, "/api/exports/targets.csv", network);
    for (let time = 0; time < 5; time += 1) expect((await wrong()).status).toBe(401);
    const written = (await refusals()).length;
    const answer = await wrong("nonsense");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await refusals()).length).toBe(written);
    const good = await neighbour.ask("GET", targets, "/api/exports/targets.csv", network);
    expect(good.status).toBe(200);
    // The good one forgets nothing of the others' failures.
    expect((await wrong()).status).toBe(429);
  });
});
