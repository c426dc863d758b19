import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nobodySignedIn, signedInAs } from "@/tests/support/requests";
import { GET, PUT } from "@/app/api/v1/targets/[id]/progress/[period]/route";
import { POST as submit } from "@/app/api/v1/targets/[id]/progress/[period]/submission/route";
import { problemAnswer, progressAnswer, savedAnswer, submittedAnswer } from "@/lib/schemas/api";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { type Program, programOf } from "@/tests/support/program";
import { plantMonths } from "../progress/report-samples";

process.env.APP_CLOCK = people.reporter().now.toISOString();
const ledger = openTestLedger();
let reporter: Program, head: Program, supporter: Program, stranger: Program;
beforeAll(async () => {
  await plantMonths(ledger.db);
  const scopes = ["ledger.read", "progress.write"] as const;
  const program = (name: string, role: "reporter" | "unit_head", unitId: string) =>
    programOf(ledger, name, role, { scopes: [...scopes], unitId });
  reporter = await program("api.reporter", "reporter", "rs");
  head = await program("api.head", "unit_head", "rs");
  supporter = await program("api.supporter", "reporter", "jy");
  const other = await ledger.db.unit.findUniqueOrThrow({ where: { id: "jy" } });
  await ledger.db.$transaction((tx) =>
    tx.unit.create({ data: { ...other, id: "wh", code: "WH", name: "文旅局" }, select: { id: true } }),
  );
  stranger = await program("api.stranger", "reporter", "wh");
});
afterAll(() => ledger.close());

const month = (target: string, period = "2026-09") => `/api/v1/targets/${target}/progress/${period}`;
const draft = (more: object = {}) => ({ value: "2.25", progress: "按计划推进", ...more });
const CREATE = { "if-none-match": "*" };
const put = (by: Program, target: string, headers: Record<string, string>, body: unknown = draft()) =>
  by.ask("PUT", PUT, month(target), { headers, body });
const get = (by: Program, target: string, headers = {}) => by.ask("GET", GET, month(target), { headers });
const savedTag = async (answer: Response) => savedAnswer.parse(await answer.json()).etag;
const problemOf = async (answer: Response) => problemAnswer.parse(await answer.json());
const events = () => ledger.db.auditEvent.count();

describe("a month's report through the API", () => {
  it("is created once, read with its version, changed in it, and submitted by the unit head", async () => {
    expect((await get(reporter, "jobs")).status).toBe(404);
    const created = await put(reporter, "jobs", CREATE, draft({ value: "２．２５万人" }));
    expect(created.status).toBe(201);
    // The value was stored as it was understood, so the answer has no ETag of its own (RFC 9110, 9.3.4).
    expect(created.headers.get("etag")).toBeNull();
    const first = savedAnswer.parse(await created.json());
    expect(first.value).toBe("2.25");

    const read = await get(reporter, "jobs");
    expect(read.headers.get("etag")).toBe(first.etag);
    expect(progressAnswer.parse(await read.json())).toMatchObject({
      state: "draft",
      value: "2.25",
      revision: 1,
    });

    // The log tells the person who answers for it, and that it was a program.
    const saved = await ledger.db.auditEvent.findFirstOrThrow({ where: { action: "progress.saved" } });
    const token = await ledger.db.apiToken.findFirstOrThrow({ where: { userId: saved.actorId ?? "" } });
    expect(JSON.parse(saved.body)).toMatchObject({
      actor: { name: "api.reporter", role: "reporter" },
      program: { tokenId: token.id, name: token.name },
    });

    const changed = await put(reporter, "jobs", { "if-match": first.etag }, draft({ value: "2.3" }));
    expect(changed.status).toBe(200);
    const second = await savedTag(changed);
    expect(second).not.toBe(first.etag);

    const address = `${month("jobs")}/submission`;
    const headers = { "if-match": second };
    expect((await reporter.ask("POST", submit, address, { headers })).status).toBe(403);
    const submitted = await head.ask("POST", submit, address, { headers });
    expect(submitted.status).toBe(200);
    const { etag } = submittedAnswer.parse(await submitted.json());
    const now = await get(head, "jobs");
    expect(now.headers.get("etag")).toBe(etag);
    expect(progressAnswer.parse(await now.json())).toMatchObject({ state: "submitted", value: "2.3" });
    // What lies with the supervisor is not the unit's to change, whatever version is named.
    expect((await put(head, "jobs", { "if-match": etag })).status).toBe(409);
  });

  it("answers 304 to who has this version, and the whole to who has another", async () => {
    const etag = await savedTag(await put(reporter, "calm", CREATE));
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const answer = await get(reporter, "calm", { "if-none-match": known });
      expect([answer.status, await answer.text()]).toEqual([304, ""]);
      expect(answer.headers.get("etag")).toBe(etag);
    }
    expect((await get(reporter, "calm", { "if-none-match": '"other"' })).status).toBe(200);
    await put(reporter, "calm", { "if-match": etag }, draft({ value: "2.4" }));
    expect((await get(reporter, "calm", { "if-none-match": etag })).status).toBe(200);
  });

  it("is not changed without naming its version (428): a wildcard names none", async () => {
    const before = await events();
    const unnamed: Record<string, string>[] = [{}, { "if-match": "*" }, { "if-match": "" }];
    for (const headers of unnamed) {
      const answer = await put(reporter, "calm", headers);
      expect(answer.status).toBe(428);
      expect(await problemOf(answer)).toMatchObject({ code: "PRECONDITION_REQUIRED" });
    }
    expect(await events()).toBe(before);
  });

  it("is not changed in a version that is gone (412): the answer holds the present one and its name", async () => {
    const stale = await savedTag(await put(reporter, "steady", CREATE));
    const present = await savedTag(
      await put(reporter, "steady", { "if-match": stale }, draft({ progress: "现在的内容" })),
    );
    const before = await events();
    for (const headers of [{ "if-match": stale }, { "if-match": `W/${present}` }, CREATE]) {
      const answer = await put(reporter, "steady", headers, draft({ progress: "另一份内容" }));
      expect(answer.status).toBe(412);
      expect(answer.headers.get("etag")).toBe(present);
      const problem = await problemOf(answer);
      expect(problem.code).toBe("PRECONDITION_FAILED");
      expect(problem.present).toMatchObject({ etag: present, body: { progress: "现在的内容" } });
    }
    const none = await put(reporter, "gdp", { "if-match": stale });
    expect(none.status).toBe(412);
    expect((await problemOf(none)).present).toBeUndefined();
    expect(await events()).toBe(before);
  });

  it("is done once under one key, and answered the same, though its version is gone by then", async () => {
    const etag = await savedTag(await put(reporter, "bridge", CREATE, { stage: 1, progress: "已开工" }));
    const key = { "idempotency-key": randomUUID(), "if-match": etag };
    const before = await events();
    const body = { stage: 2, progress: "已完工" };
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      const answer = await put(reporter, "bridge", key, body);
      answers.push([answer.status, await answer.text()]);
    }
    expect(answers[0]?.[0]).toBe(200);
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(await events()).toBe(before + 1);

    const etags = savedAnswer.parse(JSON.parse(String(answers[0]?.[1]))).etag;
    const sent = { headers: { "if-match": etags, "idempotency-key": randomUUID() } };
    const send = () => head.ask("POST", submit, `${month("bridge")}/submission`, sent);
    const atOnce = await Promise.all([send(), send(), send()]);
    const submitted = await Promise.all(atOnce.map(async (one) => [one.status, await one.text()]));
    expect(submitted[0]?.[0]).toBe(200);
    expect(submitted).toEqual([submitted[0], submitted[0], submitted[0]]);
    expect(await events()).toBe(before + 2);
    // The key is good for one request: for what it says, and for the version that it names.
    expect((await put(reporter, "bridge", key, { ...body, stage: 1 })).status).toBe(422);
    expect((await put(reporter, "bridge", { ...key, "if-match": '"other"' }, body)).status).toBe(422);
  });

  it("keeps to sight and rights: out of sight 404, in sight of a supporting unit 403", async () => {
    expect((await put(stranger, "jobs", CREATE)).status).toBe(404);
    expect((await get(stranger, "jobs")).status).toBe(404);
    expect((await put(supporter, "jobs", CREATE)).status).toBe(403);
    expect((await get(supporter, "jobs")).status).toBe(200);
    // A draft is the unit's own.
    expect((await get(supporter, "calm")).status).toBe(404);
    expect((await reporter.ask("GET", GET, month("jobs", "2025-09"))).status).toBe(404);
  });

  it("takes a JSON object with the members that there are", async () => {
    const before = await events();
    const wrong: readonly (readonly [unknown, number, object?])[] = [
      ["{", 422],
      ["[]", 422],
      ["\u0000", 422],
      [{ progress: "x", state: "approved" }, 422, { state: "没有这个字段。" }],
      [{ progress: "x", value: 2.5 }, 422],
      [{ progress: "x", value: "二十" }, 422],
      [{ progress: "x".repeat(200_000) }, 413],
    ];
    for (const [body, status, fields] of wrong) {
      const answer = await put(reporter, "gdp", CREATE, body);
      expect(answer.status, JSON.stringify(body).slice(0, 60)).toBe(status);
      const problem = await problemOf(answer);
      if (fields) expect(problem.fields).toEqual(fields);
    }
    const keyless = await put(reporter, "gdp", { ...CREATE, "idempotency-key": "" });
    expect(keyless.status).toBe(422);
    expect(await events()).toBe(before);
  });
});

describe("without a token the API is a page's", () => {
  const send = (headers: Record<string, string>) =>
    PUT(
      new Request(`http://ledger.test${month("handed")}`, {
        method: "PUT",
        headers: { host: "ledger.test", "idempotency-key": randomUUID(), ...CREATE, ...headers },
        body: JSON.stringify({ judgement: "on_track", progress: "推进中" }),
      }),
      { params: Promise.resolve({ id: "handed", period: "2026-09" }) },
    );

  it("a session changes from this site only; nobody at all is asked for a token", async () => {
    signedInAs(people.reporter().viewer);
    expect((await send({})).status).toBe(403);
    const elsewhere = { origin: "http://elsewhere.test" };
    expect((await send(elsewhere)).status).toBe(403);
    // What the request says of its way makes no other site this one.
    for (const lie of ["x-forwarded-host", "x-original-host", "forwarded"])
      expect((await send({ ...elsewhere, [lie]: "elsewhere.test" })).status, lie).toBe(403);
    expect((await send({ origin: "http://ledger.test" })).status).toBe(201);
    nobodySignedIn();
    const asked = await send({ origin: "http://ledger.test" });
    expect(asked.status).toBe(401);
    expect(asked.headers.get("www-authenticate")).toContain("Bearer");
  });

  it("beside a session a token is what counts: the program's person did it", async () => {
    signedInAs(people.supervisor().viewer);
    expect((await put(reporter, "task", CREATE, { judgement: "on_track", progress: "推进中" })).status).toBe(
      201,
    );
    nobodySignedIn();
    const last = await ledger.db.auditEvent.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect([last.action, last.actorName]).toEqual(["progress.saved", "api.reporter"]);
  });

  it("a bad token is refused even beside a session that would be let in", async () => {
    signedInAs(people.reporter().viewer);
    const answer = await send({ origin: "http://ledger.test", authorization: `Bearer tl_${"x".repeat(43)}` });
    expect(answer.status).toBe(401);
    nobodySignedIn();
  });
});
