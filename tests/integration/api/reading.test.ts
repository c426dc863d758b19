import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, programOf, type Route } from "@/tests/support/program";
import { GET as exportFile } from "@/app/api/exports/[file]/route";
import { GET as standing } from "@/app/api/v1/standing/route";
import { GET as target } from "@/app/api/v1/targets/[id]/route";
import { GET as progress, PUT as putProgress } from "@/app/api/v1/targets/[id]/progress/[period]/route";
import { POST as submit } from "@/app/api/v1/targets/[id]/progress/[period]/submission/route";
import { GET as targets } from "@/app/api/v1/targets/route";
import { TOKEN_SCOPES, type TokenScope } from "@/lib/domain/api-token";
import { type Role } from "@/lib/domain/vocabulary";
import { progressAnswer, standingAnswer, targetAnswer, targetsAnswer } from "@/lib/schemas/api";
import { openSampleLedger } from "@/tests/support/ledger";

process.env.APP_CLOCK = "2026-10-20T01:00:00Z";
const ledger = openSampleLedger();
let auditor: Program;
beforeAll(async () => {
  auditor = await programOf(ledger, "api.auditor", "auditor", { scopes: ["ledger.read"] });
});
afterAll(() => ledger.close());

const get = async (route: Route, address: string, by = auditor) => {
  const answer = await by.ask("GET", route, address);
  expect(answer.status, address).toBe(200);
  return answer.json() as Promise<unknown>;
};

describe("what the API answers fits what it says that it answers", () => {
  it("all targets of the sample district, page by page, each by itself, and every month of them", async () => {
    const page = targetsAnswer.parse(await get(targets, "/api/v1/targets?year=2026"));
    expect(page).toMatchObject({ year: 2026, period: "2026-09", page: 1, total: page.targets.length });
    const measures = new Set<string>();
    const states = new Set<string>();
    for (const { id, ...listed } of page.targets) {
      const one = targetAnswer.parse(await get(target, `/api/v1/targets/${id}`));
      expect(one).toMatchObject(listed);
      measures.add(one.measure);
      const month = `/api/v1/targets/${id}/progress/2026-09`;
      const answer = await auditor.ask("GET", progress, month);
      if (answer.status === 404) continue;
      const report = progressAnswer.parse(await answer.json());
      states.add(report.state);
      if (report.state === "approved" && report.value !== null && report.revision === 1)
        expect(one.approved).toContainEqual({ kind: "value", period: "2026-09", value: report.value });
    }
    expect([...measures].sort()).toEqual(["closing", "cumulative", "growth", "milestone", "qualitative"]);
    expect(states.has("approved")).toBe(true);
  });

  it.each(["unit", "category", "leader", "livelihood"])("the standing by %s", async (by) => {
    const answer = standingAnswer.parse(await get(standing, `/api/v1/standing?period=2026-09&by=${by}`));
    const { whole, groups } = answer;
    expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe(whole.total);
    expect(Object.values(whole.lights).reduce((sum, lights) => sum + lights, 0)).toBe(whole.total);
  });

  it("each with the name of its version, which is another once it says something else", async () => {
    for (const [route, address] of [
      [targets, "/api/v1/targets?year=2026"],
      [standing, "/api/v1/standing?period=2026-09"],
    ] as const) {
      const first = await auditor.ask("GET", route, address);
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(/^"[\w-]{27}"$/);
      const again = await auditor.ask("GET", route, address, { headers: { "if-none-match": etag } });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      const other = await auditor.ask("GET", route, address.replace("09", "08").replace("2026", "2025"));
      expect(other.headers.get("etag")).not.toBe(etag);
    }
  });

  it("what can't be read is refused by name, and not taken for something else", async () => {
    for (const [route, address, field] of [
      [targets, "/api/v1/targets?year=next", "year"],
      [targets, "/api/v1/targets?page=0", "page"],
      [standing, "/api/v1/standing?period=2026-13", "period"],
      [standing, "/api/v1/standing?by=colour", "by"],
      [targets, "/api/v1/targets?asOf=2026-03-31", "asOf"],
      [standing, "/api/v1/standing?asOf=2026-03-31", "asOf"],
    ] as const) {
      const answer = await auditor.ask("GET", route, address);
      expect(answer.status, address).toBe(422);
      expect(await answer.json()).toMatchObject({ fields: { [field]: expect.any(String) } });
    }
  });
});

describe("what a program may do is what its person may and its scope lets through", () => {
  const ROUTES: readonly (readonly [TokenScope, string, Route, string, readonly Role[]])[] = [
    ["ledger.read", "GET", targets, "", ["reporter", "unit_head", "supervisor", "leader", "auditor"]],
    ["ledger.read", "GET", target, "/ID", ["reporter", "unit_head", "supervisor", "leader", "auditor"]],
    [
      "ledger.read",
      "GET",
      progress,
      "/ID/progress/2026-09",
      ["reporter", "unit_head", "supervisor", "leader", "auditor"],
    ],
    ["progress.write", "PUT", putProgress, "/ID/progress/2026-10", ["reporter", "unit_head"]],
    ["progress.write", "POST", submit, "/ID/progress/2026-10/submission", ["unit_head"]],
    ["ledger.read", "GET", standing, "", ["reporter", "unit_head", "supervisor", "leader", "auditor"]],
    ["export", "GET", targetsFile, "", ["reporter", "unit_head", "supervisor", "leader", "auditor"]],
  ];
  const SCOPES_OF: Readonly<Partial<Record<Role, TokenScope[]>>> = {
    reporter: [...TOKEN_SCOPES],
    unit_head: [...TOKEN_SCOPES],
    supervisor: ["ledger.read", "export"],
    leader: ["ledger.read", "export"],
    auditor: ["ledger.read", "export"],
  };

  it("every role with every scope at every route", async () => {
    const { id, leadUnitId, leaderPostId } = await ledger.db.assignment
      .findFirstOrThrow({
        where: { target: { indicator: "新增就业" } },
        select: { targetId: true, leadUnitId: true, leaderPostId: true },
      })
      .then(({ targetId, ...ties }) => ({ id: targetId, ...ties }));
    // The post has a holder already: a leader takes it over, as a successor does.
    const places: Readonly<Partial<Record<Role, object>>> = {
      reporter: { unitId: leadUnitId },
      unit_head: { unitId: leadUnitId },
      leader: { leaderPostId },
    };
    const wrong: string[] = [];
    for (const [role, scopes = []] of Object.entries(SCOPES_OF) as [Role, TokenScope[]][])
      for (const has of scopes) {
        const by = await programOf(ledger, `m.${role.slice(0, 4)}.${has}`.replace("_", "."), role, {
          scopes: [has],
          ...places[role],
        });
        for (const [needs, method, route, path, roles] of ROUTES) {
          const address = `/api/v1/targets${path.replace("ID", id)}?year=2026`;
          const body = method === "PUT" ? { body: { value: "1", progress: "x" } } : {};
          const { status } = await by.ask(method, route, address, body);
          // A change that names no version is told so (428) once it is let in.
          const expected = has !== needs || !roles.includes(role) ? 403 : method === "GET" ? 200 : 428;
          if (status !== expected) wrong.push(`${role} ${has} ${method} ${path}: ${status}, not ${expected}`);
        }
      }
    expect(wrong).toEqual([]);
  });
});

/** The export's address names a file where the others name a record. */
const targetsFile: Route = (request) =>
  exportFile(request, { params: Promise.resolve({ file: "targets.csv" }) });
