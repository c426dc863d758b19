import { type APIRequestContext, expect } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { readRow, targetId } from "../database";
import { type TestServer } from "../server";
import { callAction } from "./knock";
import { type Ground } from "./door";

/** 人社局 leads it, three units support it, 常务副区长 is in charge. */
const INDICATOR = "新增就业";
const PERIOD = "2026-10";

/** Finds the records in the sample district, and adds through the product what the sample has none of. */
export async function prepareGround(
  server: TestServer,
  people: { readonly supervisor: APIRequestContext; readonly leader: APIRequestContext },
): Promise<Ground> {
  const row = <Row>(sql: string, ...values: readonly string[]) => readRow<Row>(server, sql, ...values);
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
  const idOf = (sql: string, ...values: readonly string[]) => row<{ id: string }>(sql, ...values).id;
  const snapshot = (name: string) => idOf("SELECT id FROM Snapshot WHERE name LIKE ?", name);
  return {
    target,
    period: PERIOD,
    progress: idOf(
      "SELECT id FROM ProgressReport WHERE targetId = ? AND state = 'approved' ORDER BY period DESC LIMIT 1",
      target,
    ),
    waiting: idOf("SELECT id FROM ProgressReport WHERE state = 'submitted' LIMIT 1"),
    evidence: idOf("SELECT id FROM Evidence WHERE targetId = ? AND kind = 'file' LIMIT 1", target),
    picture: idOf("SELECT id FROM Evidence WHERE targetId = ? AND mediaType = 'image/png' LIMIT 1", target),
    report: idOf("SELECT id FROM Report LIMIT 1"),
    notice: notice.id,
    draftNotice: await draftNotice(people.supervisor, server, target, ties.leadUnitId),
    instruction: await giveInstruction(people.leader, server, target),
    adjustment: await proposeAdjustment(people.supervisor, server, target),
    assessment: idOf("SELECT id FROM Assessment LIMIT 1"),
    snapshots: [snapshot("%8月%"), snapshot("%9月%")],
    import: await uploadLedger(people.supervisor, server),
    unit: ties.leadUnitId,
    account: idOf("SELECT id FROM User WHERE account = 'reporter.rsj'"),
    ties: {
      target: { ...ties, supportUnitIds: JSON.parse(supports.ids) as string[] },
      notice: { leadUnitId: notice.unitId, leaderPostId: notice.leaderPostId },
      score: { leadUnitId: ties.leadUnitId },
    },
  };
}

async function draftNotice(
  supervisor: APIRequestContext,
  server: TestServer,
  target: string,
  unitId: string,
): Promise<string> {
  const id = randomUUID();
  const input = {
    id,
    number: "云政督〔2026〕98号",
    title: "关于加快推进的督办单",
    unitId,
    body: "请加快推进。",
    dueOn: "2026-11-10",
    targetIds: [target],
  };
  expect(await callAction(supervisor, server, "notices#create", input)).toBe("done");
  return id;
}

async function giveInstruction(
  leader: APIRequestContext,
  server: TestServer,
  target: string,
): Promise<string> {
  const id = randomUUID();
  const input = { id, targetId: target, text: "请抓紧推进，每月报告。" };
  expect(await callAction(leader, server, "instructions#give", input)).toBe("done");
  return id;
}

async function proposeAdjustment(
  supervisor: APIRequestContext,
  server: TestServer,
  target: string,
): Promise<string> {
  const evidenceId = randomUUID();
  const upload = await supervisor.post(`/api/targets/${target}/documents?evidenceId=${evidenceId}`, {
    headers: {
      origin: server.url,
      "idempotency-key": randomUUID(),
      "x-file-name": encodeURIComponent("调整批复.txt"),
    },
    data: Buffer.from("同意调整。"),
  });
  expect(upload.status()).toBe(201);
  const { version, unit, ...said } = readRow<Readonly<Record<string, string>>>(
    server,
    "SELECT version, indicator, category, measure, metric, comparator, direction, unit, baseline FROM Target WHERE id = ?",
    target,
  );
  const adjustmentId = randomUUID();
  const input = {
    ...said,
    id: target,
    version,
    adjustmentId,
    unit: unit ?? "",
    low: "3",
    high: "3",
    reason: "上级下达任务调整",
    document: "云政办〔2026〕20号",
    evidenceId,
  };
  expect(await callAction(supervisor, server, "targets#proposeNewDefinition", input)).toBe("done");
  return adjustmentId;
}

async function uploadLedger(supervisor: APIRequestContext, server: TestServer): Promise<string> {
  const answer = await supervisor.post("/api/ledger-imports?year=2026", {
    headers: {
      origin: server.url,
      "idempotency-key": randomUUID(),
      "x-file-name": encodeURIComponent("台账.csv"),
    },
    data: Buffer.from("指标,目标值,单位\n新建公园,3,个\n"),
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}
