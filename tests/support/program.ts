import { randomUUID } from "node:crypto";
import { type TokenScope } from "@/lib/domain/api-token";
import { SESSION_LIFETIME_MS } from "@/lib/domain/sign-in";
import { type Role } from "@/lib/domain/vocabulary";
import { createToken } from "@/lib/server/commands/create-token";
import { makeAccount, NOW } from "./accounts";
import { contextFor, type TestLedger } from "./ledger";
import { ORIGIN } from "./requests";

export type Route = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** What a program sends: headers, and a body as JSON. */
interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A program that asks routes with a token, without a cookie and from no site. */
export interface Program {
  readonly token: string;
  readonly ask: (method: string, route: Route, address: string, sent?: Sent) => Promise<Response>;
}

export const programWith = (token: string): Program => ({
  token,
  ask: (method, route, address, { headers = {}, body } = {}) => {
    const url = new URL(address, ORIGIN);
    const [, id = "", period = ""] = /targets\/([^/]+)(?:\/progress\/([^/]+))?/.exec(url.pathname) ?? [];
    const request = new Request(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === "GET" ? {} : { "idempotency-key": randomUUID() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return route(request, { params: Promise.resolve({ id, ...(period && { period }) }) });
  },
});

/** Makes an account that is ready to work, with a session of the same id. */
export async function personAtWork(
  { db }: TestLedger,
  account: string,
  role: Role,
  place: { unitId?: string; leaderPostId?: string } = {},
) {
  const user = await makeAccount(account, role, place);
  const { id } = user;
  const times = { createdAt: NOW, lastSeenAt: NOW, expiresAt: new Date(NOW.getTime() + SESSION_LIFETIME_MS) };
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { mustChangePassword: false }, select: { id: true } });
    await tx.session.create({
      data: { id, userId: id, userAgent: "vitest", ...times },
      select: { id: true },
    });
  });
  return user;
}

/** Makes an account that is ready to work, and a token of it. */
export async function programOf(
  ledger: TestLedger,
  account: string,
  role: Role,
  { scopes, ...place }: { scopes: TokenScope[]; unitId?: string; leaderPostId?: string },
): Promise<Program> {
  const user = await personAtWork(ledger, account, role, place);
  const context = contextFor(role, { userId: user.id, sessionId: user.id, account, name: account });
  const input = { id: randomUUID(), name: account, scopes, days: 30, current: user.password };
  return programWith((await createToken(context, input)).token);
}
