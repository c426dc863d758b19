import { type APIRequestContext, expect } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { type TokenScope } from "@/lib/domain/api-token";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { readRow } from "../database";
import { type TestServer } from "../server";
import { actionText, callAction } from "./knock";

/** Who is asked to do something. */
export interface Person {
  readonly request: APIRequestContext;
  readonly server: TestServer;
}

/** Has it done; the id of what came of it, which the input carries under `name`. */
export async function made(
  { request, server }: Person,
  action: string,
  input: Readonly<Record<string, unknown>> | undefined,
  name = "id",
): Promise<string> {
  const id = randomUUID();
  const { said } = await callAction(request, server, action, input && { ...input, [name]: id });
  expect(said, action).toEqual(["done"]);
  return id;
}

/** Uploads a file. */
async function upload({ request, server }: Person, address: string, name: string, text: string) {
  const headers = {
    origin: server.url,
    "idempotency-key": randomUUID(),
    "x-file-name": encodeURIComponent(name),
  };
  const answer = await request.post(address, { headers, data: Buffer.from(text) });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as { readonly id: string };
}

/** Proposes another value for a target, with the document that allows it; its id. */
export async function proposeAdjustment(by: Person, target: string): Promise<string> {
  const evidenceId = randomUUID();
  await upload(by, `/api/targets/${target}/documents?evidenceId=${evidenceId}`, "调整批复.txt", "同意调整。");
  const { unit, baseline, ...said } = readRow<Readonly<Record<string, string | number | null>>>(
    by.server,
    `SELECT id, version, indicator, category, measure, metric, comparator, direction, unit, baseline
     FROM Target WHERE id = ?`,
    target,
  );
  const input = {
    ...{ ...said, unit: unit ?? "", baseline: baseline ?? "", low: "3", high: "3" },
    ...{ reason: "上级下达任务调整", document: "云政办〔2026〕20号", evidenceId },
  };
  return made(by, "targets#proposeNewDefinition", input, "adjustmentId");
}

/** Uploads a ledger; the id of its draft. */
export const uploadLedger = async (by: Person): Promise<string> =>
  (await upload(by, "/api/ledger-imports?year=2026", "台账.csv", "指标,目标值,单位\n新建公园,3,个\n")).id;

/** Gives somebody another password, as an administrator does. */
export async function givenPassword({ request, server }: Person, account: string): Promise<string> {
  const sql = "SELECT id, version FROM User WHERE account = ?";
  const seen = readRow<{ id: string; version: number }>(server, sql, account);
  const answer = await actionText(request, server, "admin/accounts#reset", seen);
  const password = /"password":"([^"]+)"/.exec(answer)?.[1];
  if (password === undefined) throw new Error("no password was given");
  return password;
}

/** An access token of the person, with these scopes. */
export async function createToken(
  { request, server }: Person,
  scopes: readonly TokenScope[],
): Promise<{ readonly id: string; readonly token: string }> {
  const id = randomUUID();
  const input = { id, name: "全部门", scopes, days: 1, current: SAMPLE_PASSWORD };
  const token = /tl_[\w-]{43}/.exec(await actionText(request, server, "account#createOwnToken", input))?.[0];
  if (token === undefined) throw new Error("no token was made");
  return { id, token };
}

/** Signs the log twice; how many events each checkpoint covers. */
export async function signTwice(by: Person, between: () => Promise<unknown>): Promise<[number, number]> {
  const sign = async () => {
    await made(by, "audit/checkpoints#signNow", undefined);
    return readRow<{ size: number }>(by.server, "SELECT max(size) AS size FROM Checkpoint").size;
  };
  const first = await sign();
  await between();
  return [first, await sign()];
}

/** Has the package of a target made; its id. */
export async function makePackage(by: Person, target: string): Promise<string> {
  const { said } = await callAction(by.request, by.server, "audit/packages#request", { target });
  expect(said).toEqual(["done"]);
  const latest = () =>
    readRow<{ id: string; state: string }>(
      by.server,
      "SELECT id, state FROM AuditPackage ORDER BY requestedAt DESC LIMIT 1",
    );
  await expect.poll(() => latest().state, { timeout: 60_000 }).toBe("ready");
  return latest().id;
}
