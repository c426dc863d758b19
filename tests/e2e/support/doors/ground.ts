import { readRow, targetId } from "../database";
import { type TestServer } from "../server";
import { type Ground } from "./door";
import {
  createToken,
  made,
  makePackage,
  type Person,
  proposeAdjustment,
  signTwice,
  uploadLedger,
} from "./made";

/** 住建局 leads it, two units support it, 副区长（城建） is in charge. */
const INDICATOR = "改造老旧小区";
const PERIOD = "2026-10";

/** Who adds through the product what the sample district has none of. */
export interface Helpers {
  readonly reporter: Person;
  readonly supervisor: Person;
  readonly leader: Person;
  readonly auditor: Person;
  readonly systemAdmin: Person;
}

/** Finds the records in the sample district, and adds through the product what the sample has none of. */
export async function prepareGround(
  server: TestServer,
  { reporter, supervisor, leader, auditor, systemAdmin }: Helpers,
): Promise<Ground> {
  const row = <Row>(sql: string, ...values: readonly string[]) => readRow<Row>(server, sql, ...values);
  const idOf = (sql: string, ...values: readonly string[]) => row<{ id: string }>(sql, ...values).id;
  const target = targetId(server, INDICATOR);
  const { id: assignment, ...ties } = row<{ id: string; leadUnitId: string; leaderPostId: string }>(
    "SELECT id, leadUnitId, leaderPostId FROM Assignment WHERE targetId = ?",
    target,
  );
  const supports = row<{ ids: string }>(
    "SELECT json_group_array(unitId) AS ids FROM AssignmentSupport WHERE assignmentId = ?",
    assignment,
  );
  const notice = row<{ id: string; unitId: string; leaderPostId: string }>(
    `SELECT n.id, n.unitId, a.leaderPostId FROM Notice n JOIN NoticeTarget t ON t.noticeId = n.id
     JOIN Assignment a ON a.targetId = t.targetId LIMIT 1`,
  );
  const snapshot = (name: string) => idOf("SELECT id FROM Snapshot WHERE name LIKE ?", name);
  const snapshots = [snapshot("%8月%"), snapshot("%9月%")] as const;
  const statements = row<{ reportId: string; first: string; last: string }>(
    `SELECT reportId, min(id) AS first, max(id) AS last FROM Statement
     WHERE state = 'proposed' GROUP BY reportId ORDER BY count(*) DESC LIMIT 1`,
  );
  const progress = idOf(
    "SELECT id FROM ProgressReport WHERE targetId = ? AND state = 'approved' ORDER BY period DESC LIMIT 1",
    target,
  );
  const proposed = row<{ id: string; version: number }>(
    "SELECT id, version FROM User WHERE account = 'reporter.cgj'",
  );
  const saved = () =>
    made(reporter, "progress#save", {
      ...{ targetId: target, period: PERIOD, version: null, value: "", notPublished: false },
      ...{ stage: null, judgement: null, progress: "按计划推进", problems: "", nextStep: "" },
    });
  return {
    target,
    period: PERIOD,
    progress,
    correction: await made(reporter, "progress#askCorrection", {
      progressReportId: progress,
      reason: "数据有误",
    }),
    waiting: idOf("SELECT id FROM ProgressReport WHERE state = 'submitted' LIMIT 1"),
    evidence: idOf("SELECT id FROM Evidence WHERE targetId = ? AND kind = 'file' LIMIT 1", target),
    picture: idOf("SELECT id FROM Evidence WHERE targetId = ? AND mediaType = 'image/png' LIMIT 1", target),
    report: statements.reportId,
    statements: [statements.first, statements.last],
    notice: notice.id,
    draftNotice: await made(supervisor, "notices#create", {
      ...{ number: "云政督〔2026〕98号", title: "关于加快推进的督办单", body: "请加快推进。" },
      ...{ unitId: ties.leadUnitId, dueOn: "2026-11-10", targetIds: [target] },
    }),
    instruction: await made(leader, "instructions#give", {
      targetId: target,
      text: "请抓紧推进，每月报告。",
    }),
    adjustment: await proposeAdjustment(supervisor, target),
    light: idOf("SELECT id FROM LightOverride WHERE liftedAt IS NULL LIMIT 1"),
    splitTarget: idOf("SELECT parentId AS id FROM Target WHERE parentId IS NOT NULL LIMIT 1"),
    livelihood: idOf(
      `SELECT id FROM Target t WHERE livelihood AND parentId IS NULL
       AND NOT EXISTS (SELECT 1 FROM Disclosure d WHERE d.targetId = t.id) LIMIT 1`,
    ),
    extension: idOf("SELECT id FROM DeadlineExtension WHERE withdrawnAt IS NULL LIMIT 1"),
    assessment: idOf("SELECT id FROM Assessment WHERE state = 'published' LIMIT 1"),
    draftAssessment: await made(supervisor, "scores#make", { name: "初评", snapshotId: snapshots[1] }),
    objection: idOf("SELECT id FROM ScoreObjection WHERE state = 'open' LIMIT 1"),
    snapshots,
    import: await uploadLedger(supervisor),
    unit: ties.leadUnitId,
    post: ties.leaderPostId,
    account: proposed.id,
    proposal: await made(
      systemAdmin,
      "admin/roles#propose",
      { ...proposed, role: "unit_head", reason: "任职通知" },
      "proposalId",
    ),
    deputyship: idOf("SELECT id FROM Deputyship WHERE endedAt IS NULL LIMIT 1"),
    token: (await createToken(reporter, ["ledger.read"])).id,
    checkpoints: await signTwice(auditor, saved),
    package: await makePackage(auditor, target),
    ties: {
      target: { ...ties, supportUnitIds: JSON.parse(supports.ids) as string[] },
      notice: { leadUnitId: notice.unitId, leaderPostId: notice.leaderPostId },
      score: { leadUnitId: ties.leadUnitId },
      draft: {},
    },
  };
}
