import { type APIRequestContext } from "@playwright/test";
import { type Mandate, relationsFor, relationsTo, type Viewer } from "@/lib/domain/access";
import { scopesFor } from "@/lib/domain/api-token";
import { type Role, ROLES } from "@/lib/domain/vocabulary";
import { viewerWith } from "../support/viewer";
import { readRow, readRows } from "./support/database";
import { ACTIONS, OPEN_ACTIONS } from "./support/doors/actions";
import { builtActions, builtAddresses } from "./support/doors/built";
import { type Door, doorsOf, type Ground, outcomeFor, outcomeForProgram } from "./support/doors/door";
import { prepareGround } from "./support/doors/ground";
import { errorSentences, type Knock, knockAt, knockAtAction } from "./support/doors/knock";
import { createToken, givenPassword } from "./support/doors/made";
import { OPEN_PAGES, PAGES } from "./support/doors/pages";
import { EXPORT_DOORS, exportAt, OPEN_ROUTES, ROUTES } from "./support/doors/routes";
import { DEMO_NOW, type TestServer } from "./support/server";
import { expect, signInByRequest, test } from "./support/test";

/*
 * The table of rights (lib/domain/access.ts) against the built product: every page, route and action that the build has,
 * asked for by every role, near to the record and far from it, and by nobody.
 */
test.use({ ledger: "permissions" });
test.setTimeout(1_800_000);

/**
 * Every role; for those bound to a unit or a field, who leads, who supports, who stands in for a head, who is in charge by
 * the own post and by that of the whole, and who has nothing to do with the target. The notice is to 商务局, in the field
 * of 副区长（产业）. Who proposed comes last of the supervisors, for what others may not decide.
 */
const ACCOUNTS = [
  "reporter.zjj",
  "reporter2.zjj",
  "reporter.mzj",
  "reporter.swj",
  "head.zjj",
  "head.mzj",
  "head.swj",
  "supervisor2.dcs",
  "supervisor.dcs",
  "leader.cj",
  "leader.cy",
  "leader.qz",
  "auditor.yj",
  "sysadmin.yj",
  "secadmin.yj",
  "logadmin.yj",
] as const;

const DEMO_DAY = DEMO_NOW.slice(0, 10);

/** To whom the product is not open yet; what is open to them, tests/e2e/second-factor.spec.ts and sight.spec.ts go through. */
const EARLY = "somebody with a password that was given";

type Way = readonly [name: string, door: Door, isRoute: boolean, knock: Knock];

const ways = (
  doors: Readonly<Record<string, Door>>,
  isRoute: boolean,
  knockOf: (name: string, door: Door) => Knock,
): readonly Way[] => Object.entries(doors).map(([name, door]) => [name, door, isRoute, knockOf(name, door)]);

/** Every export is an event, and programs export too. */
const EXPORTS: Readonly<Record<string, Door>> = Object.fromEntries(
  Object.entries(EXPORT_DOORS).map(([name, door]) => [
    name,
    { ...door, scope: "export", leaves: "export.made" },
  ]),
);

/** Each door with the way to try it; programs come by routes. */
const DOORS: readonly Way[] = [
  ...ways(PAGES, false, (name, door) => knockAt("GET", (ground) => door.at?.(ground) ?? name, door)),
  ...ways(ROUTES, true, (name, door) => {
    const [method = "GET", address = ""] = name.split(" ");
    return knockAt(method, (ground) => door.at?.(ground) ?? address, door);
  }),
  ...ways(EXPORTS, true, (_, door) => knockAt("GET", (ground) => exportAt(door, ground), door)),
  ...ways(ACTIONS, false, knockAtAction),
];

test("every role at every door, near and far: the built product answers as the table of rights says", async ({
  server,
  playwright,
}) => {
  const enter = async (account: string) => {
    const request = await playwright.request.newContext({ baseURL: server.url });
    await signInByRequest(request, account);
    return { request, server };
  };
  const ground = await prepareGround(server, {
    reporter: await enter("reporter.zjj"),
    supervisor: await enter("supervisor.dcs"),
    leader: await enter("leader.cj"),
    auditor: await enter("auditor.yj"),
    systemAdmin: await enter("sysadmin.yj"),
  });
  expect(
    uncovered(
      ACCOUNTS.map((account) => viewerOf(server, account)),
      ground,
    ),
  ).toEqual([]);
  const wrong: string[] = [];
  const tried = new Set<string>();
  const refused = new Set<string>();
  const sentences = errorSentences();
  const tryAll = async (
    name: string,
    request: APIRequestContext,
    viewer: Viewer | null,
    asProgram = false,
  ) => {
    for (const [door, what, isRoute, knock] of DOORS) {
      if (name === EARLY && what.early) continue;
      // Where no record decides, near and far are the same: once a role, and once for who has another's rights too.
      const role = viewer ? `${viewer.role} ${viewer.mandates.length}` : name;
      const own = what.on || what.besides ? name : `${role} ${asProgram}`;
      // What has no scope is closed to every program alike, whoever it acts for.
      const once = asProgram && !(isRoute && what.scope) ? "a program" : own;
      if (tried.has(`${once} ${door}`)) continue;
      tried.add(`${once} ${door}`);
      const expected =
        viewer && asProgram
          ? outcomeForProgram(viewer, what, isRoute, ground)
          : outcomeFor(viewer, what, ground);
      const before = what.leaves && expected === "let in" ? eventsOf(server, what.leaves) : null;
      const { outcome, said } = await knock(request, server, ground).catch((error: unknown) => ({
        outcome: String(error),
        said: [] as readonly string[],
      }));
      // Whoever is let in is answered by what stands behind the door, not by the schema in front of it.
      const { says = "done" } = what;
      if (outcome !== expected)
        wrong.push(`${name} at ${door}: ${outcome}, not ${expected} ${said.join(" ")}`);
      else if (outcome === "let in" && !said.includes(sentences[says] ?? says) && !said.includes(says))
        wrong.push(`${name} at ${door}: ${said.join(" ")}, not ${says}`);
      if (before !== null && eventsOf(server, what.leaves!) !== before + 1)
        wrong.push(`${name} at ${door}: no event ${what.leaves}`);
      if (viewer && expected === "refused") refused.add(viewer.account);
    }
  };
  for (const account of ACCOUNTS) {
    const [viewer, person] = [viewerOf(server, account), await enter(account)];
    await tryAll(account, person.request, viewer);
    const scopes = scopesFor(viewer);
    if (scopes.length === 0) continue;
    const authorization = `Bearer ${(await createToken(person, scopes)).token}`;
    const program = { baseURL: server.url, extraHTTPHeaders: { authorization } };
    await tryAll(`a program of ${account}`, await playwright.request.newContext(program), viewer, true);
  }
  await tryAll("nobody", await playwright.request.newContext({ baseURL: server.url }), null);
  const password = await givenPassword(await enter("sysadmin.yj"), "reporter.nyj");
  const early = await playwright.request.newContext({ baseURL: server.url });
  await signInByRequest(early, "reporter.nyj", password);
  await tryAll(EARLY, early, null);
  expect(wrong).toEqual([]);
  // Each of them is in the log as somebody who was refused.
  const told = readRow<{ accounts: string }>(
    server,
    `SELECT json_group_array(DISTINCT u.account) AS accounts FROM AuditEvent e JOIN User u ON u.id = e.actorId
     WHERE e.action = 'access.refused'`,
  );
  expect((JSON.parse(told.accounts) as string[]).sort()).toEqual([...refused].sort());
});

/*
 * tests/architecture/doors.test.ts finds doors by the names of files, at once; here is what the build made of the sources,
 * whatever file they stand in.
 */
test("the build has these doors and no others", () => {
  const same = (found: readonly string[], known: readonly string[]) =>
    expect([...new Set(found)].sort()).toEqual([...new Set(known)].sort());
  same([...builtActions().keys()], [...doorsOf(ACTIONS), ...OPEN_ACTIONS]);
  const { pages, routes } = builtAddresses();
  same(pages, [...doorsOf(PAGES), ...OPEN_PAGES]);
  const known = [...doorsOf(ROUTES), ...OPEN_ROUTES, "GET /api/exports/[file]"];
  same(
    routes,
    known.map((name) => name.split(" ")[1] ?? ""),
  );
});

/**
 * How nobody of a role stands to a record though a right at a door there asks how they stand: every way in which one can be
 * near (by the lead unit, by a supporting one, by the own post, by that of the whole), and far.
 */
function uncovered(viewers: readonly Viewer[], ground: Ground): readonly string[] {
  const gaps = DOORS.flatMap(([, { right, on }]) => {
    if (!on || on === "draft") return [];
    const { supportUnitIds = [], leaderPostId, ...ties } = ground.ties[on];
    const standing = (one: Viewer) =>
      one.overall ? "whole" : relationsTo(one, { ...ties, supportUnitIds, leaderPostId }).at(-1);
    return ROLES.flatMap((role) => {
      const asked = relationsFor({ role, mandates: [] }, right);
      if (asked.length === 0 || asked.includes("any")) return [];
      const ways = asked.includes("in_charge")
        ? ["any", "whole", ...(leaderPostId ? ["in_charge"] : [])]
        : ["any", "lead", ...(supportUnitIds.length > 0 ? ["support"] : [])];
      const peers: readonly unknown[] = viewers.filter((one) => one.role === role).map(standing);
      return ways.filter((way) => !peers.includes(way)).map((way) => `${role} at the ${on}: ${way}`);
    });
  });
  return [...new Set(gaps)];
}

const eventsOf = (server: TestServer, action: string): number =>
  readRow<{ events: number }>(server, "SELECT count(*) AS events FROM AuditEvent WHERE action = ?", action)
    .events;

/** The person as rules see them, read beside the product. */
function viewerOf(server: TestServer, account: string): Viewer {
  const { role, overall, ...row } = readRow<{
    userId: string;
    role: Role;
    unitId: string | null;
    leaderPostId: string | null;
    overall: number | null;
  }>(
    server,
    `SELECT u.id AS userId, u.role, u.unitId, p.id AS leaderPostId, p.overall FROM User u
     LEFT JOIN LeaderPost p ON p.holderId = u.id WHERE u.account = ?`,
    account,
  );
  const mandates = readRows<Mandate>(
    server,
    `SELECT d.role, d.principalId, p.name AS principalName, d.untilDay FROM Deputyship d
     JOIN User p ON p.id = d.principalId
     WHERE d.deputyId = ? AND d.endedAt IS NULL AND d.fromDay <= ? AND d.untilDay >= ?`,
    ...[row.userId, DEMO_DAY, DEMO_DAY],
  );
  return viewerWith(role, { ...row, account, overall: overall === 1, mandates });
}
