import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { expect, test } from "./support/test";

test.use({ ledger: "https", environment: { NEXTAUTH_URL: "https://ledger.example.gov.cn" } });

test("browsers keep to https, and the session's cookie belongs to this host only", async ({ request }) => {
  const page = await request.get("/sign-in");
  const asset = /\/_next\/static\/[^"]+\.js/.exec(await page.text())?.[0] ?? "";
  for (const way of [
    "/sign-in",
    asset,
    "/icon.svg",
    "/open",
    "/api/health",
    "/api/targets/table?year=2026",
    "/nothing",
  ])
    expect((await request.get(way)).headers()["strict-transport-security"], way).toContain(
      "max-age=31536000",
    );
  const csrf = await request.get("/api/auth/csrf");
  expect(csrf.headers()["strict-transport-security"]).toContain("max-age=31536000");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookies = csrf.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  const signedIn = await request.post("/api/auth/callback/credentials", {
    headers: { cookie: cookies.map(({ value }) => value.split(";")[0]).join("; ") },
    form: { csrfToken, account: "supervisor.dcs", password: SAMPLE_PASSWORD, json: "true" },
  });
  const session = signedIn.headersArray().find(({ value }) => value.includes("session-token"))?.value ?? "";
  expect(session).toMatch(/^__Host-next-auth\.session-token=/);
  // What follows the value is written in any case (RFC 6265, 5.2).
  for (const mark of ["httponly", "secure", "samesite=lax", "path=/"])
    expect(session.toLowerCase()).toContain(mark);
  expect(session).not.toContain("Domain=");
});
