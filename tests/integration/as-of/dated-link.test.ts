import { NextRequest } from "next/server";
import { afterAll, describe, expect, it } from "vitest";
import { datedAddress, LOOK_BACK_COOKIE } from "@/lib/domain/look-back";
import { dayAskedFor } from "@/lib/server/http/look-back";
import { proxy } from "@/proxy";
import { openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const ask = (address: string) => proxy(new NextRequest(`http://ledger.test${address}`));

describe("a link to a page on an earlier day (历史时点)", () => {
  it("leads to the page with the day remembered for as long as the browser is open, and keeps its other conditions", () => {
    const answer = ask(datedAddress("/targets", "year=2026&q=就业", "2026-03-31"));
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(
      `http://ledger.test/targets?${new URLSearchParams({ year: "2026", q: "就业" }).toString()}`,
    );
    expect(answer.headers.get("set-cookie")).toBe(`${LOOK_BACK_COOKIE}=2026-03-31; Path=/; SameSite=lax`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("goes before the day that was remembered", () => {
    const headers = { cookie: `${LOOK_BACK_COOKIE}=2026-05-31` };
    const asked = new NextRequest("http://ledger.test/targets?asOf=2026-03-31", { headers });
    expect(proxy(asked).headers.get("set-cookie")).toContain("2026-03-31");
  });

  it("any other address stays as it is", () => {
    const answer = ask("/targets?year=2026");
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
  });

  it("writes nothing into the answer but the day", () => {
    const cookie = ask(
      `/targets?asOf=${encodeURIComponent("x; Domain=evil.test\r\nSet-Cookie: a=b")}`,
    ).headers;
    expect(cookie.getSetCookie()).toEqual([
      `${LOOK_BACK_COOKIE}=${encodeURIComponent("x; Domain=evil.test\r")}; Path=/; SameSite=lax`,
    ]);
  });
});

describe("a file that is asked for a day", () => {
  it.each(["2026-02-30", "2999-01-01", "yesterday"])("that is none, or not over, is refused: %s", (day) =>
    expect(dayAskedFor(day, { within: [] })).rejects.toMatchObject({
      code: "INVALID",
      details: { problem: "no_earlier_day" },
    }),
  );

  it("is of that day", async () => {
    expect(await dayAskedFor("2026-03-31", { within: [] })).toBe("2026-03-31");
    expect(await dayAskedFor(undefined, { within: [] })).toBeNull();
  });
});
