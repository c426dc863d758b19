import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";

// What goes through to next-auth is all that is asked here; what it does with it needs a server around it.
const { reached } = vi.hoisted(() => ({ reached: vi.fn(async () => new Response("next-auth")) }));
vi.mock("next-auth", () => ({ default: () => reached, getServerSession: async () => null }));

const OIDC = {
  OIDC_ISSUER: "https://id.example.gov.cn",
  OIDC_CLIENT_ID: "ledger",
  OIDC_CLIENT_SECRET: "secret",
  OIDC_NAME: "统一身份认证",
};
afterEach(() => {
  // The environment is read once a process.
  vi.resetModules();
  for (const name of Object.keys(OIDC)) delete process.env[name];
});

/** Whether a request gets to next-auth; else it must be 404 with nothing in it. */
async function isLetThrough(asked: string): Promise<boolean> {
  const [method = "", action = ""] = asked.split(" ");
  reached.mockClear();
  const request = new NextRequest(`http://ledger.test/api/auth/${action}`, { method });
  const params = Promise.resolve({ nextauth: action.split("/") });
  const { GET, POST } = await import("@/app/api/auth/[...nextauth]/route");
  const answer = await (method === "POST" ? POST : GET)(request, { params });
  const through = reached.mock.calls.length > 0;
  expect(answer.status, asked).toBe(through ? 200 : 404);
  if (!through) expect(await answer.text(), asked).toBe("");
  return through;
}

/** What the sign-in page asks for, and where next-auth itself sends a browser on. */
const USED = ["GET csrf", "GET providers", "POST callback/credentials", "GET signin", "GET error"];
const USED_WITH_PROVIDER = ["POST signin/oidc", "GET callback/oidc"];
const UNUSED = [
  ..."signout session verify-request _log callback callback/credentials signin/credentials signin/email callback/email"
    .split(" ")
    .map((action) => `GET ${action}`),
  ..."signout session _log csrf providers signin error callback callback/oidc signin/credentials signin/email nothing"
    .split(" ")
    .map((action) => `POST ${action}`),
  "GET csrf/more",
  "HEAD csrf",
  "GET nothing",
];

describe("of next-auth's own addresses those answer that the product uses, and no other", () => {
  it.each(USED)("%s", async (asked) => expect(await isLetThrough(asked)).toBe(true));

  it.each([...UNUSED, ...USED_WITH_PROVIDER])("not %s", async (asked) =>
    expect(await isLetThrough(asked)).toBe(false),
  );

  it("with an identity provider its two are used as well", async () => {
    Object.assign(process.env, OIDC);
    for (const asked of [...USED, ...USED_WITH_PROVIDER]) expect(await isLetThrough(asked), asked).toBe(true);
    for (const asked of UNUSED) expect(await isLetThrough(asked), asked).toBe(false);
  });
});
