import { randomUUID } from "node:crypto";
import { postAction } from "./support/doors/knock";
import { expect, signInByRequest, test } from "./support/test";

test.use({ ledger: "sight" });

const SAME_EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

test("every kind of answer carries the headers that keep it in its place", async ({ request }) => {
  const signInPage = await request.get("/sign-in");
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await signInPage.text())?.[1] ?? "";
  expect(script).not.toBe("");
  await signInByRequest(request, "supervisor.dcs");
  const kinds = [
    "/todo",
    "/targets/none",
    "/api/exports/targets.csv",
    "/api/nothing",
    "/open",
    "/api/health",
    script,
  ];
  for (const address of kinds) {
    const headers = (await request.get(address)).headers();
    expect(headers, address).toMatchObject(SAME_EVERYWHERE);
    expect(headers["content-security-policy"], address).toContain("frame-ancestors 'none'");
    expect(headers["x-powered-by"], address).toBeUndefined();
    // What comes from a route is never a page of the product's own, whatever the file says it is.
    const sandboxed = /(?:^|; )sandbox(?:;|$)/.test(headers["content-security-policy"] ?? "");
    expect(sandboxed, address).toBe(address.startsWith("/api/"));
  }
});

test("behind the sign-in nothing is kept by a cache", async ({ request }) => {
  await signInByRequest(request, "supervisor.dcs");
  for (const address of ["/todo", "/targets", "/api/exports/targets.csv", "/api/targets/table?year=2026"])
    expect((await request.get(address)).headers()["cache-control"], address).toContain("no-store");
});

test("another site's link begins no export in a person's name", async ({ request }) => {
  await signInByRequest(request, "supervisor.dcs");
  const asked = async (site: string) =>
    (await request.get("/api/exports/targets.csv", { headers: { "sec-fetch-site": site } })).status();
  for (const own of ["same-origin", "none"]) expect(await asked(own), own).toBe(200);
  for (const foreign of ["cross-site", "same-site"]) expect(await asked(foreign), foreign).toBe(403);
});

test("a page's scripts run by a nonce that is never the same; what is written into a page does not run", async ({
  page,
  signIn,
  expectedErrors,
}) => {
  expectedErrors.push(/Content Security Policy/);
  const nonceOf = async () => {
    const answer = await page.goto("/sign-in");
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    return /'nonce-([^']+)'/.exec(policy)?.[1];
  };
  const first = await nonceOf();
  expect(first).toBeTruthy();
  expect(await nonceOf()).not.toBe(first);
  await signIn("supervisor.dcs");
  await page.goto("/todo");
  const ran = await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", `<img src="data:," onerror="window.ran = true">`);
    return new Promise((resolve) => setTimeout(() => resolve("ran" in window), 200));
  });
  expect(ran).toBe(false);
});

test("who is not signed in can't fill the server's memory: a body at the sign-in is read up to its limit", async ({
  request,
  server,
}) => {
  const form = (length: number) => ({
    headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
    data: `account=${"a".repeat(length)}`,
  });
  expect((await request.post("/api/auth/callback/credentials", form(1_000))).status()).not.toBe(413);
  expect((await request.post("/api/auth/callback/credentials", form(20_000))).status()).toBe(413);
  // What the product does not use is not read at all.
  expect((await request.post("/api/auth/signout", form(2_000_000))).status()).toBe(404);
});

test("a form's body is read up to its limit of 1 MB, and no picture is made smaller by the server", async ({
  request,
  server,
}) => {
  await signInByRequest(request, "supervisor.dcs");
  const send = async (length: number) => {
    const input = { id: randomUUID(), name: "字".repeat(length), period: "2026-09" };
    return postAction(request, "standing/snapshots#take", input, { origin: server.url });
  };
  const read = await send(300_000);
  expect(read.status()).toBe(200);
  expect(await read.text()).toContain(`"code":"INVALID"`);
  const tooLong = await send(400_000);
  expect(tooLong.status()).toBe(500);
  expect(await tooLong.text()).not.toContain(`"code"`);
  const picture = await request.get("/_next/image?url=%2Ficon.svg&w=64&q=75");
  expect(picture.status()).toBe(404);
});
