import { type APIRequestContext } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type TestServer } from "../server";
import { type Outcome } from "./door";
import { actionName } from "./names";

/** What the build says of a server action. */
interface Reference {
  readonly workers: Readonly<Record<string, unknown>>;
  readonly filename: string;
  readonly exportedName: string;
}

/** Every action that the built app answers to, by `folder#name`: its id, and a page that carries it. */
export function builtActions(): ReadonlyMap<string, { readonly id: string; readonly page: string }> {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as {
    node: Readonly<Record<string, Reference>>;
  };
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => [
      actionName(filename, exportedName),
      { id, page: addressOf(Object.keys(workers)) },
    ]),
  );
}

/** An action needs a page that carries it; which record the page shows does not matter. */
function addressOf(workers: readonly string[]): string {
  const pages = workers.filter((worker) => worker.startsWith("app/(workspace)/"));
  const page = pages.find((one) => !one.includes("[")) ?? pages[0] ?? "";
  return page
    .replace("app/(workspace)", "")
    .replace(/\/page$/, "")
    .replaceAll(/\[[^\]]+\]/g, "x");
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

/** Calls an action as the browser does, under this key; `done` where it did what it was asked, `let in` where it failed behind the check. */
export async function callAction(
  ...[request, server, name, input, key]: Parameters<typeof answerOf>
): Promise<Outcome | "done"> {
  const text = await answerOf(request, server, name, input, key);
  const result = /^\d+:\{"ok":(true|false)(?:,"problem":\{"code":"([A-Z_]+)")?/m.exec(text);
  if (!result) throw new Error(`${name} answers ${text.slice(0, 300)}`);
  if (result[1] === "true") return "done";
  const [, , code = ""] = result;
  if (code === "FAULT") throw new Error(`${name} ends in a fault: ${text.slice(0, 300)}`);
  return outcomeOf[code] ?? "let in";
}

/** The same; what the action answers, as Next.js writes it. */
export async function answerOf(
  request: APIRequestContext,
  server: Pick<TestServer, "url">,
  name: string,
  input: unknown,
  key: string = randomUUID(),
): Promise<string> {
  const action = builtActions().get(name);
  if (!action) throw new Error(`${name} is no action of the build`);
  const answer = await request.post(action.page, {
    headers: {
      "next-action": action.id,
      "idempotency-key": key,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      origin: server.url,
    },
    data: JSON.stringify([input]),
    maxRedirects: 0,
  });
  return answer.text();
}

/** Asks for a page or a route. A page sends those who are not signed in to the sign-in. */
export async function ask(
  request: APIRequestContext,
  server: TestServer,
  method: string,
  address: string,
  input?: unknown,
): Promise<Outcome> {
  const data = input === undefined ? Buffer.alloc(0) : JSON.stringify(input);
  const answer = await request.fetch(address, {
    method,
    maxRedirects: 0,
    ...(method === "GET" ? {} : { headers: { origin: server.url, "idempotency-key": randomUUID() }, data }),
  });
  const status = answer.status();
  if (status === 307 && (answer.headers().location ?? "").endsWith("/sign-in")) return "sign in";
  if (status >= 500 || (status >= 300 && status < 400))
    throw new Error(`${method} ${address} answers ${status}`);
  return outcomeOfStatus[status] ?? "let in";
}
