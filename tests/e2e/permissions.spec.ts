import { randomUUID } from "node:crypto";
import { type APIRequestContext } from "@playwright/test";
import { type Viewer } from "@/lib/domain/access";
import { scopesFor, type TokenScope } from "@/lib/domain/api-token";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { type Role } from "@/lib/domain/vocabulary";
import { viewerWith } from "../support/viewer";
import { readRow } from "./support/database";
import { ACTIONS } from "./support/doors/actions";
import { type Door, type Ground, type Outcome, outcomeFor, outcomeForProgram } from "./support/doors/door";
import { prepareGround } from "./support/doors/ground";
import { answerOf, ask, callAction } from "./support/doors/knock";
import { PAGES } from "./support/doors/pages";
import { EXPORT_DOORS, exportAt, ROUTES } from "./support/doors/routes";
import { type TestServer } from "./support/server";
import { expect, signInByRequest, test } from "./support/test";

/*
 * The table of rights (lib/domain/access.ts) against the built product: every page, route and action that the build has,
 * asked for by every role, near to the record and far from it, and by nobody.
 */
test.use({ ledger: "permissions" });
test.setTimeout(600_000);

/** Every role; for those bound to a unit or a field, who leads, who supports, and who has nothing to do with the target. */
const ACCOUNTS = [
  "reporter.rsj",
  "reporter.mzj",
  "reporter.swj",
  "head.rsj",
  "head.mzj",
  "head.swj",
  "supervisor2.dcs",
  "leader.cwfqz",
  "leader.cj",
  "leader.qz",
  "auditor.yj",
  "sysadmin.yj",
  "secadmin.yj",
  "logadmin.yj",
] as const;

type Knock = (request: APIRequestContext, server: TestServer, ground: Ground) => Promise<Outcome | "done">;

const via = (method: string, addressOf: (ground: Ground) => string, input?: Door["input"]): Knock => {
  return (request, server, ground) => ask(request, server, method, addressOf(ground), input?.(ground));
};

/** Every export is an event, and programs export too. */
const EXPORTS: Readonly<Record<string, Door>> = Object.fromEntries(
  Object.entries(EXPORT_DOORS).map(([name, door]) => [
    name,
    { ...door, scope: "export", leaves: "export.made" },
  ]),
);

/** Each door with the way to try it; programs come by routes. */
const DOORS: readonly (readonly [name: string, door: Door, isRoute: boolean, knock: Knock])[] = [
  ...entries(PAGES, false, (name, door) => via("GET", (ground) => door.at?.(ground) ?? name)),
  ...entries(ROUTES, true, (name, door) => {
    const [method = "GET", address = ""] = name.split(" ");
    return via(method, (ground) => door.at?.(ground) ?? address, door.input);
  }),
  ...entries(EXPORTS, true, (_, door) => via("GET", (ground) => exportAt(door, ground))),
  ...entries(
    ACTIONS,
    false,
    (name, door): Knock =>
      (request, server, ground) =>
        callAction(request, server, name, door.input?.(ground) ?? null),
  ),
];

function entries(
  doors: Readonly<Record<string, Door>>,
  isRoute: boolean,
  knockOf: (name: string, door: Door) => Knock,
) {
  return Object.entries(doors).map(([name, door]) => [name, door, isRoute, knockOf(name, door)] as const);
}

test("every role at every door, near and far: the built product answers as the table of rights says", async ({
  server,
  playwright,
}) => {
  const enter = async (account: string) => {
    const request = await playwright.request.newContext({ baseURL: server.url });
    await signInByRequest(request, account);
    return request;
  };
  const ground = await prepareGround(server, {
    supervisor: await enter("supervisor.dcs"),
    leader: await enter("leader.cwfqz"),
  });
  const wrong: string[] = [];
  const tried = new Set<string>();
  const refused = new Set<string>();
  const tryAll = async (
    name: string,
    request: APIRequestContext,
    viewer: Viewer | null,
    asProgram = false,
  ) => {
    for (const [door, what, isRoute, knock] of DOORS) {
      // Where no record decides, near and far are the same: once a role.
      const once = what.on ? name : `${viewer?.role ?? name} ${asProgram}`;
      if (tried.has(`${once} ${door}`)) continue;
      tried.add(`${once} ${door}`);
      const expected =
        viewer && asProgram
          ? outcomeForProgram(viewer, what, isRoute, ground)
          : outcomeFor(viewer, what, ground);
      const before = what.leaves && expected === "let in" ? eventsOf(server, what.leaves) : null;
      const found = await knock(request, server, ground).catch((error: unknown) => String(error));
      if ((found === "done" ? "let in" : found) !== expected)
        wrong.push(`${name} at ${door}: ${found}, not ${expected}`);
      if (before !== null && eventsOf(server, what.leaves!) !== before + 1)
        wrong.push(`${name} at ${door}: no event ${what.leaves}`);
      if (viewer && expected === "refused") refused.add(viewer.account);
    }
  };
  for (const account of ACCOUNTS) {
    const [viewer, request] = [viewerOf(server, account), await enter(account)];
    await tryAll(account, request, viewer);
    const scopes = scopesFor(viewer);
    if (scopes.length === 0) continue;
    const authorization = `Bearer ${await tokenFor(request, server, scopes)}`;
    const program = { baseURL: server.url, extraHTTPHeaders: { authorization } };
    await tryAll(`a program of ${account}`, await playwright.request.newContext(program), viewer, true);
  }
  await tryAll("nobody", await playwright.request.newContext({ baseURL: server.url }), null);
  expect(wrong).toEqual([]);
  // Each of them is in the log as somebody who was refused.
  const told = readRow<{ accounts: string }>(
    server,
    `SELECT json_group_array(DISTINCT u.account) AS accounts FROM AuditEvent e JOIN User u ON u.id = e.actorId
     WHERE e.action = 'access.refused'`,
  );
  expect((JSON.parse(told.accounts) as string[]).sort()).toEqual([...refused].sort());
});

/** A token of whoever is signed in, with these scopes. */
async function tokenFor(
  request: APIRequestContext,
  server: TestServer,
  scopes: readonly TokenScope[],
): Promise<string> {
  const input = { id: randomUUID(), name: "全部门", scopes, days: 1, current: SAMPLE_PASSWORD };
  const token = /tl_[\w-]{43}/.exec(await answerOf(request, server, "account#createOwnToken", input))?.[0];
  expect(token).toBeDefined();
  return token ?? "";
}

const eventsOf = (server: TestServer, action: string): number =>
  readRow<{ events: number }>(server, "SELECT count(*) AS events FROM AuditEvent WHERE action = ?", action)
    .events;

/** The person as rules see one, read beside the product. */
function viewerOf(server: TestServer, account: string): Viewer {
  const { role, overall, ...row } = readRow<{
    role: Role;
    unitId: string | null;
    leaderPostId: string | null;
    overall: number | null;
  }>(
    server,
    `SELECT u.role, u.unitId, p.id AS leaderPostId, p.overall FROM User u
     LEFT JOIN LeaderPost p ON p.holderId = u.id WHERE u.account = ?`,
    account,
  );
  return viewerWith(role, { ...row, account, overall: overall === 1 });
}
