import { type APIRequestContext, type APIResponse } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type TestServer } from "../server";
import { builtActions } from "./built";
import { type Door, doorOf, type Ground, type Outcome } from "./door";

/** How somebody was answered at a door. */
export interface Answer {
  readonly outcome: Outcome;
  /** What was said to whom was let in: `done`, or the code of a refusal with its sentences. */
  readonly said: readonly string[];
}

/** What went wrong, as actions and routes tell it (lib/server/http/problem.ts). */
interface Problem {
  readonly code: string;
  readonly message: string;
  /** Next.js writes a string for undefined. */
  readonly fields?: Readonly<Record<string, string>> | "$undefined";
}

const outcomeOf: Readonly<Record<string, Outcome>> = {
  UNAUTHENTICATED: "sign in",
  FORBIDDEN: "refused",
  NOT_FOUND: "not there",
};
const outcomeOfStatus: Readonly<Record<number, Outcome>> = {
  401: "sign in",
  403: "refused",
  404: "not there",
};
const DONE = ["done"];

/** Sentences by their keys, as the product says them. */
export const errorSentences = (): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync("lib/format/messages/zh-CN/errors.json", "utf8")) as Record<string, string>;

const answerOf = ({ code, message, fields }: Problem): Answer => ({
  outcome: outcomeOf[code] ?? "let in",
  // That some field is wrong may have been found by the schema: which one and why is what counts.
  said:
    code === "INVALID" ? Object.values(typeof fields === "object" ? fields : { message }) : [code, message],
});

/** Calls an action as the browser does, under this key. @throws Error for a fault */
export async function callAction(
  ...[request, server, name, input, key]: Parameters<typeof actionText>
): Promise<Answer> {
  const text = await actionText(request, server, name, input, key);
  // A text of a known length comes without a line's end.
  const line = /\d+:(\{"ok":(?:true|false)\b.*)$/m.exec(text)?.[1] ?? "";
  if (line.startsWith('{"ok":true')) return { outcome: "let in", said: DONE };
  if (line === "") throw new Error(`${name} answers ${text.slice(0, 300)}`);
  const { problem } = JSON.parse(line) as { problem: Problem };
  if (problem.code === "FAULT") throw new Error(`${name} ends in a fault: ${text.slice(0, 300)}`);
  return answerOf(problem);
}

/** The same; what the action answers, as Next.js writes it. */
export async function actionText(
  request: APIRequestContext,
  server: Pick<TestServer, "url">,
  name: string,
  input: unknown,
  key: string = randomUUID(),
): Promise<string> {
  return (await postAction(request, name, input, { origin: server.url, key })).text();
}

/** The same; what comes back as it is. */
export function postAction(
  request: APIRequestContext,
  name: string,
  input: unknown,
  { origin, key = randomUUID() }: { readonly origin: string | undefined; readonly key?: string },
): Promise<APIResponse> {
  const action = builtActions().get(doorOf(name));
  if (!action) throw new Error(`${name} is no action of the build`);
  return request.post(action.page, {
    headers: {
      "next-action": action.id,
      "idempotency-key": key,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      ...(origin !== undefined && { origin }),
    },
    data: JSON.stringify(input === undefined ? [] : [input]),
    maxRedirects: 0,
  });
}

/** Asks for a page or a route. A page sends those who are not signed in to the sign-in, or to what they have to do first. @throws Error for a fault */
export async function ask(
  request: APIRequestContext,
  server: TestServer,
  method: string,
  address: string,
  { input, file }: { readonly input?: unknown; readonly file?: Door["file"] } = {},
): Promise<Answer> {
  const headers = {
    ...(method !== "GET" && { origin: server.url, "idempotency-key": randomUUID() }),
    ...(file && { "x-file-name": encodeURIComponent(file.name) }),
  };
  const data = file ? Buffer.from(file.text) : input === undefined ? Buffer.alloc(0) : JSON.stringify(input);
  const answer = await request.fetch(address, {
    method,
    headers,
    maxRedirects: 0,
    ...(method !== "GET" && { data }),
  });
  const status = answer.status();
  if (status === 307 && /\/(?:sign-in|new-password)$/.test(answer.headers().location ?? ""))
    return { outcome: "sign in", said: [] };
  if (status >= 500 || (status >= 300 && status < 400))
    throw new Error(`${method} ${address} answers ${status}`);
  const outcome = outcomeOfStatus[status];
  if (outcome) return { outcome, said: [] };
  if (status >= 400) return answerOf((await answer.json()) as Problem);
  // An import tells how it went line by line.
  const refused = (await answer.text()).split("\n").find((line) => line.startsWith('{"stage":"refused"'));
  return { outcome: "let in", said: refused ? [refused] : DONE };
}

/** The way to try a door. */
export type Knock = (request: APIRequestContext, server: TestServer, ground: Ground) => Promise<Answer>;

export const knockAt =
  (method: string, addressOf: (ground: Ground) => string, { input, file }: Door): Knock =>
  (request, server, ground) =>
    ask(request, server, method, addressOf(ground), { input: input?.(ground), file });

export const knockAtAction =
  (name: string, { input }: Door): Knock =>
  (request, server, ground) =>
    callAction(request, server, name, input?.(ground));
