import { type APIRequestContext, type PlaywrightWorkerArgs } from "@playwright/test";
import { createHash, randomUUID } from "node:crypto";
import type Database from "better-sqlite3";
import { readRow } from "./database";
import { callAction } from "./doors/knock";
import { type TestServer } from "./server";
import { signInByRequest } from "./test";

/** The server answered, and it was no yes. */
export class Refused extends Error {}

/** One thing that somebody does, to be sent again under the same key until it is answered. */
export interface Deed {
  /** @throws Refused · Error when the connection is cut */
  readonly send: () => Promise<void>;
  /** How often it is in the ledger: events that say so. */
  readonly count: (ledger: Database.Database) => number;
}

/** A person who does one thing after the other. */
export interface Doer {
  readonly what: string;
  readonly next: () => Deed;
}

/** The October draft of a unit, by its reporter. */
const DRAFT = `SELECT p.id, p.targetId, p.version FROM ProgressReport p JOIN User u ON u.unitId = p.unitId
  WHERE u.account = ? AND p.period = '2026-10' AND p.state = 'draft'`;
const CONTENT = { notPublished: false, stage: null, judgement: null, problems: "", nextStep: "" };

/** The work of a month's end, each by somebody else: saving, uploading, submitting and returning, exporting. */
export async function mixedLoad(
  server: TestServer,
  playwright: PlaywrightWorkerArgs["playwright"],
): Promise<readonly Doer[]> {
  const as = async (account: string): Promise<APIRequestContext> => {
    const person = await playwright.request.newContext({ baseURL: server.url });
    await signInByRequest(person, account);
    return person;
  };
  const draft = (account: string) =>
    readRow<{ id: string; targetId: string; version: number }>(server, DRAFT, account);
  const typed = draft("reporter.rsj");
  const reporter = await as("reporter.rsj");
  return [
    uploading(reporter, server, typed.id),
    saving(await as("reporter.rsj"), server, typed),
    reviewing(await as("head.zjj"), await as("supervisor.dcs"), server, draft("reporter.zjj")),
    exporting(await as("auditor.yj")),
  ];
}

function uploading(request: APIRequestContext, { url }: TestServer, progress: string): Doer {
  return {
    what: "upload",
    next: () => {
      const id = randomUUID();
      const data = Buffer.from(`佐证 ${id}\n`.repeat(200));
      const sha256 = createHash("sha256").update(data).digest("hex");
      return {
        send: async () => {
          const answer = await request.post(`/api/evidence?id=${id}&progressReportId=${progress}`, {
            headers: {
              "x-file-name": encodeURIComponent(`${id}.txt`),
              origin: url,
              "idempotency-key": id,
              "content-type": "application/octet-stream",
            },
            data,
          });
          if (answer.status() !== 201) throw new Refused(`upload: ${answer.status()} ${await answer.text()}`);
        },
        count: (ledger) =>
          counted(
            ledger,
            `SELECT count(*) AS n FROM Evidence e JOIN AuditEvent a ON a.recordId = e.id AND a.action = 'evidence.added'
             WHERE e.id = ? AND e.sha256 = ?`,
            id,
            sha256,
          ),
      };
    },
  };
}

function saving(
  request: APIRequestContext,
  server: TestServer,
  report: { readonly id: string; readonly targetId: string; readonly version: number },
): Doer {
  let { version } = report;
  return {
    what: "save",
    next: () => {
      const progress = `第${version}次填写 ${randomUUID()}`;
      const input = {
        ...CONTENT,
        id: report.id,
        targetId: report.targetId,
        period: "2026-10",
        value: "2.5",
        progress,
      };
      const send = action(request, server, "progress#saveRow", { ...input, version });
      version += 1;
      return {
        send,
        count: (ledger) =>
          counted(
            ledger,
            `SELECT count(*) AS n FROM AuditEvent WHERE action = 'progress.saved' AND recordId = ?
             AND json_extract(body, '$.payload.after.progress') = ?`,
            report.id,
            progress,
          ),
      };
    },
  };
}

/** Two persons in turn: the head submits, the supervisor sends it back. */
function reviewing(
  head: APIRequestContext,
  supervisor: APIRequestContext,
  server: TestServer,
  report: { readonly id: string; readonly version: number },
): Doer {
  let { version } = report;
  let turn = 0;
  return {
    what: "submit and return",
    next: () => {
      const submits = turn % 2 === 0;
      const nth = Math.floor(turn / 2);
      const seen = { id: report.id, version };
      const send = submits
        ? action(head, server, "progress#submit", { reports: [seen] })
        : action(supervisor, server, "review#sendBack", { ...seen, reason: `第${nth}次退回` });
      turn += 1;
      version += 1;
      return {
        send,
        // Submissions say nothing of their own: the nth is there once if there is one between the returns around it.
        count: (ledger) =>
          submits
            ? counted(
                ledger,
                `SELECT count(*) AS n FROM AuditEvent a WHERE a.action = 'progress.submitted' AND a.recordId = ?
                 AND (SELECT count(*) FROM AuditEvent r WHERE r.action = 'progress.returned'
                      AND r.recordId = a.recordId AND r.seq < a.seq) = ?`,
                report.id,
                nth,
              )
            : counted(
                ledger,
                "SELECT count(*) AS n FROM AuditEvent WHERE action = 'progress.returned' AND recordId = ? AND json_extract(body, '$.reason') = ?",
                report.id,
                `第${nth}次退回`,
              ),
      };
    },
  };
}

/** Changes nothing but the log; each export that was handed out is in it, told apart by what it was narrowed to. */
function exporting(request: APIRequestContext): Doer {
  return {
    what: "export",
    next: () => {
      const words = `导出${randomUUID()}`;
      return {
        send: async () => {
          const answer = await request.get(`/api/exports/targets.csv?q=${encodeURIComponent(words)}`);
          if (answer.status() !== 200) throw new Refused(`export: ${answer.status()}`);
          await answer.body();
        },
        // A file that is asked for again is taken along again: at least once is what is promised.
        count: (ledger) =>
          Math.min(
            1,
            counted(
              ledger,
              "SELECT count(*) AS n FROM AuditEvent WHERE action = 'export.made' AND instr(body, ?) > 0",
              words,
            ),
          ),
      };
    },
  };
}

/** A server action under a key of its own, however often it is sent. */
function action(request: APIRequestContext, server: TestServer, name: string, input: unknown) {
  const key = randomUUID();
  return async (): Promise<void> => {
    const { said } = await callAction(request, server, name, input, key);
    if (said[0] !== "done") throw new Refused(`${name}: ${said.join(" ")}`);
  };
}

function counted(ledger: Database.Database, sql: string, ...values: readonly (string | number)[]): number {
  return Number(ledger.prepare<unknown[], { n: number | bigint }>(sql).get(...values)?.n);
}
