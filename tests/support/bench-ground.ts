import { type APIRequestContext } from "@playwright/test";
import Database from "better-sqlite3";
import { randomUUID } from "node:crypto";
import { type Ground } from "@/tests/e2e/support/doors/door";
import { callAction } from "@/tests/e2e/support/doors/knock";
import { type TestServer } from "@/tests/e2e/support/server";

/** Stands for a record that a generated ledger has none of; its pages answer 404 and are said to have no record. */
const NONE = "none";

/**
 * The records that the doors of a generated ledger lead to, of its last year; what it has none of at first (snapshots, a
 * notice, scores, an import) is made through the product, once.
 */
export async function benchGround(server: TestServer, supervisor: APIRequestContext): Promise<Ground> {
  const first = (sql: string, ...values: readonly string[]): string => {
    const database = new Database(server.databaseFile, { readonly: true });
    const row = database.prepare<string[], { id: string }>(sql).get(...values);
    database.close();
    return row?.id ?? NONE;
  };
  const done = async (name: string, input: unknown) => {
    const { said } = await callAction(supervisor, server, name, input);
    // What can't be made is missing from the measurement, and said to be.
    if (said[0] !== "done")
      console.error(`${name} was not done (${said.join(" ")}): its pages have no record`);
  };
  // The open month, and the last one that most units have reported.
  const period = first("SELECT max(period) AS id FROM ProgressReport WHERE state = 'draft'");
  const reported = first("SELECT max(period) AS id FROM ProgressReport WHERE period < ?", period);
  // A target that as many as possible of those who are asked for have to do with.
  const target = first(
    `SELECT p.targetId AS id FROM ProgressReport p JOIN Assignment a ON a.targetId = p.targetId
     WHERE p.period = ? AND p.state = 'submitted'
     ORDER BY a.leadUnitId IS (SELECT unitId FROM User WHERE account = 'reporter.u01') DESC,
       a.leaderPostId IS (SELECT l.id FROM LeaderPost l JOIN User u ON u.id = l.holderId WHERE u.account = 'leader.p1') DESC,
       p.targetId`,
    period,
  );
  const lead = first("SELECT leadUnitId AS id FROM Assignment WHERE targetId = ?", target);
  const snapshot = (offset: string) =>
    first(`SELECT id FROM Snapshot ORDER BY takenAt, id LIMIT 1 OFFSET ${offset}`);
  for (const offset of ["0", "1"])
    if (snapshot(offset) === NONE)
      await done("standing/snapshots#take", {
        id: randomUUID(),
        name: `测速用快照${offset}`,
        period: reported,
      });
  if (first("SELECT id FROM Notice LIMIT 1") === NONE)
    await done("notices#create", {
      id: randomUUID(),
      number: "测督〔2026〕1号",
      title: "测速用督办单",
      unitId: lead,
      body: "请加快推进。",
      dueOn: `${period}-28`,
      targetIds: [target],
    });
  if (first("SELECT id FROM Assessment LIMIT 1") === NONE)
    await done("scores#make", { id: randomUUID(), name: "测速用考核", snapshotId: snapshot("0") });
  if (first("SELECT id FROM LedgerImport LIMIT 1") === NONE)
    await supervisor.post(`/api/ledger-imports?year=${period.slice(0, 4)}`, {
      headers: {
        origin: server.url,
        "idempotency-key": randomUUID(),
        "x-file-name": encodeURIComponent("台账.csv"),
      },
      data: Buffer.from("指标,目标值,单位\n新建公园,3,个\n"),
    });
  const notice = first("SELECT id FROM Notice LIMIT 1");
  const assessment = first("SELECT id FROM Assessment LIMIT 1");
  return {
    // What only actions and other routes lead to.
    ...{
      correction: NONE,
      light: NONE,
      splitTarget: NONE,
      livelihood: NONE,
      extension: NONE,
      objection: NONE,
    },
    ...{ proposal: NONE, deputyship: NONE, token: NONE, package: NONE, evidence: NONE, picture: NONE },
    ...{ instruction: NONE, adjustment: NONE, statements: [NONE, NONE], checkpoints: [0, 0] },
    target,
    period,
    progress: first(
      "SELECT id FROM ProgressReport WHERE targetId = ? AND state = 'approved' LIMIT 1",
      target,
    ),
    waiting: first("SELECT id FROM ProgressReport WHERE period = ? AND state = 'submitted' LIMIT 1", period),
    report: first("SELECT id FROM Report ORDER BY year DESC LIMIT 1"),
    notice,
    draftNotice: notice,
    assessment,
    draftAssessment: assessment,
    snapshots: [snapshot("0"), snapshot("1")],
    import: first("SELECT id FROM LedgerImport LIMIT 1"),
    unit: lead,
    post: first("SELECT id FROM LeaderPost ORDER BY sortOrder LIMIT 1"),
    account: first("SELECT id FROM User WHERE role = 'reporter' ORDER BY account LIMIT 1"),
    ties: { target: {}, notice: {}, score: {}, draft: {} },
  };
}
